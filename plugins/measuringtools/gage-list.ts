import { type Cells, readCells } from './gage-file.ts'
import { flawOf } from './gage-fit.ts'
import { remarksOn } from './gage-remarks.ts'
import { saidState } from './gage-states.ts'
import { saidDay, saidNumber, saidText } from './gage-words.ts'
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

/** Reads a gage list; lines that cannot be taken are told, the others stay. Throws `invalid` for what is no such list. */
export function readGageList(bytes: Uint8Array, today: string): GageList {
  const read = readCells(bytes).map((cells, at) => readLine(cells, at + 2, today))
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
function readLine(cells: Cells, line: number, today: string): GageList {
  const gageid = saidText(cells['gageid'])
  const [lastcaldate, due] = [saidDay(cells['lastcaldate']), saidDay(cells['nextduedate'])]
  const state = saidState(cells['status'])
  const refuse = (text: string) => ({ gages: [], refused: [{ line, gageid: gageid ?? '', text }], remarks: [] })
  if (gageid === null) return refuse(`has no gage id, only '${cells['gageid'] ?? ''}'`)
  if (saidNumber(gageid) === undefined) return refuse(`has the gage id '${gageid}', which a spreadsheet damaged`)
  if (gageid.length > 60) return refuse('has a gage id of more than 60 characters')
  if (lastcaldate === undefined) return refuse(`was last calibrated on '${cells['lastcaldate']}', which is no day`)
  if (due === undefined) return refuse(`is due on '${cells['nextduedate']}', which is no day`)
  if (due !== null && lastcaldate !== null && due <= lastcaldate)
    return refuse(`is due on ${due}, before it was calibrated on ${lastcaldate}`)
  if (state === undefined) return refuse(`has the status '${cells['status']}', which nobody here knows`)
  const gage = gageOf(cells, { line, gageid, lastcaldate, due, state })
  const flaw = flawOf(gage, today)
  if (flaw) return refuse(flaw)
  return { gages: [gage], refused: [], remarks: remarksOn(gage, cells).map((text) => ({ line, gageid, text })) }
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
