import { setImmediate } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Told } from '../changes/follow.ts'
import type { Database, Tables } from '../database/database.ts'
import {
  draftOf,
  dropAssets,
  emptyDraft,
  entryOf,
  isKnown,
  putAssets,
  putTies,
  type AssetRow,
  type Ground,
  type TieRow,
} from './ground.ts'
import { readPlaces } from './places.ts'

type Read = Kysely<Tables>

/** What in the log changes where things stand. */
export const groundtypes = ['assets', 'assetrelationships', 'relationshiptypes', 'locations']

/** Rows of one statement; in between others are served. */
const portion = 10_000
/** Keys of one statement. */
const few = 512

/** Everything that the rule looks at. */
export async function readGround(database: Database): Promise<Ground> {
  const draft = emptyDraft(await readPlaces({ database }))
  for (let last = 0; ;) {
    const rows = await rowsOf<AssetRow>(database.read, nextAssets, [last])
    putAssets(draft, rows)
    last = rows.at(-1)?.assetid ?? last
    if (rows.length < portion) break
    await setImmediate()
  }
  const { sources, rows } = await readAllTies(database.read, draft)
  putTies(draft, sources, rows)
  return draft
}

const columns = 'select assetid, mapx, mapy, floorplanid, locationid, isactive from assets'
const nextAssets = `${columns} where assetid > ? order by assetid limit ${portion}`

async function rowsOf<Row>(read: Read, text: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
  return (await read.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** The ties through which places are taken. */
const ties = `select link.relationshipid, link.sourceassetid, link.targetassetid from assetrelationships as link
  left join relationshiptypes as type on type.relationshiptypeid = link.relationshiptypeid
  where link.inheritsposition = 1 and link.isactive = 1`
const asked = 'order by coalesce(type.positionpriority, 99), link.relationshipid'

async function readAllTies(read: Read, { ties: known }: Ground): Promise<NewTies> {
  const rows = await rowsOf<TieRow>(read, `${ties} ${asked}`)
  return { sources: new Set([...known.values(), ...rows.map((row) => row.sourceassetid)]), rows }
}

/** All ties of some assets. */
interface NewTies {
  readonly sources: ReadonlySet<number>
  readonly rows: readonly TieRow[]
}

/** The ground with what the log told of read again; the same ground where that changed nothing. */
export async function renewGround(database: Database, ground: Ground, told: Told): Promise<Ground> {
  const { read } = database
  const places = told.has('locations') ? await readPlaces({ database }) : ground.places
  const { rows, gone } = await readChanged(read, ground, told.get('assets') ?? [])
  const newties = told.has('relationshiptypes') ? await readAllTies(read, ground) : await readTies(read, ground, told)
  if (places === ground.places && rows.length + gone.length + newties.sources.size === 0) return ground
  const draft = draftOf(ground, places)
  dropAssets(draft, gone)
  putAssets(draft, rows)
  putTies(draft, newties.sources, newties.rows)
  return draft
}

interface Changed {
  readonly rows: readonly AssetRow[]
  readonly gone: readonly number[]
}

/** Of the assets that the log told of those that stand otherwise now. Most of what is told of assets is something else. */
async function readChanged(read: Read, ground: Ground, assetids: readonly number[]): Promise<Changed> {
  const rows: AssetRow[] = []
  for (const some of portionsOf(assetids))
    rows.push(...(await rowsOf<AssetRow>(read, `${columns} where assetid in (${marks(some)})`, some)))
  const found = new Set(rows.map((row) => row.assetid))
  return {
    rows: rows.filter((row) => !isKnown(ground, row)),
    gone: assetids.filter((assetid) => !found.has(assetid) && entryOf(ground, assetid) !== undefined),
  }
}

/** A relation may have been of another asset before, or be gone: all ties of whoever had it or has it are read again. */
async function readTies(read: Read, ground: Ground, told: Told): Promise<NewTies> {
  const relations = told.get('assetrelationships') ?? []
  const sources = new Set(relations.flatMap((relationshipid) => ground.ties.get(relationshipid) ?? []))
  for (const some of portionsOf(relations))
    for (const row of await rowsOf<TieRow>(read, `${ties} and link.relationshipid in (${marks(some)})`, some))
      sources.add(row.sourceassetid)
  const rows: TieRow[] = []
  for (const some of portionsOf([...sources]))
    rows.push(...(await rowsOf<TieRow>(read, `${ties} and link.sourceassetid in (${marks(some)}) ${asked}`, some)))
  return { sources, rows }
}

/** Lists of at most as many keys as one statement takes; powers of two, so that few texts are prepared. */
function* portionsOf(keys: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < keys.length;) {
    const size = 2 ** Math.floor(Math.log2(Math.min(few, keys.length - start)))
    yield keys.slice(start, start + size)
    start += size
  }
}

const marks = (keys: readonly number[]): string => keys.map(() => '?').join(', ')
