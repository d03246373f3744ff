import { followLog, type FollowParts } from '../changes/follow.ts'
import type { CatalogEntry, MapCatalogs } from './answer.ts'
import type { PlanRow } from './plan.ts'

/** The floor plans of the site, and what its markers are named and colored by. */
export interface Catalogs extends MapCatalogs {
  /** Removed ones too. */
  readonly plans: readonly PlanRow[]
  /** The table of a type's own fields, by the key of the type. */
  readonly tables: ReadonlyMap<number, string>
}

type Row = Readonly<Record<string, unknown>>

const entitytypes = ['floorplans', 'assettypes', 'assetstatuses', 'businessunits']

/** All of it is little, and kept in memory. */
export function followCatalogs(parts: FollowParts): () => Catalogs | Promise<Catalogs> {
  const load = (): Promise<Catalogs> => readCatalogs(parts)
  return followLog(parts, { entitytypes, load, renew: load })
}

async function readCatalogs(parts: FollowParts): Promise<Catalogs> {
  return {
    plans: await readPlans(parts),
    tables: await readTables(parts),
    assettypes: await entriesOf(parts, 'assettypes', 'assettypeid'),
    assetstatuses: await entriesOf(parts, 'assetstatuses', 'assetstatusid'),
    businessunits: await entriesOf(parts, 'businessunits', 'businessunitid'),
  }
}

async function readPlans({ database: { read } }: FollowParts): Promise<readonly PlanRow[]> {
  const rows = await read
    .selectFrom('floorplans')
    .select(['floorplanid', 'name', 'locationid', 'fileid', 'width', 'height', 'meterspermapunit', 'isactive'])
    .orderBy('floorplanid')
    .execute()
  // Rows of this very table.
  return rows as unknown as readonly PlanRow[]
}

async function readTables({ database: { read } }: FollowParts): Promise<ReadonlyMap<number, string>> {
  const rows = await read.selectFrom('assettypes').select(['assettypeid', 'tablename']).execute()
  const named = rows.filter((row) => typeof row['tablename'] === 'string')
  return new Map(named.map((row) => [Number(row['assettypeid']), String(row['tablename'])]))
}

async function entriesOf(
  { database: { read } }: FollowParts,
  table: string,
  key: string,
): Promise<ReadonlyMap<number, CatalogEntry>> {
  const rows: readonly Row[] = await read.selectFrom(table).selectAll().execute()
  return new Map(rows.map((row) => [Number(row[key]), entryOf(Number(row[key]), row)]))
}

/** Not every catalogue has colors or icons. */
function entryOf(id: number, { name, color, icon }: Row): CatalogEntry {
  return { id, name: String(name), color: textOf(color), icon: textOf(icon) }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
