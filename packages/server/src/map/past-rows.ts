type Members = Readonly<Record<string, unknown>>

/** One row as it was at a past moment, as far as it was another one then. */
export interface PastRow {
  /** Whether there was such a row. */
  isThere: boolean
  /** The members that had another value then, with that value. */
  readonly members: Record<string, unknown>
  /** What the log says later is of another life of the row. */
  isOver: boolean
}

/** Rows that were other ones at a past moment, by entity type and key. All others were as they are. */
export type PastRows = ReadonlyMap<string, Map<number, PastRow>>

/** The members that the map looks at, by entity type. */
export const pastmembers: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'assets',
    [
      'assetnumber',
      'name',
      'assettypeid',
      'assetstatusid',
      'businessunitid',
      'locationid',
      'mapx',
      'mapy',
      'floorplanid',
      'isactive',
    ],
  ],
  ['locations', ['name', 'parentlocationid', 'mapx', 'mapy', 'floorplanid', 'isactive']],
  ['assetrelationships', ['sourceassetid', 'targetassetid', 'relationshiptypeid', 'inheritsposition', 'isactive']],
  ['relationshiptypes', ['positionpriority']],
  ['floorplans', ['name', 'locationid', 'fileid', 'width', 'height', 'meterspermapunit', 'isactive']],
  ['assettypes', ['name', 'color', 'icon']],
  ['assetstatuses', ['name', 'color', 'icon']],
  ['businessunits', ['name', 'color', 'icon']],
])

/** One entry of the log after that moment; `before` is its stored text. */
export interface LaterEntry {
  readonly action: string
  readonly entitytype: string
  readonly entityid: number
  readonly before: string | null
}

/** No row at all. */
export function noPastRows(): PastRows {
  return new Map([...pastmembers.keys()].map((entitytype) => [entitytype, new Map<number, PastRow>()]))
}

/**
 * Takes an entry back. Entries come from the oldest on, and the first that tells of a member tells what it was: what follows
 * changed what had been changed already. So the same entry may come twice.
 */
export function takeBack(rows: PastRows, entry: LaterEntry): void {
  const { action, entitytype, entityid } = entry
  const known = rows.get(entitytype)
  if (!known || action === 'event') return
  const row = known.get(entityid)
  if (row?.isOver) return
  if (action === 'create') return void known.set(entityid, madeLater(row))
  const kept = row ?? { isThere: true, members: {}, isOver: false }
  kept.isOver = action === 'purge'
  if (keepMembers(kept.members, entry) || kept.isOver) known.set(entityid, kept)
}

/** A row that was made later was not there; one that was made again was there before it was purged. */
function madeLater(row: PastRow | undefined): PastRow {
  return row ? { ...row, isOver: true } : { isThere: false, members: {}, isOver: true }
}

/** Tells whether any of the members is one that the map looks at. */
function keepMembers(members: Record<string, unknown>, { entitytype, before }: LaterEntry): boolean {
  // What was recorded of a row.
  const told = JSON.parse(before ?? '{}') as Members
  for (const name of pastmembers.get(entitytype) ?? [])
    if (Object.hasOwn(told, name) && !Object.hasOwn(members, name)) members[name] = storedForm(told[name])
  return Object.keys(members).length > 0
}

/** The log has yes and no, tables have 1 and 0. */
function storedForm(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}

/** A row as it was: from what it is now, if it is there, and what the log says; undefined where it was not there. */
export function rowThen<Row extends object>(past: PastRow | undefined, now: Row | undefined): Row | undefined {
  if (!past) return now
  // A row that is gone was recorded with all its members when it was purged.
  return past.isThere ? ({ ...now, ...past.members } as Row) : undefined
}
