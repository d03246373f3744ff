import { inSentence, invalid, type TableFormat, type TableLine } from '@shopdb/contract'
import { lettersOf } from '../base/letters.ts'
import { readTableLines } from '../resources/table-lines.ts'

/** The lines of a table that people uploaded, by the columns that are asked for. Throws `invalid` for what is no such table. */
export async function tableOf<const Name extends string>(
  bytes: Uint8Array,
  format: TableFormat<Name>,
): Promise<readonly TableLine<Name>[]> {
  const [headings = [], ...lines] = await readTableLines(Buffer.from(bytes))
  const names = namesOf(headings, format)
  refuseUnlike(names, lines.length, format)
  return lines.map((line, at) => ({ line: at + 2, cells: cellsOf(names, line) }))
}

/** What code calls each column; undefined for one that is not asked for. */
function namesOf<Name extends string>(
  headings: readonly string[],
  { columns }: TableFormat<Name>,
): readonly (Name | undefined)[] {
  const known = new Map<string, Name>()
  // The keys of a plain object are its own.
  for (const name of Object.keys(columns) as readonly string[] as readonly Name[])
    for (const heading of [name, ...columns[name]]) {
      const other = known.get(lettersOf(heading))
      if (other !== undefined && other !== name)
        throw new Error(`The columns ${other} and ${name} are both called ${heading}.`)
      known.set(lettersOf(heading), name)
    }
  return headings.map((heading) => known.get(lettersOf(heading)))
}

function cellsOf<Name extends string>(
  names: readonly (Name | undefined)[],
  line: readonly string[],
): TableLine<Name>['cells'] {
  const cells = names.flatMap((name, at) => (name === undefined ? [] : [[name, line[at]] as const]))
  // Names and cells stand in one order.
  return Object.fromEntries(cells) as TableLine<Name>['cells']
}

function refuseUnlike<Name extends string>(
  names: readonly (Name | undefined)[],
  lines: number,
  { columns, needs, most = 1000 }: TableFormat<Name>,
): void {
  if (needs !== undefined && !names.includes(needs)) {
    const [called = needs, ...also] = columns[needs]
    throw invalid(
      `The file has no column for the ${inSentence(called)}, such as ${[...new Set([needs, called, ...also])].join(', ')}.`,
    )
  }
  if (lines > most) throw invalid(`The file has ${lines} lines; at most ${most} are taken in one go.`)
}
