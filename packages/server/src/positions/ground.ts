import type { Places } from './places.ts'

/** A column with one entry for each asset; entry 5 of every column is the same asset. */
export type Column = readonly number[]

/**
 * What the rule looks at of all assets. Small whole numbers without holes: they are walked as fast as typed arrays, and grow.
 * Keys are 0 and coordinates -1 where there is none.
 */
export interface Ground {
  readonly assetid: Column
  readonly mapx: Column
  readonly mapy: Column
  readonly floorplanid: Column
  readonly locationid: Column
  /** 0 for one that was removed. */
  readonly isactive: Column
  /** Entries of the assets whose place it takes, in the order in which they are asked; most have none. */
  readonly related: readonly (Column | undefined)[]
  /** Where an asset is in the columns. An entry is given once: one of an asset that is gone has no key any more. */
  readonly entries: ReadonlyMap<number, number>
  /** Whose tie it is, by the key of the relation. */
  readonly ties: ReadonlyMap<number, number>
  readonly places: Places
}

/** What the rule looks at of an asset, as a table has it. */
export interface AssetRow {
  readonly assetid: number
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
  readonly locationid: number | null
  readonly isactive: number
}

/** A tie through which an asset takes another's place. */
export interface TieRow {
  readonly relationshipid: number
  readonly sourceassetid: number
  readonly targetassetid: number
}

/** A ground of one's own, to be changed before others see it. */
export interface Draft extends Ground {
  readonly assetid: number[]
  readonly mapx: number[]
  readonly mapy: number[]
  readonly floorplanid: number[]
  readonly locationid: number[]
  readonly isactive: number[]
  readonly related: (Column | undefined)[]
  readonly entries: Map<number, number>
  ties: ReadonlyMap<number, number>
}

/** A ground without assets. */
export function emptyDraft(places: Ground['places']): Draft {
  const columns = { assetid: [], mapx: [], mapy: [], floorplanid: [], locationid: [], isactive: [], related: [] }
  return { ...columns, entries: new Map(), ties: new Map(), places }
}

/** A copy to be changed. */
export function draftOf(ground: Ground, places = ground.places): Draft {
  const { assetid, mapx, mapy, floorplanid, locationid, isactive, related, entries } = ground
  return {
    assetid: assetid.slice(),
    mapx: mapx.slice(),
    mapy: mapy.slice(),
    floorplanid: floorplanid.slice(),
    locationid: locationid.slice(),
    isactive: isactive.slice(),
    related: related.slice(),
    // All copies share the one map, which only ever grows: an entry that a copy does not have is not its asset, see `entryOf`.
    entries: entries as Map<number, number>,
    ties: ground.ties,
    places,
  }
}

/** Where an asset is in the columns; undefined for one that is not there. */
export function entryOf({ entries, assetid }: Ground, key: number): number | undefined {
  const entry = entries.get(key)
  return entry !== undefined && assetid[entry] === key ? entry : undefined
}

/** Whether an asset stands as its table has it. */
export function isKnown(ground: Ground, row: AssetRow): boolean {
  const entry = entryOf(ground, row.assetid) ?? -1
  return (
    ground.assetid[entry] === row.assetid &&
    ground.mapx[entry] === (row.mapx ?? -1) &&
    ground.mapy[entry] === (row.mapy ?? -1) &&
    ground.floorplanid[entry] === (row.floorplanid ?? 0) &&
    ground.locationid[entry] === (row.locationid ?? 0) &&
    ground.isactive[entry] === row.isactive
  )
}

/** Puts assets in as they are now, or new. */
export function putAssets(draft: Draft, rows: readonly AssetRow[]): void {
  for (const row of rows) {
    const entry = entryOf(draft, row.assetid) ?? newEntry(draft, row.assetid)
    draft.assetid[entry] = row.assetid
    draft.mapx[entry] = row.mapx ?? -1
    draft.mapy[entry] = row.mapy ?? -1
    draft.floorplanid[entry] = row.floorplanid ?? 0
    draft.locationid[entry] = row.locationid ?? 0
    draft.isactive[entry] = row.isactive
  }
}

function newEntry({ assetid, entries, related }: Draft, key: number): number {
  entries.set(key, assetid.length)
  related.push(undefined)
  return assetid.length
}

/** Takes assets out. */
export function dropAssets(draft: Draft, assetids: readonly number[]): void {
  for (const entry of assetids.flatMap((assetid) => entryOf(draft, assetid) ?? [])) {
    for (const column of [draft.mapx, draft.mapy]) column[entry] = -1
    for (const column of [draft.assetid, draft.floorplanid, draft.locationid, draft.isactive]) column[entry] = 0
    draft.related[entry] = undefined
  }
}

/** Lets the sources take the places of others through these ties, which come in asking order, and through no others. */
export function putTies(draft: Draft, sources: ReadonlySet<number>, rows: readonly TieRow[]): void {
  if (sources.size === 0) return
  const others = [...draft.ties].filter(([, source]) => !sources.has(source))
  draft.ties = new Map([...others, ...rows.map((row) => [row.relationshipid, row.sourceassetid] as const)])
  const bySource = Map.groupBy(rows, (row) => row.sourceassetid)
  for (const source of sources) {
    const entry = entryOf(draft, source)
    const targets = bySource.get(source)?.flatMap((row) => entryOf(draft, row.targetassetid) ?? [])
    if (entry !== undefined) draft.related[entry] = targets
  }
}
