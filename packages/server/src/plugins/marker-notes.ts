import type { MapNotesAnswer, MarkerNote, Markers, Platform } from '@shopdb/contract'
import { each, figure, maybe, oneOf, words, type Shape } from '../dashboard/shape.ts'
import { entryOf, gather, quickbudget, type PieceParts } from './pieces.ts'

/** Asset keys by the table of their type. */
export type AssetsByTable = ReadonlyMap<string, readonly number[]>

/** What the plugins say of the markers of these assets; each is asked for the types it has something to say of. */
export function markerNotes(parts: PieceParts, assets: AssetsByTable): Promise<MapNotesAnswer> {
  return gather<MarkerNote>(parts, {
    hook: 'markers',
    budget: quickbudget,
    pick: ({ markers = [] }, platform) =>
      markers.flatMap((one, at) =>
        one.of === undefined || assets.has(one.of.table)
          ? [{ entry: entryOf(one.of?.table, at), run: () => notesOf(one, platform, assets) }]
          : [],
      ),
    // Each list was checked against the assets that it was asked for.
    check: (value) => value as readonly MarkerNote[],
  })
}

async function notesOf(
  { of, notes }: Markers,
  platform: Platform,
  assets: AssetsByTable,
): Promise<readonly MarkerNote[]> {
  const asked = of === undefined ? [...assets.values()].flat() : (assets.get(of.table) ?? [])
  const known = new Set(asked)
  return each(await notes(platform, asked), 'notes', asked.length, (one) => noteOf(one, known))
}

const tones = ['success', 'info', 'warning', 'error'] as const
/** Of a badge. */
const mostcharacters = 3

function noteOf(one: Shape, asked: ReadonlySet<number>): MarkerNote {
  const assetid = figure(one, 'assetid')
  if (!asked.has(assetid)) throw new Error(`Its ${one.path} is of asset ${assetid}, for which it was not asked`)
  return {
    assetid,
    tone: oneOf(one, 'tone', tones),
    note: words(one, 'note'),
    ...maybe(one, 'badge', () => words(one, 'badge', mostcharacters)),
  }
}
