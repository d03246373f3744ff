import type { TableLine } from '@shopdb/contract'
import { type GageCells, type GageColumn, type Said, saidIn } from './gage-columns.ts'
import { flawOf } from './gage-fit.ts'
import { remarksOn } from './gage-remarks.ts'
import { saidNumber } from './gage-words.ts'
import { type Gage, gageOf } from './gage.ts'

/** A line, and what is to be said of it: why it is left out, or what of it was not taken. */
export interface Remark {
  readonly line: number
  readonly gageid: string
  readonly text: string
}

/** A gage list, read. */
export interface GageList {
  readonly gages: readonly Gage[]
  readonly refused: readonly Remark[]
  readonly remarks: readonly Remark[]
}

/** The first line first. */
export const inOrder = (remarks: readonly Remark[]): readonly Remark[] =>
  remarks.toSorted((one, other) => one.line - other.line)

/** Reads the lines of a gage list; those that cannot be taken are told, the others stay. */
export function readGageList(lines: readonly TableLine<GageColumn>[], today: string): GageList {
  const read = lines.map((line) => readLine(line, today))
  const gages = read.flatMap((one) => one.gages)
  const repeats = repeated(gages)
  const isFirst = ({ line }: Remark | Gage): boolean => !repeats.has(line)
  return {
    gages: gages.filter(isFirst),
    refused: inOrder([...read.flatMap((one) => one.refused), ...repeats.values()]),
    remarks: read.flatMap((one) => one.remarks).filter(isFirst),
  }
}

/** A list of this line alone. */
function readLine({ line, cells }: TableLine<GageColumn>, today: string): GageList {
  const said = saidIn(cells)
  const gageid = said.gageid ?? ''
  const remark = (text: string): Remark => ({ line, gageid, text })
  const refuse = (text: string): GageList => ({ gages: [], refused: [remark(text)], remarks: [] })
  const refusal = refusalOf(said, cells)
  if (refusal) return refuse(refusal)
  const gage = gageOf(line, gageid, said)
  const flaw = flawOf(gage, today)
  if (flaw) return refuse(flaw)
  return { gages: [gage], refused: [], remarks: remarksOn(gage, said, cells).map(remark) }
}

/** Why a line means no tool. */
function refusalOf({ gageid, lastcaldate, nextduedate, status }: Said, cells: GageCells): string | undefined {
  if (gageid === null) return `has no gage id, only '${cells.gageid ?? ''}'`
  if (saidNumber(gageid) === undefined) return `has the gage id '${gageid}', which a spreadsheet damaged`
  if (gageid.length > 60) return 'has a gage id of more than 60 characters'
  if (lastcaldate === undefined) return `was last calibrated on '${cells.lastcaldate}', which is no day`
  if (nextduedate === undefined) return `is due on '${cells.nextduedate}', which is no day`
  if (nextduedate !== null && lastcaldate !== null && nextduedate <= lastcaldate)
    return `is due on ${nextduedate}, before it was calibrated on ${lastcaldate}`
  return status === undefined ? `has the status '${cells.status}', which nobody here knows` : undefined
}

/** Lines that repeat the gage id, or the serial number of the same model, of a line before them. */
function repeated(gages: readonly Gage[]): ReadonlyMap<number, Remark> {
  const seen = new Map<string, number>()
  const repeats = new Map<number, Remark>()
  for (const gage of gages) {
    for (const [key, what] of keysOf(gage)) {
      const first = seen.get(key)
      if (first === undefined) seen.set(key, gage.line)
      else repeats.set(gage.line, { line: gage.line, gageid: gage.gageid, text: `has the ${what} of line ${first}` })
    }
  }
  return repeats
}

function keysOf({ gageid, maker, model, tool: { serialnumber } }: Gage): readonly (readonly [string, string])[] {
  const serial = [maker, model, serialnumber].map((part) => (part ?? '').toLowerCase()).join('\n')
  return [
    [`id\n${gageid.toLowerCase()}`, 'gage id'],
    ...(serialnumber === null ? [] : [[`serial\n${serial}`, 'maker, model and serial number'] as const]),
  ]
}
