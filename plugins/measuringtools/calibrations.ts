import { boolean, choice, date, defineResource, file, markdown, reference, text } from '@shopdb/contract'
import { measuringtool, results } from './tool.ts'

const found = ['in tolerance', 'out of tolerance', 'not measured'] as const
const readings = 'Readings'
const traceability = 'Traceability'

/** A master by which tools are calibrated, with a due date of its own. */
export const standard = defineResource({
  name: 'Standard',
  table: 'standards',
  icon: 'weight',
  description: 'Masters by which tools are calibrated',
  sort: 'duedate',
  fields: {
    number: text({ label: 'Number', required: true, max: 60, unique: true, list: true, search: true }),
    description: text({ label: 'Description', max: 255, list: true, search: true }),
    serialnumber: text({ label: 'Serial number', max: 120, search: true }),
    accuracy: text({ label: 'Class or uncertainty', max: 120, list: true }),
    traceableto: text({ label: 'Traceable to', max: 120, help: 'Such as NIST or PTB.' }),
    certificatenumber: text({ label: 'Certificate', max: 120, search: true }),
    certificatefileid: file({ label: 'Certificate as a file' }),
    caldate: date({ label: 'Calibrated on', list: true }),
    duedate: date({ label: 'Due', list: true, index: true }),
    locationid: reference({ label: 'Location', to: 'locations', list: true }),
    notes: markdown({ label: 'Notes' }),
  },
})

/** One calibration of a tool, as it was: never edited, a wrong one is undone. */
export const calibration = defineResource({
  name: 'Calibration',
  table: 'calibrations',
  icon: 'badge-check',
  belongsto: 'measuringtoolid',
  appendonly: true,
  display: 'caldate',
  displaywith: 'result',
  sort: '-caldate',
  indexes: [['measuringtoolid', 'caldate']],
  fields: {
    measuringtoolid: reference({ label: 'Tool', to: measuringtool, required: true, list: true, index: true }),
    caldate: date({ label: 'Calibrated on', required: true, index: true, list: true }),
    asfound: choice({ label: 'As found', choices: found, required: true, list: true }),
    isadjusted: boolean({ label: 'Adjusted' }),
    asleft: choice({ label: 'As left', choices: found, list: true, help: 'Where empty: as found.' }),
    result: choice({ label: 'Result', choices: results, required: true, index: true, list: true }),
    limitation: text({ label: 'Limited to', max: 500, help: 'What it may still be used for.' }),
    nextduedate: date({ label: 'Next due', help: 'Where it is not what the interval of the tool gives.' }),
    calibratedby: text({ label: 'Calibrated by', max: 120, list: true }),
    assessedin: text({
      label: 'Effect assessed in',
      max: 255,
      help: 'The record that has settled what the tool did to parts while it was wrong: no case is opened then.',
    }),
    formercaldate: date({
      label: 'Calibrated before on',
      readonly: true,
      help: 'What the tool said of itself before its calibrations were recorded here.',
    }),
    notes: markdown({ label: 'Notes' }),
    asfoundvalues: markdown({ label: 'Readings as found', max: 4000, group: readings }),
    asleftvalues: markdown({ label: 'Readings as left', max: 4000, group: readings }),
    environment: text({ label: 'Environment', max: 120, group: readings, help: 'Temperature and humidity.' }),
    uncertainty: text({ label: 'Uncertainty', max: 120, group: readings, help: 'In the unit of the tool, with k.' }),
    lab: text({ label: 'Laboratory', max: 120, group: traceability, help: 'Empty where it was done here.' }),
    accreditation: text({ label: 'Accreditation', max: 60, group: traceability }),
    certificatenumber: text({
      label: 'Certificate',
      max: 120,
      index: true,
      list: true,
      search: true,
      group: traceability,
    }),
    certificatefileid: file({ label: 'Certificate as a file', group: traceability }),
    procedurenumber: text({ label: 'Procedure', max: 60, group: traceability }),
    labstandards: text({ label: 'Standards of the laboratory', max: 255, group: traceability }),
  },
})

/** By which standard a calibration was done. */
export const standarduse = defineResource({
  name: 'StandardUse',
  table: 'standarduses',
  label: 'Standard used',
  title: 'Standards used',
  icon: 'link',
  belongsto: 'calibrationid',
  appendonly: true,
  display: 'standardid',
  sort: '-standarduseid',
  unique: [['calibrationid', 'standardid']],
  fields: {
    calibrationid: reference({ label: 'Calibration', to: calibration, required: true, list: true, index: true }),
    standardid: reference({ label: 'Standard', to: standard, required: true, list: true, index: true }),
    overduereason: text({ label: 'Why it was used though overdue', max: 255, list: true }),
  },
})
