import { choice, date, decimal, defineAssetType, integer, markdown, reference, text } from '@shopdb/contract'
import { tooltype } from './tool-types.ts'

const calibration = 'Calibration'
const measuring = 'Measuring'
const before = 'Before it was a measuring tool'

/** Where a tool is, as people say it; whether it may be used follows from its dates too, see `states.ts`. */
export const toolstates = ['active', 'out for calibration', 'in repair', 'quarantined', 'lost', 'retired'] as const

/** Who calibrates a tool that is calibrated at all. */
export const calibratedmodes = ['in-house', 'external'] as const

/** What the last calibration said, and what is taken over from it. */
export const results = ['pass', 'pass after adjustment', 'limited', 'fail'] as const

/** A measuring tool. The asset number is the gage id that is engraved on it. */
export const measuringtool = defineAssetType({
  name: 'MeasuringTool',
  table: 'measuringtools',
  icon: 'ruler',
  color: '#be185d',
  corelabels: { assetnumber: 'Gage id', name: 'Description' },
  fields: {
    tooltypeid: reference({ label: 'Tool type', to: tooltype, index: true, list: true }),
    state: choice({
      label: 'Availability',
      choices: toolstates,
      labels: { active: 'in use' },
      default: 'active',
      index: true,
    }),
    custodian: text({
      label: 'Custodian',
      max: 120,
      search: true,
      help: 'Who answers for it: a person, a crib, a cell.',
    }),
    range: text({ label: 'Range', max: 120, group: measuring }),
    resolution: text({ label: 'Resolution', max: 60, group: measuring }),
    tolerance: text({ label: 'Tolerance', max: 120, group: measuring }),
    acceptancecriteria: markdown({ label: 'Acceptance criteria', group: measuring, max: 2000 }),
    grrpercent: decimal({
      label: 'Gage R&R',
      unit: '%',
      min: 0,
      scale: 1,
      group: measuring,
      help: 'Below 10 is good, above 30 not acceptable.',
    }),
    calibrationmode: choice({
      label: 'Calibrated',
      choices: [...calibratedmodes, 'reference only'],
      default: 'in-house',
      index: true,
      group: calibration,
      help: 'Reference only: never calibrated, and never used to accept a part.',
    }),
    procedurenumber: text({ label: 'Procedure', max: 60, group: calibration, search: true }),
    intervalvalue: integer({ label: 'Interval', min: 1, max: 100_000, group: calibration }),
    intervalunit: choice({
      label: 'Interval in',
      choices: ['days', 'months', 'uses'],
      default: 'months',
      group: calibration,
    }),
    lastcaldate: date({
      label: 'Last calibrated',
      list: true,
      index: true,
      group: calibration,
      help: 'Follows from its calibrations, once there are any.',
    }),
    duedate: date({ label: 'Due', list: true, index: true, readonly: true, group: calibration }),
    duedateoverride: date({ label: 'Due, otherwise than the interval says', group: calibration }),
    overridereason: text({ label: 'Why otherwise', max: 255, group: calibration }),
    lastresult: choice({ label: 'Last result', choices: results, index: true, readonly: true, group: calibration }),
    limitation: text({ label: 'Limited to', max: 500, readonly: true, group: calibration }),
    usessince: integer({ label: 'Uses since', default: 0, min: 0, readonly: true, group: calibration }),
    machinetypeid: reference({ label: 'Machine type', to: 'machinetypes', group: before }),
    inservicedate: date({ label: 'In service since', group: before }),
    legacymachineid: integer({ label: 'Row in the old database', unique: true, group: before }),
    legacymachinetypeid: integer({ label: 'Machine type in the old database', group: before }),
  },
})
