import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Registry } from '../resources/registry.ts'

/** Keys are given once: tables that are made anew count on from what the log tells of those that were dropped. */
export async function countOn(database: Database, registry: Registry, plugins: ReadonlySet<string>): Promise<void> {
  const counted = registry.all.filter(({ declaration }) => declaration.form === 'resource')
  for (const { name, plugin } of counted)
    if (plugin !== null && plugins.has(plugin)) await countOnFrom(database, name, await lastKey(database, name))
}

async function lastKey({ read }: Database, table: string): Promise<number> {
  const log = read.selectFrom('auditlogs').select('entityid').where('entitytype', '=', table)
  return Number((await log.orderBy('entityid', 'desc').limit(1).executeTakeFirst())?.['entityid'] ?? 0)
}

/** A table that has counted further stays as it is. */
async function countOnFrom(database: Database, name: string, last: number): Promise<void> {
  if (last === 0) return
  await database.transaction(async (trx) => {
    if (database.engine === 'mysql') {
      await sql`alter table ${sql.table(name)} auto_increment = ${sql.raw(String(last + 1))}`.execute(trx)
      return
    }
    const known = trx.selectFrom('sqlite_sequence').select('seq').where('name', '=', name)
    if (Number((await known.executeTakeFirst())?.['seq'] ?? 0) >= last) return
    await trx.deleteFrom('sqlite_sequence').where('name', '=', name).execute()
    await trx.insertInto('sqlite_sequence').values({ name, seq: last }).execute()
  })
}
