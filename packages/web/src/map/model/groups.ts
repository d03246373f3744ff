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
  const ids = answer.assets[column]
  const lineOf = (key: MapKey): Omit<Group, 'count'> => ({
    key: String(key.id),
    name: key.name,
    color: colorOf(key.id, key.color),
  })
  const lines = [...answer[keys].map(lineOf), { key: 'none', name: none, color: quiet }]
  return counted(
    lines,
    ids.map((id) => String(id ?? 'none')),
  )
}

function groupByNotes(answer: MapAnswer, notes: Notes): Grouping {
  const lines = [
    ...gravity.map((tone) => ({ key: tone, name: toneNames[tone], color: tones[tone] })),
    { key: 'none', name: 'Nothing to say', color: quiet },
  ]
  return counted(
    lines,
    answer.assets.assetid.map((assetid) => notes.get(assetid)?.[0]?.tone ?? 'none'),
  )
}

/** Lines that nobody is under are left out. */
function counted(lines: readonly Omit<Group, 'count'>[], keys: readonly string[]): Grouping {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const groups = lines
    .flatMap((line) => ({ ...line, count: counts.get(line.key) ?? 0 }))
    .filter(({ count }) => count > 0)
  const places = new Map(groups.map(({ key }, place) => [key, place]))
  return { groups, groupOf: Uint16Array.from(keys, (key) => places.get(key) ?? groups.length - 1) }
}
