import type { InputOf, RowOf } from '@shopdb/contract'
import type { SaidOfCalibration } from './calibration-rules.ts'
import type { calibration } from './calibrations.ts'
import { dueAfter } from './dates.ts'
import type { Said } from './gage-columns.ts'
import type { SaidOfTool } from './tool-checks.ts'
import type { measuringtool } from './tool.ts'

type Tool = InputOf<typeof measuringtool> &
  Pick<RowOf<typeof measuringtool>, 'serialnumber' | 'calibrationmode'> &
  SaidOfTool
type Calibration = Omit<InputOf<typeof calibration>, 'measuringtoolid'> & SaidOfCalibration

/** One line of a gage list that can be taken in. */
export interface Gage {
  /** Counts from 1; the headings are line 1. */
  readonly line: number
  readonly gageid: string
  /** What it is, whose and where, by their names. */
  readonly description: string | null
  readonly maker: string | null
  readonly model: string | null
  readonly place: string | null
  /** Where it is now. */
  readonly state: Exclude<NonNullable<Said['status']>, 'reference only'>
  /** What the tool is made of beside these. */
  readonly tool: Tool
  /** Its last one, where the list tells a result and a day. */
  readonly calibration: Calibration | undefined
}

const nointerval = { intervalvalue: null, intervalunit: 'days' } as const

/** A line, as it is taken in; one that says neither when it was calibrated nor when it is due says none. */
export function gageOf(line: number, gageid: string, said: Said): Gage {
  const { description, lastcaldate = null, nextduedate: due = null, status: state = 'active' } = said
  const interval = said.intervaldays ?? nointerval
  const otherduedate = due === dueAfter(lastcaldate, interval) ? null : due
  const calibration = calibrationOf(said, lastcaldate, otherduedate)
  // A calibration says itself when the tool is due next; where the list tells of none, the tool does.
  const duedateoverride = calibration ? null : otherduedate
  return {
    line,
    gageid,
    description,
    maker: said.manufacturer,
    model: said.model,
    place: said.location,
    state: state === 'reference only' ? 'active' : state,
    tool: {
      assetnumber: gageid,
      name: description,
      serialnumber: said.serialnumber ?? null,
      custodian: said.owner,
      tolerance: said.tolerance,
      range: said.range,
      grrpercent: said.grrpercent ?? null,
      calibrationmode: modeOf(state, said),
      ...interval,
      lastcaldate,
      duedateoverride,
      overridereason: duedateoverride === null ? null : 'As the gage list says',
    },
    calibration,
  }
}

function modeOf(state: NonNullable<Said['status']>, { calibratedby }: Said): Tool['calibrationmode'] {
  if (state === 'reference only') return state
  return calibratedby === null ? 'in-house' : 'external'
}

function calibrationOf(said: Said, caldate: string | null, nextduedate: string | null): Gage['calibration'] {
  const { result, asfound = 'not measured', asleft = 'not measured' } = said
  if (!result || caldate === null) return undefined
  return {
    caldate,
    result,
    limitation: result === 'limited' ? 'As its certificate says' : null,
    asfound,
    // A list that knows of a pass and not how the tool was left means that it was left in tolerance.
    asleft: asleft === 'not measured' && result.startsWith('pass') ? 'in tolerance' : asleft,
    isadjusted: false,
    lab: null,
    ...said.calibratedby,
    certificatenumber: said.certificatenumber ?? null,
    labstandards: said.standardsused,
    nextduedate,
  }
}
