import type { JsonRow } from '@shopdb/contract'
import { isFailure, isTransactionLost } from '../../database/failures.ts'
import { insertedKey } from '../../database/rows.ts'
import type { Resource } from '../../resources/resource.ts'
import { shownMembers, storedRows } from '../../resources/rows.ts'
import { indexRow, recordRow } from '../../resources/step.ts'
import { keysOf } from '../../resources/stored.ts'
import { entityTable, referencesOf } from './belongings.ts'
import type { RowLine, TieLine } from './lines.ts'
import { findKept, findLike, type NeedTask, settleNeed } from './settle-needs.ts'

/** A reference to a row that comes later in the passport. */
export interface Later {
  readonly table: string
  readonly id: number
  readonly column: string
  readonly target: string
  readonly old: number
}

/** Writes a row of the plugin's own as it was, under a key of this site. Its history comes after it, so nothing is written down here. */
export async function restoreRow(task: NeedTask, line: RowLine, later: Later[]): Promise<void> {
  const resource = task.base.engine.registry.get(line.table)
  await writeRow(task, { resource, line, stored: await withReferences(task, resource, line, later) }, later)
}

/** Writes a row of another plugin; false where that plugin, or what the row cannot be without, is not here. */
export async function restoreGuest(task: NeedTask, line: RowLine, later: Later[]): Promise<boolean> {
  const { engine, work } = task.base
  const resource = engine.registry.find(line.table)
  if (!resource) return false
  const tied: Later[] = []
  const stored = await withReferences(task, resource, line, tied)
  if (resource.columns.some(({ name, field, target }) => target && field.required && stored[name] === null))
    return false
  const write = () => writeRow(task, { resource, line, stored, isguest: true }, tied)
  // Somebody may have made the same meanwhile.
  const isBack = await work.attempt(write).then(() => true, refused)
  if (isBack) later.push(...tied)
  return isBack
}

function refused(cause: unknown): false {
  if (isFailure(cause) && !isTransactionLost(cause)) return false
  throw cause
}

interface Writing {
  readonly resource: Resource
  readonly line: RowLine
  readonly stored: JsonRow
  readonly isguest?: boolean
}

async function writeRow(task: NeedTask, { resource, line, stored, isguest = false }: Writing, later: readonly Later[]) {
  const { work } = task.base
  const { base, own } = split(resource, stored)
  const isKeyed = resource.declaration.form === 'subtype'
  const id = isKeyed
    ? await restoreKeyed(task, resource, { ...base, [resource.key]: task.known.find('assets', line.id) })
    : ((isguest ? undefined : await restoreSeeded(task, resource, base)) ??
      (await insertedKey(
        work.trx,
        { table: resource.base, key: resource.key },
        { ...base, ...(await oldKey(task, resource, line.id)) },
      )))
  if (resource.own !== undefined)
    await work.trx
      .insertInto(resource.own)
      .values({ ...own, assetid: id })
      .execute()
  task.known.keep(entityTable(resource), line.id, id)
  for (const one of later) if (one.id === 0 && one.table === line.table) Object.assign(one, { id })
  tell(task, resource, { ...stored, [resource.key]: id })
}

/** Where the passport was written a row has the key that it had, unless another has it by now. */
async function oldKey({ base, ishome }: NeedTask, { base: table, key }: Resource, id: number): Promise<JsonRow> {
  if (!ishome) return {}
  const taken = await base.work.trx.selectFrom(table).select(key).where(key, '=', id).executeTakeFirst()
  return taken ? {} : { [key]: id }
}

/** At another site the history comes after the row; here it is in the log already, and goes on. */
function tell({ base, ishome }: NeedTask, resource: Resource, after: JsonRow): void {
  const entityid = Number(after[resource.key])
  const happening = { action: 'create', entityid, before: undefined, after } as const
  if (ishome) recordRow(base.work, resource, happening)
  else indexRow(base.work, resource, happening)
}

/** A row that installing the plugin has made already becomes what it was: a reference row, or the type of its assets. */
async function restoreSeeded(task: NeedTask, resource: Resource, base: JsonRow): Promise<number | undefined> {
  const { declaration, key } = resource
  // Here they were taken away before, and come as all others.
  if (task.ishome) return undefined
  if (declaration.form !== 'resource' || declaration.belongsto !== undefined) return undefined
  const id = await findSeeded(task, resource, base)
  // Of rows with the same name each is one of its own.
  if (id === undefined || task.known.isTaken(resource.name, id)) return undefined
  await task.base.work.trx.updateTable(resource.base).set(base).where(key, '=', id).execute()
  return id
}

async function findSeeded(task: NeedTask, resource: Resource, base: JsonRow): Promise<number | undefined> {
  if (resource.name === 'assettypes') return await typeOf(task, String(base['tablename']))
  const names = resource.columns.map(({ name }) => name)
  return await findLike(task, resource, shownMembers(resource, base, names))
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
      later.push({ table: line.table, id: 0, column, target, old })
  }
  for (const { name, field } of resource.columns)
    if (field.kind === 'secret' && typeof row[name] === 'string' && !task.canOpen(row[name])) row[name] = null
  if (resource.own !== undefined) row['assettypeid'] = await typeOf(task, resource.name)
  // A passport may be older than the form that keys have by now.
  return { ...row, ...keysOf(resource.columns, row) }
}

async function typeOf({ base }: NeedTask, table: string): Promise<number | undefined> {
  const types = base.work.trx.selectFrom('assettypes').select('assettypeid').where('tablename', '=', table)
  const type = await types.executeTakeFirst()
  return type && Number(type['assettypeid'])
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
export async function settleLater({ base, known, ishome }: NeedTask, later: readonly Later[]): Promise<void> {
  const { engine, work } = base
  for (const { table, id, column, target, old } of later) {
    const here = known.find(target, old)
    if (here === undefined || id === 0) continue
    const resource = engine.registry.get(table)
    const [before = {}] = await storedRows(work, resource, [id])
    await work.trx
      .updateTable(resource.columns.find(({ name }) => name === column)?.part === 'own' ? table : resource.base)
      .set({ [column]: here })
      .where(resource.key, '=', id)
      .execute()
    const after = { ...before, [column]: here }
    if (ishome) recordRow(work, resource, { action: 'update', entityid: id, before, after, names: [column] })
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
    propagatesthroughid: (await settleReference(task, 'relationshiptypes', stored['propagatesthroughid'])) ?? null,
    propagatedfromid: (await originHere(task, resource, stored['propagatedfromid'])) ?? null,
  }
  const kept = await oldKey(task, resource, id)
  const here = await insertedKey(work.trx, { table: resource.base, key: resource.key }, { ...row, ...kept })
  task.known.keep('assetrelationships', id, here)
  tell(task, resource, { ...row, [resource.key]: here })
  return true
}

/** The relation that made it may have stayed. */
async function originHere(task: NeedTask, resource: Resource, id: unknown): Promise<number | undefined> {
  if (typeof id !== 'number') return undefined
  return task.known.find(resource.name, id) ?? (await findKept(task, resource, id))
}

async function settleReference(task: NeedTask, table: string, id: unknown): Promise<number | undefined> {
  return typeof id === 'number' ? await settleNeed(task, table, id) : undefined
}
