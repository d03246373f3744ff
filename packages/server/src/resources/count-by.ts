import { invalid } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Engine } from './engine.ts'
import { whereOf } from './filter.ts'
import type { ListQuery } from './query.ts'
import { worldOf } from './read-page.ts'
import type { Resource } from './resource.ts'
import { columnRef, fromOf } from './select.ts'
import { shownValue } from './stored.ts'

/** What is counted, by which member, and which parts of it are counted beside. */
export interface CountedBy {
  readonly member: string
  readonly query: ListQuery
  readonly parts: Readonly<Record<string, ListQuery>>
}

/** How many of the rows that match have each value of a member; what none has is left out, and so are rows without a value. */
export async function countBy(
  engine: Engine,
  read: Kysely<Tables>,
  resource: Resource,
  { member, query, parts }: CountedBy,
): Promise<ReadonlyMap<unknown, Readonly<Record<string, number>>>> {
  const column = resource.readable.get(member)
  if (!column || ['secret', 'json', 'markdown'].includes(column.field.kind))
    throw invalid(`${resource.title} cannot be counted by ${member}.`)
  const conditionOf = (asked: ListQuery) => whereOf(worldOf(engine), resource, { ...asked, wanted: 'all' })
  const names = Object.keys(parts)
  const sums = await Promise.all(Object.values(parts).map(conditionOf))
  const value = columnRef(column)
  const counted = [
    sql`count(*) as total`,
    ...sums.map((sum, at) => sql`sum(case when ${sum} then 1 else 0 end) as ${sql.ref(`part${at}`)}`),
  ]
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ${value} as value, ${sql.join(counted)} ${fromOf(resource)}
      where ${value} is not null and ${await conditionOf(query)} group by ${value}`.execute(read)
  return new Map(
    rows.map((row) => [
      shownValue(column.field, row['value']),
      { all: Number(row['total']), ...Object.fromEntries(names.map((name, at) => [name, Number(row[`part${at}`])])) },
    ]),
  )
}
