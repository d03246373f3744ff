import { boolean, choice, date, defineResource, markdown, reference, text } from '@shopdb/contract'
import { calibration } from './calibrations.ts'
import { measuringtool } from './tool.ts'

/** What became of the parts. */
export const dispositions = [
  'no effect',
  'parts inspected again',
  'parts reworked',
  'parts scrapped',
  'customer notified',
] as const

/** A tool was found out of tolerance: what it measured since its last good calibration is in doubt until this is closed. A calibration opens it, and the one before that was good says over which time. */
export const tolerancecase = defineResource({
  name: 'ToleranceCase',
  table: 'tolerancecases',
  label: 'Out-of-tolerance case',
  icon: 'triangle-alert',
  belongsto: 'measuringtoolid',
  display: 'title',
  sort: 'isclosed,-suspectuntil',
  fields: {
    title: text({ label: 'Case', required: true, max: 160, list: true, search: true }),
    measuringtoolid: reference({
      label: 'Tool',
      to: measuringtool,
      required: true,
      list: true,
      index: true,
      readonly: true,
    }),
    calibrationid: reference({ label: 'Found by the calibration of', to: calibration, index: true, readonly: true }),
    judgedfrom: date({
      label: 'Closed as suspect from',
      readonly: true,
      hidden: true,
      help: 'Empty: since ever. Of an open case the day follows from the calibrations, and is kept nowhere.',
    }),
    suspectuntil: date({ label: 'Suspect until', required: true, list: true, readonly: true }),
    finding: markdown({ label: 'What was found', max: 4000 }),
    impact: markdown({
      label: 'Effect on parts',
      max: 8000,
      help: 'Which parts were accepted with it, and what follows.',
    }),
    disposition: choice({ label: 'Disposition', choices: dispositions, list: true }),
    isclosed: boolean({ label: 'Closed', list: true, readonly: true }),
    closeddate: date({ label: 'Closed on', readonly: true }),
    closedby: text({ label: 'Closed by', max: 120, readonly: true }),
  },
})
