import type { Column, Markers, Platform, RowOf } from '@shopdb/contract'
import { printer } from './printer.ts'
import type { settings } from './settings.ts'
import { byPressing, leftWords, lowestOf, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = RowOf<typeof supply>
type Own = Platform<typeof settings>

/** Printers whose supplies run low stand out on the map. */
export const markers: readonly Markers<typeof settings>[] = [
  {
    of: printer,
    notes: async (platform, assetids) => {
      const groups = await suppliesOf(platform, assetids, ['low', 'critical'])
      return [...groups].flatMap(([assetid, supplies]) => noteOf(assetid, supplies))
    },
  },
]

function noteOf(assetid: number, supplies: readonly SupplyRow[]) {
  const ordered = supplies.toSorted(byPressing)
  const [first] = ordered
  if (!first) return []
  const tone = first.alert === 'critical' ? ('error' as const) : ('warning' as const)
  const badge = first.percent === null ? '!' : `${first.percent}%`
  const note = ordered.map((one) => `${one.name} ${leftWords(one)}`).join(', ')
  return [{ assetid, tone, badge, note: note.slice(0, 200) }]
}

/** What a printer has the least of. */
export const columns: readonly Column<typeof settings>[] = [
  {
    of: printer,
    name: 'lowest',
    label: 'Lowest supply',
    values: async (platform, ids) => {
      const groups = await suppliesOf(platform, ids)
      return [...groups].flatMap(([id, supplies]) => {
        const lowest = lowestOf(supplies)
        return lowest ? [{ id, value: `${leftWords(lowest)} ${lowest.name}`, tone: toneOf[lowest.alert] }] : []
      })
    },
  },
]

/** Supplies by their printers. */
async function suppliesOf(
  platform: Own,
  printerids: readonly number[],
  alert?: readonly SupplyRow['alert'][],
): Promise<ReadonlyMap<number, readonly SupplyRow[]>> {
  const filter = { printerid: printerids, ...(alert ? { alert } : {}) }
  const found = await platform.listAll(supply, filter, { sort: 'supplyid' })
  return Map.groupBy(found, ({ printerid }) => printerid)
}
