import {
  defineColumns,
  defineMarkers,
  type FilterOf,
  type NamedRow,
  type Reader,
  type RowCell,
  type RowMark,
} from '@shopdb/contract'
import { printer } from './printer.ts'
import { byPressing, leftWords, lowestOf, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = NamedRow<typeof supply>

/** Printers whose supplies run low stand out on the map. */
export const lowmarkers = defineMarkers(printer, {
  marks: async (platform, printers) =>
    (await suppliesOf(platform, printers, { alert: ['low', 'critical'] })).map(markOf),
})

function markOf(supplies: readonly SupplyRow[]): RowMark {
  const ordered = supplies.toSorted(byPressing)
  const [first] = ordered
  if (!first) return undefined
  const badge = first.percent === null ? '!' : `${first.percent}%`
  const note = ordered.map((one) => `${one.name} ${leftWords(one)}`).join(', ')
  return { tone: first.alert === 'critical' ? 'error' : 'warning', badge, note: note.slice(0, 200) }
}

/** What a printer has the least of. */
export const lowestcolumns = defineColumns(printer, {
  columns: { lowest: 'Lowest supply' },
  cells: async (platform, printers) =>
    (await suppliesOf(platform, printers)).map((all) => ({ lowest: lowestCell(all) })),
})

function lowestCell(supplies: readonly SupplyRow[]): RowCell {
  const lowest = lowestOf(supplies)
  return lowest && { value: `${leftWords(lowest)} ${lowest.name}`, tone: toneOf[lowest.alert] }
}

/** The supplies of each of these printers, in their order. */
async function suppliesOf(
  reader: Reader,
  printers: readonly { readonly assetid: number }[],
  filter: FilterOf<typeof supply> = {},
): Promise<readonly (readonly SupplyRow[])[]> {
  const asked = { ...filter, printerid: printers.map(({ assetid }) => assetid) }
  const found = Map.groupBy(await reader.listAll(supply, asked, { sort: 'supplyid' }), ({ printerid }) => printerid)
  return printers.map(({ assetid }) => found.get(assetid) ?? [])
}
