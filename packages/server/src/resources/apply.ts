import type { Entry, Work } from '../changes/work.ts'
import { joinClass, leaveClass } from './class-move.ts'
import type { Engine } from './engine.ts'
import { explained } from './explain.ts'
import type { Resource } from './resource.ts'
import { storedRow } from './rows.ts'
import { recordRow } from './step.ts'
import { deleteRow, insertRow, writeColumns } from './store.ts'
import type { StoredRow } from './stored.ts'
import { storedState } from './values.ts'

/** Makes a row what an entry says it was: the writing half of undo. Values come from the log, so they are taken as they are. */
export async function applyEntry(engine: Engine, work: Work, entry: Entry): Promise<void> {
  const resource = await resourceOf(engine, work, entry)
  const { entityid, action, after } = entry
  if (isClassMove(entry)) return moveBack(engine, work, entry)
  if (action === 'create') return recreate(work, resource, entry)
  const before = await storedRow(work, resource, entityid)
  if (action === 'purge') {
    await explained({ engine, work, resource }, { [resource.key]: entityid }, () => deleteRow(work, resource, entityid))
    return recordRow(work, resource, { action, entityid, before, after: undefined })
  }
  const values = after ?? {}
  await writeColumns(work, resource, [entityid], values)
  const now: StoredRow = { ...before, ...storedState(resource, values) }
  return recordRow(work, resource, { action, entityid, before, after: now, names: Object.keys(values) })
}

/** Whether an entry tells that an asset became one of another type: nothing else changes the type of one that is there. */
export function isClassMove({ action, entitytype, after }: Entry): boolean {
  return action === 'update' && entitytype === 'assets' && after?.['assettypeid'] !== undefined
}

async function moveBack(engine: Engine, work: Work, { entityid, after }: Entry): Promise<void> {
  const from = await assetResource(engine, work, entityid)
  const to = await assetResource(engine, work, entityid, after?.['assettypeid'])
  const move = { assetid: entityid, from, to, before: await storedRow(work, from, entityid) }
  await leaveClass(work, move)
  await joinClass(work, move, after ?? {})
}

async function recreate(work: Work, resource: Resource, { entityid, after }: Entry): Promise<void> {
  const values = { ...after, [resource.key]: entityid }
  await insertRow(work, resource, values)
  const row = await storedRow(work, resource, entityid)
  recordRow(work, resource, { action: 'create', entityid, before: undefined, after: row })
}

/** The log calls every asset `assets`; its type says which tables hold it. */
async function resourceOf(engine: Engine, work: Work, entry: Entry): Promise<Resource> {
  if (entry.entitytype !== 'assets') return engine.registry.get(entry.entitytype)
  return assetResource(engine, work, entry.entityid, entry.after?.['assettypeid'])
}

/** The resource of an asset's type, or plain `assets` for a type without a table of its own. */
export async function assetResource(
  engine: Engine,
  work: Work,
  assetid: number,
  assettypeid?: unknown,
): Promise<Resource> {
  const types = work.trx.selectFrom('assettypes').select('assettypes.tablename')
  const row =
    assettypeid === undefined
      ? await types
          .innerJoin('assets', 'assets.assettypeid', 'assettypes.assettypeid')
          .where('assets.assetid', '=', assetid)
          .executeTakeFirst()
      : await types.where('assettypes.assettypeid', '=', assettypeid).executeTakeFirst()
  return engine.registry.find(String(row?.['tablename'] ?? '')) ?? engine.registry.get('assets')
}
