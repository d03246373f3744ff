import { sql } from 'kysely'
import type { Resource } from '../../resources/resource.ts'
import type { Resources } from '../../resources/resources.ts'
import { findEmptied, findLeaving, type Leaving, leavers } from './leaving.ts'

/** How many rows of which table, by its title. */
export interface Counted {
  readonly plugin: string | null
  readonly title: string
  readonly rows: number
}

/** What dropping the data of a plugin would take, and what it would empty. */
export interface Survey {
  readonly own: readonly Counted[]
  /** Rows of others that cannot be without one that leaves. */
  readonly others: readonly Counted[]
  /** References of rows that stay; `title` names the field too. */
  readonly emptied: readonly Counted[]
  readonly ties: number
}

/** Counts what dropping the data of a plugin would do, and does nothing. */
export async function surveyDrop({ registry, database }: Resources, plugin: string): Promise<Survey> {
  const parts = { read: database.read, registry }
  const leaving = await findLeaving(parts, plugin)
  const counted: Counted[] = []
  for (const one of leaving) counted.push(countedAs(one.resource, await countOf(parts.read, one)))
  const emptied = await findEmptied(parts, leaving)
  return {
    own: counted.filter((one) => one.plugin === plugin && one.rows > 0),
    others: counted.filter((one) => one.plugin !== plugin && one.plugin !== null),
    emptied: emptied.map(({ resource, column, ids }) => ({
      ...countedAs(resource, ids.length),
      title: `${resource.title}: ${column.field.label ?? column.name}`,
    })),
    ties: await tiesOf(parts.read, leaving),
  }
}

const countedAs = ({ plugin, title }: Resource, rows: number): Counted => ({ plugin, title, rows })

type Read = Resources['database']['read']

async function countOf(read: Read, { resource, ids }: Leaving): Promise<number> {
  if (ids) return ids.size
  const { rows } = await sql<{
    total: unknown
  }>`select count(*) as total from ${sql.table(resource.own ?? resource.base)}`.execute(read)
  return Number(rows[0]?.total ?? 0)
}

async function tiesOf(read: Read, leaving: readonly Leaving[]): Promise<number> {
  const isLeaving = await leavers({ read }, leaving)
  const ties = await read.selectFrom('assetrelationships').select(['sourceassetid', 'targetassetid']).execute()
  return ties.filter((tie) => Object.values(tie).some((end) => isLeaving('assets', Number(end)))).length
}
