import { rm } from 'node:fs/promises'
import type { JsonRow } from '@shopdb/contract'
import { sql } from 'kysely'
import { systemActor } from '../../access/actor.ts'
import type { Work } from '../../changes/work.ts'
import { revert } from '../../database/migrate.ts'
import type { Migration } from '../../database/table.ts'
import type { Desk } from '../../resources/engine.ts'
import type { Resources } from '../../resources/resources.ts'
import { storedRows } from '../../resources/rows.ts'
import { recordRow } from '../../resources/step.ts'
import { writeColumns } from '../../resources/store.ts'
import { purgeRow } from '../../resources/write.ts'
import { forgetPlugin } from '../ledger.ts'
import { ownReferences } from './belongings.ts'
import { type Emptied, findEmptied, findLeaving, keysOf, type Leaving, leavers, pointing } from './leaving.ts'

/** Whose rows are dropped. By `passport`, the sum of the file that they are in, the log tells later that they were. */
export interface Dropping {
  readonly plugin: string
  readonly passport?: string
}

/** Takes everything that a plugin has out of the site as one change set, all but its tables. */
export async function dropRows(resources: Resources, { plugin, passport }: Dropping): Promise<void> {
  const reason = `Data of ${plugin} dropped`
  const cause = { actor: systemActor, source: 'cli', reason, keepssources: true } as const
  await resources.changes.change(cause, async (work) => {
    await purgeLeaving(resources, work, plugin)
    if (passport !== undefined) recordDropped(work, plugin, { dropped: passport })
  })
}

/**
 * Purges every row that a plugin has and those of others that cannot be without one, relations among them, and empties what
 * else points to one.
 */
export async function purgeLeaving(resources: Resources, work: Work, plugin: string): Promise<void> {
  const parts = { read: work.trx, registry: resources.registry }
  const leaving = await findLeaving(parts, plugin)
  await dropTies(resources, work, leaving)
  for (const one of await findEmptied(parts, leaving)) await empty(work, one)
  const order = leaving.toReversed()
  for (const [at, one] of order.entries()) await loosen(resources, work, { one, gone: order.slice(0, at + 1) })
  for (const one of order) await dropRowsOf(resources, work, one)
}

function recordDropped(work: Work, entityname: string, after: JsonRow): void {
  work.record({ action: 'event', entitytype: 'plugins', entityid: 0, entityname, before: null, after })
}

async function dropTies(engine: Resources, work: Work, leaving: readonly Leaving[]): Promise<void> {
  const isLeaving = await leavers({ read: work.trx }, leaving)
  const rows = await work.trx
    .selectFrom('assetrelationships')
    .select(['relationshipid', 'sourceassetid', 'targetassetid'])
    .orderBy('relationshipid')
    .execute()
  const resource = engine.registry.get('assetrelationships')
  for (const row of rows) {
    const ends = [row['sourceassetid'], row['targetassetid']]
    if (!ends.some((end) => isLeaving('assets', Number(end)))) continue
    // One that came of another went with it.
    const id = Number(row['relationshipid'])
    const known = work.trx.selectFrom(resource.base).select(resource.key).where(resource.key, '=', id)
    if (await known.executeTakeFirst()) await purgeRow({ engine, work, resource }, id)
  }
}

/** Written down, because these rows stay: from there they are filled again. No rule of theirs is asked. */
async function empty(work: Work, { resource, column, ids }: Emptied): Promise<void> {
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500)
    const rows = await storedRows(work, resource, some)
    await writeColumns(work, resource, some, { [column.name]: null })
    for (const before of rows) {
      const after = { ...before, [column.name]: null }
      const entityid = Number(before[resource.key])
      recordRow(work, resource, { action: 'update', entityid, before, after, names: [column.name] })
    }
  }
}

/** No row may point to one that is gone: of rows that point to each other, such as those of a tree, none does from now on. */
async function loosen(
  { registry }: Resources,
  { trx }: Work,
  { one, gone }: { readonly one: Leaving; readonly gone: readonly Leaving[] },
): Promise<void> {
  const { resource, ids } = one
  for (const column of ownReferences(registry, resource)) {
    const points = pointing([column], gone)
    if (!points || column.field.required) continue
    const mine = ids ? sql` and ${sql.ref(resource.key)} in (${keysOf(one)})` : sql``
    const table = sql.table(resource.own ?? resource.base)
    await sql`update ${table} set ${sql.ref(column.name)} = null where ${sql.ref(column.name)} is not null${mine}`.execute(
      trx,
    )
  }
}

async function dropRowsOf(engine: Resources, work: Work, { resource, ids }: Leaving): Promise<void> {
  const desk: Desk = { engine, work, resource }
  const keys = ids ? [...ids] : await keysIn(desk)
  for (const id of keys.toSorted((one, other) => other - one))
    await purgeRow(desk, id, { trusted: true, isunasked: true })
}

async function keysIn({ work, resource }: Desk): Promise<readonly number[]> {
  const rows = await work.trx
    .selectFrom(resource.own ?? resource.base)
    .select(resource.key)
    .execute()
  return rows.map((row) => Number(row[resource.key]))
}

/** Drops the tables of a plugin whose rows are gone, and forgets that it was ever there; its code only where the site brought it. */
export async function dropTables(
  { database }: Resources,
  {
    plugin,
    migrations,
    folder,
  }: { readonly plugin: string; readonly migrations: readonly Migration[]; readonly folder?: string },
): Promise<void> {
  for (const migration of migrations.toReversed()) await revert(database, plugin, migration)
  await forgetPlugin(database, plugin)
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
