import { rm } from 'node:fs/promises'
import { systemActor } from '../../access/actor.ts'
import type { Work } from '../../changes/work.ts'
import { revert } from '../../database/migrate.ts'
import type { Migration } from '../../database/table.ts'
import type { Desk } from '../../resources/engine.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Resources } from '../../resources/resources.ts'
import { purgeRow, setActive } from '../../resources/write.ts'
import { forgetPlugin } from '../ledger.ts'
import { entityTable, ownResources, referencesOf } from './belongings.ts'
import { ownAssets } from './find-needs.ts'

/** Purges every row that a plugin has, its relations among them, as one change set; refuses while something else points to one. */
export async function dropRows(resources: Resources, plugin: string): Promise<void> {
  const own = ownResources(resources.registry, plugin)
  const reason = `Data of ${plugin} dropped`
  await resources.changes.change({ actor: systemActor, source: 'cli', reason }, async (work) => {
    await dropTies(resources, work, own)
    const leaving = own.toReversed()
    for (const [at, resource] of leaving.entries())
      await loosen({ engine: resources, work, resource }, leaving.slice(0, at + 1))
    for (const resource of leaving) await dropRowsOf(resources, work, resource)
    await dropTypes(resources, work, own)
  })
}

async function dropTies(engine: Resources, work: Work, own: readonly Resource[]): Promise<void> {
  const assets = await ownAssets({ read: work.trx, own })
  const rows = await work.trx
    .selectFrom('assetrelationships')
    .select(['relationshipid', 'sourceassetid', 'targetassetid'])
    .orderBy('relationshipid')
    .execute()
  const resource = engine.registry.get('assetrelationships')
  for (const row of rows) {
    if (!assets.has(Number(row['sourceassetid'])) && !assets.has(Number(row['targetassetid']))) continue
    // One that came of another went with it.
    const id = Number(row['relationshipid'])
    const known = work.trx.selectFrom(resource.base).select(resource.key).where(resource.key, '=', id)
    if (await known.executeTakeFirst()) await purgeRow({ engine, work, resource }, id)
  }
}

/** No row may point to one that is gone: of rows that point to each other, such as those of a tree, none does from now on. */
async function loosen({ engine, work, resource }: Desk, gone: readonly Resource[]): Promise<void> {
  const tables = new Set(gone.map(entityTable))
  for (const { name, part, target, field } of referencesOf(engine.registry, resource)) {
    // What every asset has points to nothing of a plugin.
    const isOfAll = resource.own !== undefined && part === 'base'
    if (!tables.has(target) || field.required || isOfAll) continue
    await work.trx
      .updateTable(resource.own ?? resource.base)
      .set({ [name]: null })
      .where(name, 'is not', null)
      .execute()
  }
}

async function dropRowsOf(engine: Resources, work: Work, resource: Resource): Promise<void> {
  const rows = await work.trx
    .selectFrom(resource.own ?? resource.base)
    .select(resource.key)
    .orderBy(resource.key, 'desc')
    .execute()
  for (const row of rows)
    await purgeRow({ engine, work, resource }, Number(row[resource.key]), { trusted: true, isunasked: true })
}

async function dropTypes(engine: Resources, work: Work, own: readonly Resource[]): Promise<void> {
  const resource = engine.registry.get('assettypes')
  const tables = own.filter(({ declaration }) => declaration.form === 'assettype').map(({ name }) => name)
  if (tables.length === 0) return
  const rows = await work.trx.selectFrom('assettypes').select('assettypeid').where('tablename', 'in', tables).execute()
  for (const row of rows) {
    const [desk, id] = [{ engine, work, resource }, Number(row['assettypeid'])]
    // A model of the core may still say that it is of this type.
    await work.attempt(() => purgeRow(desk, id)).catch(() => setActive(desk, id, false))
  }
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
