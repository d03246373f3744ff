import { asset, type MapNotesAnswer, type MarkerNote, type Markers, type Platform } from '@shopdb/contract'
import { each, figure, maybe, oneOf, words, type Shape } from '../dashboard/shape.ts'
import { byKey, handedRows } from './handed.ts'
import { entryOf, gather, isOfEvery, quickbudget, type PieceParts } from './pieces.ts'

/** Asset keys by the table of their type. */
export type AssetsByTable = ReadonlyMap<string, readonly number[]>

/** What the plugins say of the markers of these assets; each is asked for the types it has something to say of. */
export function markerNotes(parts: PieceParts, assets: AssetsByTable): Promise<MapNotesAnswer> {
  return gather<MarkerNote>(parts, {
    hook: 'markers',
    budget: quickbudget,
    pick: ({ markers = [] }, platform) =>
      markers.flatMap((one, at) =>
        isOfEvery(one.of) || assets.has(one.of?.table ?? '')
          ? [{ entry: entryOf(one.of?.table, at), run: () => notesOf(one, platform, assets) }]
          : [],
      ),
    // Each list was checked against the assets that it was asked for.
    check: (value) => value as readonly MarkerNote[],
  })
}

async function notesOf(markers: Markers, platform: Platform, assets: AssetsByTable): Promise<readonly MarkerNote[]> {
  const { of } = markers
  const asked = isOfEvery(of) ? [...assets.values()].flat() : (assets.get(of?.table ?? '') ?? [])
  const known = new Set(asked)
  return each(await givenBy(markers, platform, asked), 'notes', asked.length, (one) => noteOf(one, known))
}

/** Of rows that were handed over each mark gets the key of its row. */
async function givenBy({ of = asset, notes, marks, where }: Markers, platform: Platform, ids: readonly number[]) {
  if (!marks) return await notes?.(platform, ids)
  const key = 'assetid'
  const asked = typeof where === 'function' ? await where(platform) : where
  const rows = await handedRows(platform, { of, key, ids, ...(asked === undefined ? {} : { where: asked }) })
  return byKey(key, rows, await marks(platform, rows)).map(({ id, given }) => ({ ...given, assetid: id }))
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
