import { choiceText, type Platform, rowWord } from '@shopdb/contract'
import { type RawBuilder, sql } from 'kysely'
import { storedValue } from '../../resources/stored.ts'
import type { Connecting } from '../connections/connecting.ts'
import { kind } from '../connections/follow.ts'
import type { Way } from './way.ts'

type Query = Platform['query']
type Row = Readonly<Record<string, unknown>>

/** One of the two assets that something joins; a row that is not known has no word and no line. */
export interface Place {
  readonly assetid: number
  readonly word: string | null
  readonly line: string | null
}

/** What joins two assets: a row, or a relation that stands for one. */
export interface Joint {
  readonly places: readonly [Place, Place]
  /** Whether it is walked over. */
  readonly isOver: boolean
}

/** What rows say joins these assets with others: rows of theirs, and rows of others that lead to them. */
export async function jointsAt(query: Query, way: Way, assetids: readonly number[]): Promise<readonly Joint[]> {
  const found = way.all.map(async (connecting) => {
    const rows = await rowsAt(query, way, { connecting, assetids })
    return rows.map((row) => jointOf(row, (name) => wordIn(connecting, name)))
  })
  return (await Promise.all(found)).flat()
}

interface Asked {
  readonly connecting: Connecting
  readonly assetids: readonly number[]
}

async function rowsAt(query: Query, { path, over }: Way, { connecting, assetids }: Asked): Promise<readonly Row[]> {
  const { resource, owner, to, farend } = connecting
  const [here, far] = ['here', 'far'].map((table) => (name: string) => sql.ref(`${table}.${name}`))
  if (!here || !far) return []
  const isMine = connecting === over
  const line = (of: typeof here): RawBuilder<unknown> => (isMine && path.lines ? of(path.lines.by) : sql`null`)
  const rows = [owner, to].map((member) =>
    sql<Row>`
      select ${here(owner)} as assetid, ${here(resource.display)} as word, ${line(here)} as line,
          ${here(to)} as farassetid, ${far(resource.display)} as farword, ${line(far)} as farline,
          ${isMine ? isWithout(connecting, path) : sql`1`} as isleft
        from ${sql.table(resource.base)} as here
        inner join assets as near on near.assetid = ${here(owner)}
        inner join assets as other on other.assetid = ${here(to)}
        left join ${sql.table(resource.base)} as far on ${far(resource.key)} = ${farend === undefined ? sql`null` : here(farend)}
        where here.isactive = 1 and near.isactive = 1 and other.isactive = 1 and ${here(member)} in (${sql.join(assetids)})`.execute(
      query,
    ),
  )
  return (await Promise.all(rows)).flatMap((one) => one.rows)
}

/** Whether a row is of those that are not walked over. */
function isWithout({ resource }: Connecting, { without = {} }: Way['path']): RawBuilder<unknown> {
  const some = Object.entries(without).flatMap(([name, values = []]) => {
    const field = resource.readable.get(name)?.field
    if (!field || values.length === 0) return []
    return sql`${sql.ref(`here.${name}`)} in (${sql.join(values.map((value) => storedValue(field, value)))})`
  })
  return some.length === 0 ? sql`0` : sql`case when ${sql.join(some, sql` or `)} then 1 else 0 end`
}

function wordIn(connecting: Connecting, name: unknown): string | null {
  const { readable, display } = connecting.resource
  if (name === null || name === undefined) return null
  return rowWord(connecting.resource.label, choiceText(readable.get(display)?.field ?? {}, String(name)))
}

/** Relations of these assets that say connected. */
export async function tiesAt(query: Query, assetids: readonly number[]): Promise<readonly Joint[]> {
  const found = ['sourceassetid', 'targetassetid'].map((end) =>
    sql<Row>`
      select tie.sourceassetid as assetid, tie.targetassetid as farassetid
        from assetrelationships as tie
        inner join relationshiptypes as type on type.relationshiptypeid = tie.relationshiptypeid
        inner join assets as source on source.assetid = tie.sourceassetid
        inner join assets as target on target.assetid = tie.targetassetid
        where type.name = ${kind} and tie.isactive = 1 and source.isactive = 1 and target.isactive = 1
          and ${sql.ref(`tie.${end}`)} in (${sql.join(assetids)})`.execute(query),
  )
  return (await Promise.all(found)).flatMap(({ rows }) => rows.map((row) => jointOf(row, () => null)))
}

function jointOf(
  { assetid, word, line, farassetid, farword, farline, isleft }: Row,
  wordFor: (name: unknown) => string | null,
): Joint {
  const placeOf = (id: unknown, name: unknown, by: unknown): Place => ({
    assetid: Number(id),
    word: wordFor(name),
    line: by === null || by === undefined ? null : String(by),
  })
  return {
    places: [placeOf(assetid, word, line), placeOf(farassetid, farword, farline)],
    isOver: Number(isleft ?? 0) === 0,
  }
}
