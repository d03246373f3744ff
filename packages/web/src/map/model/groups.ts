import type { MapAnswer, MapKey, MarkerNote } from '@shopdb/contract'
import { colorOf, quiet, tones } from './palette.ts'

/** What markers can be colored by. */
export const colorings = ['type', 'status', 'businessunit', 'notes'] as const
export type Coloring = (typeof colorings)[number]

/** One line of the legend. */
export interface Group {
  /** As the address names it: the id in its catalogue, `none`, or a tone. */
  readonly key: string
  readonly name: string
  readonly color: string
  readonly count: number
}

/** The legend, and for each asset its line there. */
export interface Grouping {
  readonly groups: readonly Group[]
  readonly groupOf: Uint16Array
}

/** Plugins' words by asset; of several on one asset the gravest comes first. */
export type Notes = ReadonlyMap<number, readonly MarkerNote[]>

const gravity: readonly MarkerNote['tone'][] = ['error', 'warning', 'info', 'success']
const toneNames: Readonly<Record<MarkerNote['tone'], string>> = {
  error: 'Needs attention now',
  warning: 'Needs attention',
  info: 'Worth knowing',
  success: 'In order',
}

/** Notes by the asset they are about. */
export function notesByAsset(notes: readonly MarkerNote[]): Notes {
  const sorted = notes.toSorted((one, other) => gravity.indexOf(one.tone) - gravity.indexOf(other.tone))
  return Map.groupBy(sorted, (note) => note.assetid)
}

/** The gravest note on a bunch of entries of the map's columns, whose ids stand in `assetids`. */
export function gravestNote(
  notes: Notes,
  assetids: readonly number[],
  entries: readonly number[],
): MarkerNote | undefined {
  const found = entries.flatMap((entry) => notes.get(assetids[entry] ?? 0)?.[0] ?? [])
  return found.toSorted((one, other) => gravity.indexOf(one.tone) - gravity.indexOf(other.tone))[0]
}

const sources = {
  type: { column: 'assettypeid', keys: 'assettypes', none: 'No type' },
  status: { column: 'assetstatusid', keys: 'assetstatuses', none: 'No status' },
  businessunit: { column: 'businessunitid', keys: 'businessunits', none: 'No business unit' },
} as const

/** Puts every asset of the answer under a line of the legend. */
export function groupBy(answer: MapAnswer, coloring: Coloring, notes: Notes): Grouping {
  return coloring === 'notes' ? groupByNotes(answer, notes) : groupByKey(answer, coloring)
}

function groupByKey(answer: MapAnswer, coloring: keyof typeof sources): Grouping {
  const { column, keys, none } = sources[coloring]
  const lineOf = ({ id, name, color }: MapKey): Line => ({ key: String(id), name, color: colorOf(id, color), id })
  return counted(
    [...answer[keys].map(lineOf), { key: 'none', name: none, color: quiet, id: null }],
    answer.assets[column],
  )
}

function groupByNotes(answer: MapAnswer, notes: Notes): Grouping {
  const lines = gravity.map((tone) => ({ key: tone, name: toneNames[tone], color: tones[tone], id: tone }))
  const none = { key: 'none', name: 'Nothing to say', color: quiet, id: null }
  const ids = answer.assets.assetid.map((assetid) => notes.get(assetid)?.[0]?.tone ?? null)
  return counted([...lines, none], ids)
}

/** A line before anybody is counted; `id` is what stands in the column of those under it. */
type Line = Omit<Group, 'count'> & { readonly id: number | string | null }

/** Lines that nobody is under are left out. What the catalogue does not know stands under the last line. */
function counted(lines: readonly Line[], ids: readonly Line['id'][]): Grouping {
  const places = new Map(lines.map(({ id }, place) => [id, place]))
  const counts = new Uint32Array(lines.length)
  const lineOf = Uint16Array.from(ids, (id) => {
    const place = places.get(id) ?? lines.length - 1
    counts[place] = (counts[place] ?? 0) + 1
    return place
  })
  const shown = lines
    .map((line, place) => ({ ...line, count: counts[place] ?? 0, place }))
    .filter(({ count }) => count > 0)
  const groups = shown.map(({ key, name, color, count }) => ({ key, name, color, count }))
  const groupAt = new Map(shown.map(({ place }, group) => [place, group]))
  return { groups, groupOf: lineOf.map((place) => groupAt.get(place) ?? 0) }
}
