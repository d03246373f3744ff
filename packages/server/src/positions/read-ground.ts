import { setImmediate } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Told } from '../changes/follow.ts'
import type { Database, Tables } from '../database/database.ts'
import {
  draftOf,
  dropAssets,
  emptyDraft,
  putAssets,
  putTies,
  type AssetRow,
  type Draft,
  type Ground,
  type TieRow,
} from './ground.ts'
import { readPlaces } from './places.ts'

type Read = Kysely<Tables>

/** What in the log changes where things stand. */
export const groundtypes = ['assets', 'assetrelationships', 'relationshiptypes', 'locations']

/** Rows of one statement; in between others are served. */
const portion = 5000
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
  await putAllTies(database.read, draft)
  return draft
}

const columns = 'select assetid, mapx, mapy, floorplanid, locationid from assets'
const nextAssets = `${columns} where assetid > ? order by assetid limit ${portion}`

async function rowsOf<Row>(read: Read, text: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
  return (await read.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** The ties through which places are taken. */
const ties = `select link.relationshipid, link.sourceassetid, link.targetassetid from assetrelationships as link
  left join relationshiptypes as type on type.relationshiptypeid = link.relationshiptypeid
  where link.inheritsposition = 1 and link.isactive = 1`
const asked = 'order by coalesce(type.positionpriority, 99), link.relationshipid'

async function putAllTies(read: Read, draft: Draft): Promise<void> {
  const rows = await rowsOf<TieRow>(read, `${ties} ${asked}`)
  putTies(draft, new Set([...draft.ties.values(), ...rows.map((row) => row.sourceassetid)]), rows)
}

/** The ground with what the log told of read again; the same ground where that changed nothing. */
export async function renewGround(database: Database, ground: Ground, told: Told): Promise<Ground> {
  const { read } = database
  const places = told.has('locations') ? await readPlaces({ database }) : ground.places
  const draft = draftOf(ground, places)
  const areAssets = await renewAssets(read, draft, told.get('assets') ?? [])
  const areTies = await renewTies(read, draft, told)
  return areAssets || areTies || places !== ground.places ? draft : ground
}

async function renewAssets(read: Read, draft: Draft, assetids: readonly number[]): Promise<boolean> {
  let isChanged = false
  for (const some of portionsOf(assetids)) {
    const rows = await rowsOf<AssetRow>(read, `${columns} where assetid in (${marks(some)})`, some)
    const found = new Set(rows.map((row) => row.assetid))
    const gone = some.filter((assetid) => !found.has(assetid))
    isChanged = [dropAssets(draft, gone), putAssets(draft, rows), isChanged].includes(true)
  }
  return isChanged
}

/** A relation may have been of another asset before, or be gone: all ties of whoever had it or has it are read again. */
async function renewTies(read: Read, draft: Draft, told: Told): Promise<boolean> {
  if (told.has('relationshiptypes')) {
    await putAllTies(read, draft)
    return true
  }
  const relations = told.get('assetrelationships') ?? []
  const sources = new Set(relations.flatMap((relationshipid) => draft.ties.get(relationshipid) ?? []))
  for (const some of portionsOf(relations))
    for (const row of await rowsOf<TieRow>(read, `${ties} and link.relationshipid in (${marks(some)})`, some))
      sources.add(row.sourceassetid)
  for (const some of portionsOf([...sources])) {
    const rows = await rowsOf<TieRow>(read, `${ties} and link.sourceassetid in (${marks(some)}) ${asked}`, some)
    putTies(draft, new Set(some), rows)
  }
  return sources.size > 0
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
