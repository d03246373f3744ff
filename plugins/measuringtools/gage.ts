import { dueAfter } from './dates.ts'
import type { Cells } from './gage-file.ts'
import { saidLab, saidResult, type saidState, saidText, saidTolerance } from './gage-words.ts'

/** One line of a gage list that can be taken in. */
export interface Gage {
  /** Counts from 1; the headings are line 1. */
  readonly line: number
  readonly gageid: string
  readonly description: string | null
  readonly maker: string | null
  readonly model: string | null
  readonly serialnumber: string | null
  readonly place: string | null
  readonly custodian: string | null
  readonly tolerance: string | null
  readonly range: string | null
  readonly intervaldays: number | null
  readonly lastcaldate: string | null
  /** Where it is not what the interval gives. */
  readonly otherduedate: string | null
  readonly state: NonNullable<ReturnType<typeof saidState>>
  readonly grrpercent: number | null
  readonly lab: ReturnType<typeof saidLab>
  readonly result: ReturnType<typeof saidResult>
  readonly asfound: ReturnType<typeof saidTolerance>
  readonly asleft: ReturnType<typeof saidTolerance>
  readonly certificate: string | null
  readonly standards: string | null
}

/** What of a line was read already, because a line without it is left out. */
export interface Settled extends Pick<Gage, 'line' | 'gageid' | 'lastcaldate' | 'state'> {
  readonly cells: Cells
  readonly due: string | null
}

/** A line, as it is taken in. */
export function gageOf({ cells, due, ...settled }: Settled): Gage {
  const intervaldays = wholeNumber(cells['intervaldays'])
  const computed = dueAfter(settled.lastcaldate, { intervalvalue: intervaldays, intervalunit: 'days' })
  return {
    ...settled,
    description: saidText(cells['description']),
    maker: saidText(cells['manufacturer']),
    model: saidText(cells['model']),
    serialnumber: saidText(cells['serialnumber']),
    place: saidText(cells['location']),
    custodian: saidText(cells['owner']),
    tolerance: saidText(cells['tolerance']),
    range: saidText(cells['range']),
    intervaldays,
    otherduedate: due === computed ? null : due,
    grrpercent: percent(cells['grrpercent']),
    lab: saidLab(cells['calibratedby']),
    result: saidResult(cells['result']),
    asfound: saidTolerance(cells['asfound']),
    asleft: saidTolerance(cells['asleft']),
    certificate: saidText(cells['certificatenumber']),
    standards: saidText(cells['standardsused']),
  }
}

/** 0 says that there is none. */
function wholeNumber(written: string | undefined): number | null {
  const said = saidText(written)
  return said !== null && /^\d{1,5}$/u.test(said) && Number(said) > 0 ? Number(said) : null
}

function percent(written: string | undefined): number | null {
  const said = Number(saidText(written)?.replace('%', '').trim() ?? Number.NaN)
  return Number.isFinite(said) && said >= 0 ? Math.round(said * 10) / 10 : null
}

/** A list that knows of a pass and not how the tool was left means that it was left in tolerance. */
export function leftAs(result: NonNullable<Gage['result']>, asleft: Gage['asleft']): Gage['asleft'] {
  return asleft === 'not measured' && result.startsWith('pass') ? 'in tolerance' : asleft
}
