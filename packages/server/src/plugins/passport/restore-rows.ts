import type { JsonRow } from '@shopdb/contract'
import { insertedKey } from '../../database/rows.ts'
import type { Resource } from '../../resources/resource.ts'
import { shownMembers } from '../../resources/rows.ts'
import { indexRow } from '../../resources/step.ts'
import { entityTable, referencesOf } from './belongings.ts'
import type { RowLine, TieLine } from './lines.ts'
import { findLike, type NeedTask, settleNeed } from './settle-needs.ts'

/** A reference to a row that comes later in the passport. */
export interface Later {
  readonly table: string
  readonly key: string
  readonly id: number
  readonly column: string
  readonly target: string
  readonly old: number
}

/** Writes a row as it was, under a key of this site. Its history comes after it, so nothing is written down here. */
export async function restoreRow(task: NeedTask, line: RowLine, later: Later[]): Promise<void> {
  const { engine, work } = task.base
  const resource = engine.registry.get(line.table)
  const stored = await withReferences(task, resource, line, later)
  const { base, own } = split(resource, stored)
  const isKeyed = resource.declaration.form === 'subtype'
  const id = isKeyed
    ? await restoreKeyed(task, resource, { ...base, [resource.key]: task.known.find('assets', line.id) })
    : ((await restoreSeeded(task, resource, base)) ??
      (await insertedKey(work.trx, { table: resource.base, key: resource.key }, base)))
  if (resource.own !== undefined)
    await work.trx
      .insertInto(resource.own)
      .values({ ...own, assetid: id })
      .execute()
  if (!isKeyed) task.known.keep(entityTable(resource), line.id, id)
  for (const one of later) if (one.id === 0 && one.table === line.table) Object.assign(one, { id })
  const after = { ...stored, [resource.key]: id }
  indexRow(work, resource, { action: 'create', entityid: id, before: undefined, after })
}

/** A reference row that installing the plugin has made already becomes what it was. */
async function restoreSeeded(task: NeedTask, resource: Resource, base: JsonRow): Promise<number | undefined> {
  const { declaration, key } = resource
  if (declaration.form !== 'resource' || declaration.belongsto !== undefined) return undefined
  const shown = shownMembers(
    resource,
    base,
    resource.columns.map(({ name }) => name),
  )
  const id = await findLike(task, resource, shown)
  if (id !== undefined) await task.base.work.trx.updateTable(resource.base).set(base).where(key, '=', id).execute()
  return id
}

async function restoreKeyed({ base }: NeedTask, resource: Resource, row: JsonRow): Promise<number> {
  await base.work.trx.insertInto(resource.base).values(row).execute()
  return Number(row[resource.key])
}

async function withReferences(task: NeedTask, resource: Resource, line: RowLine, later: Later[]): Promise<JsonRow> {
  const row: Record<string, unknown> = { ...line.stored }
  for (const { name: column, target } of referencesOf(task.base.engine.registry, resource)) {
    const old = row[column]
    if (typeof old !== 'number') continue
    row[column] = (await settleNeed(task, target, old)) ?? null
    if (row[column] === null && !task.needs.has(`${target} ${old}`))
      later.push({ table: line.table, key: resource.key, id: 0, column, target, old })
  }
  if (resource.own !== undefined) row['assettypeid'] = await typeOf(task, resource)
  return row
}

async function typeOf({ base }: NeedTask, { name }: Resource): Promise<number> {
  const types = base.work.trx.selectFrom('assettypes').select('assettypeid').where('tablename', '=', name)
  return Number((await types.executeTakeFirst())?.['assettypeid'])
}

/** The columns of the two tables of an asset apart; the key is this site's to give. */
function split(resource: Resource, stored: JsonRow): { readonly base: JsonRow; readonly own: JsonRow } {
  const mine = resource.columns.filter(({ part }) => part === 'own')
  const names = new Set(
    mine.flatMap(({ name, foldedname }) => (foldedname === undefined ? [name] : [name, foldedname])),
  )
  const entries = Object.entries(stored).filter(([name]) => name !== resource.key)
  return {
    base: Object.fromEntries(entries.filter(([name]) => !names.has(name))),
    own: Object.fromEntries(entries.filter(([name]) => names.has(name))),
  }
}

/** Ties rows to those that came later. */
export async function settleLater({ base, known }: NeedTask, later: readonly Later[]): Promise<void> {
  for (const { table, key, id, column, target, old } of later) {
    const here = known.find(target, old)
    const resource = base.engine.registry.get(table)
    const name = resource.columns.find((one) => one.name === column)?.part === 'own' ? resource.own : resource.base
    if (here !== undefined && id > 0)
      await base.work.trx
        .updateTable(name ?? table)
        .set({ [column]: here })
        .where(key, '=', id)
        .execute()
  }
}

/** Writes a relation again; false where the asset at its other end is not here. */
export async function restoreTie(task: NeedTask, { id, stored }: TieLine): Promise<boolean> {
  const { engine, work } = task.base
  const resource = engine.registry.get('assetrelationships')
  const ends = [
    await settleNeed(task, 'assets', Number(stored['sourceassetid'])),
    await settleNeed(task, 'assets', Number(stored['targetassetid'])),
  ]
  const type = await work.trx
    .selectFrom('relationshiptypes')
    .select('relationshiptypeid')
    .where('name', '=', stored['typename'])
    .executeTakeFirst()
  if (ends.includes(undefined) || !type) return false
  const { relationshipid: _id, typename: _type, ...members } = stored
  const row = {
    ...members,
    sourceassetid: ends[0],
    targetassetid: ends[1],
    relationshiptypeid: type['relationshiptypeid'],
    propagatesthroughid: null,
    propagatedfromid: task.known.find('assetrelationships', stored['propagatedfromid']) ?? null,
  }
  const here = await insertedKey(work.trx, { table: resource.base, key: resource.key }, row)
  task.known.keep('assetrelationships', id, here)
  indexRow(work, resource, {
    action: 'create',
    entityid: here,
    before: undefined,
    after: { ...row, [resource.key]: here },
  })
  return true
}
