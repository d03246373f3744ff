import type { Column, FilterOf, MarkerNote, Markers, Platform, RowOf } from '@shopdb/contract'
import { printer } from './printer.ts'
import { byPressing, leftWords, lowestOf, toneOf } from './supply-words.ts'
import { supply } from './supply.ts'

type SupplyRow = RowOf<typeof supply>

/** Printers whose supplies run low stand out on the map. */
export const lowmarkers: Markers = {
  of: printer,
  notes: async (platform, printerid) => {
    const groups = await suppliesBy(platform, { printerid, alert: ['low', 'critical'] })
    return [...groups].flatMap(([assetid, supplies]) => noteOf(assetid, supplies))
  },
}

function noteOf(assetid: number, supplies: readonly SupplyRow[]): readonly MarkerNote[] {
  const ordered = supplies.toSorted(byPressing)
  const [first] = ordered
  if (!first) return []
  const tone = first.alert === 'critical' ? 'error' : 'warning'
  const badge = first.percent === null ? '!' : `${first.percent}%`
  const note = ordered.map((one) => `${one.name} ${leftWords(one)}`).join(', ')
  return [{ assetid, tone, badge, note: note.slice(0, 200) }]
}

/** What a printer has the least of. */
export const lowestcolumn: Column = {
  of: printer,
  name: 'lowest',
  label: 'Lowest supply',
  values: async (platform, printerid) => {
    const groups = await suppliesBy(platform, { printerid })
    return [...groups].flatMap(([id, supplies]) => {
      const lowest = lowestOf(supplies)
      return lowest ? [{ id, value: `${leftWords(lowest)} ${lowest.name}`, tone: toneOf[lowest.alert] }] : []
    })
  },
}

/** Supplies by their printers. */
async function suppliesBy(
  platform: Platform,
  filter: FilterOf<typeof supply>,
): Promise<ReadonlyMap<number, readonly SupplyRow[]>> {
  return Map.groupBy(await platform.listAll(supply, filter, { sort: 'supplyid' }), ({ printerid }) => printerid)
}
