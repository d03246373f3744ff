import type { InputOf, RowOf } from '@shopdb/contract'
import type { Said } from './calibration-rules.ts'
import type { calibration } from './calibrations.ts'
import { dueAfter } from './dates.ts'
import type { Cells } from './gage-file.ts'
import { saidResult, saidTolerance } from './gage-results.ts'
import type { saidState } from './gage-states.ts'
import { saidInterval, saidLab, saidNumber, saidPercent, saidText } from './gage-words.ts'
import type { measuringtool } from './tool.ts'

type Tool = InputOf<typeof measuringtool> &
  Pick<RowOf<typeof measuringtool>, 'serialnumber' | 'intervalvalue' | 'lastcaldate' | 'calibrationmode'>
type Calibration = Omit<InputOf<typeof calibration>, 'measuringtoolid'> & Said

/** One line of a gage list that can be taken in. */
export interface Gage extends Pick<Settled, 'line' | 'gageid'> {
  /** What it is, whose and where, by their names. */
  readonly description: string | null
  readonly maker: string | null
  readonly model: string | null
  readonly place: string | null
  /** Where it is now. */
  readonly state: Exclude<Settled['state'], 'reference only'>
  /** What the tool is made of beside these. */
  readonly tool: Tool
  /** Its last one, where the list tells a result and a day. */
  readonly calibration: Calibration | undefined
}

/** What of a line was read already, because a line without it is left out. */
export interface Settled {
  /** Counts from 1; the headings are line 1. */
  readonly line: number
  readonly gageid: string
  readonly lastcaldate: string | null
  readonly due: string | null
  readonly state: NonNullable<ReturnType<typeof saidState>>
}

/** A line, as it is taken in. */
export function gageOf(cells: Cells, { line, gageid, lastcaldate, due, state }: Settled): Gage {
  const interval = saidInterval(cells['intervaldays']) ?? ({ intervalvalue: null, intervalunit: 'days' } as const)
  const otherduedate = due === dueAfter(lastcaldate, interval) ? null : due
  const calibration = calibrationOf(cells, lastcaldate, otherduedate)
  // A calibration says itself when the tool is due next; where the list tells of none, the tool does.
  const duedateoverride = calibration ? null : otherduedate
  return {
    line,
    gageid,
    description: saidText(cells['description']),
    maker: saidText(cells['manufacturer']),
    model: saidText(cells['model']),
    place: saidText(cells['location']),
    state: state === 'reference only' ? 'active' : state,
    tool: {
      assetnumber: gageid,
      name: saidText(cells['description']),
      serialnumber: saidNumber(cells['serialnumber']) ?? null,
      custodian: saidText(cells['owner']),
      tolerance: saidText(cells['tolerance']),
      range: saidText(cells['range']),
      grrpercent: saidPercent(cells['grrpercent']) ?? null,
      calibrationmode: modeOf(state, saidLab(cells['calibratedby'])),
      ...interval,
      lastcaldate,
      duedateoverride,
      overridereason: duedateoverride === null ? null : 'As the gage list says',
    },
    calibration,
  }
}

function modeOf(state: Settled['state'], lab: ReturnType<typeof saidLab>): Tool['calibrationmode'] {
  if (state === 'reference only') return state
  return lab === null ? 'in-house' : 'external'
}

function calibrationOf(cells: Cells, caldate: string | null, nextduedate: string | null): Gage['calibration'] {
  const result = saidResult(cells['result'])
  if (!result || caldate === null) return undefined
  const asleft = saidTolerance(cells['asleft']) ?? 'not measured'
  return {
    caldate,
    result,
    limitation: result === 'limited' ? 'As its certificate says' : null,
    asfound: saidTolerance(cells['asfound']) ?? 'not measured',
    // A list that knows of a pass and not how the tool was left means that it was left in tolerance.
    asleft: asleft === 'not measured' && result.startsWith('pass') ? 'in tolerance' : asleft,
    isadjusted: false,
    lab: null,
    ...saidLab(cells['calibratedby']),
    certificatenumber: saidNumber(cells['certificatenumber']) ?? null,
    labstandards: saidText(cells['standardsused']),
    nextduedate,
  }
}
