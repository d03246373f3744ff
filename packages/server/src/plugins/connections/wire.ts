import { inWords } from '@shopdb/contract'

/** A row that is the end of something, such as a port of a cable. */
export interface End {
  readonly table: string
  readonly id: number
  readonly assetid: number
  /** The asset at the other end; null where nothing is there. */
  readonly farassetid: number | null
  /** The row at the other end, where that is one of the same table. */
  readonly farid: number | null
  readonly name: string
  /** As it stands in the label of a relation. */
  readonly word: string
  /** What it is the end of: `cable`. */
  readonly by: string
  readonly isactive: boolean
}

/** Two assets, the one with the lower key first. */
export interface Pair {
  readonly one: number
  readonly other: number
}

/** The two assets that an end joins; one that was removed joins none. */
export function pairOf(end: End | undefined): Pair | undefined {
  if (!end?.isactive || end.farassetid === null || end.farassetid === end.assetid) return undefined
  const { assetid, farassetid } = end
  return { one: Math.min(assetid, farassetid), other: Math.max(assetid, farassetid) }
}

/** Whether two ends are the same row. */
export function isSame(end: End, other: End): boolean {
  return end.table === other.table && end.id === other.id
}

/** How the relation of a pair reads: from what is connected to what it is connected to. */
export interface Wire {
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly label: string
}

const longest = 120

/**
 * The relation between two assets that follows from the ends at both, or undefined where nothing joins them. It points to the
 * asset whose end it is; where both have one, to the asset with the lower key.
 */
export function wireOf({ one, other }: Pair, ends: readonly End[]): Wire | undefined {
  const joining = ends.filter((end) => pairOf(end)?.one === one && pairOf(end)?.other === other)
  const [targetassetid, sourceassetid] = joining.some(({ assetid }) => assetid === one) ? [one, other] : [other, one]
  const farOf = (end: End) => joining.find(({ table, id }) => table === end.table && id === end.farid)
  const told = joining.filter((end) => end.assetid === targetassetid || !farOf(end))
  if (told.length === 0) return undefined
  const words = told.map((end) => [farOf(end), end].flatMap((each) => each?.word ?? []).join(' - '))
  const label = words.toSorted().join(', ')
  return { sourceassetid, targetassetid, label: label.length > longest ? countOf(told) : label }
}

/** Where there are too many to be named: `30 cables`. */
function countOf(ends: readonly End[]): string {
  return [...Map.groupBy(ends, ({ by }) => by)].map(([by, { length }]) => inWords(length, by)).join(', ')
}
