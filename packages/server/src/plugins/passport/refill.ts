import { isDeepStrictEqual } from 'node:util'
import type { AuditAction, JsonRow } from '@shopdb/contract'
import type { Work } from '../../changes/work.ts'
import { applyEntry, assetResource } from '../../resources/apply.ts'
import type { Engine } from '../../resources/engine.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Resources } from '../../resources/resources.ts'
import { shownMembers, storedRows } from '../../resources/rows.ts'
import { referencesOf } from './belongings.ts'
import type { KnownIds } from './known-ids.ts'

/** What the log tells of a row that stayed when the data was dropped. */
interface Loss {
  readonly action: AuditAction
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
  readonly before: JsonRow
  readonly after: JsonRow
}

/** What has been brought so far, and the change in which it had been dropped. */
export interface Refilling {
  readonly changesetid: number
  readonly known: KnownIds
}

/** The change in which the data of a passport was dropped at this site; undefined at any other. */
export async function findDrop({ database }: Resources, plugin: string, sha256: string): Promise<number | undefined> {
  const rows = await database.read
    .selectFrom('auditlogs')
    .select(['changesetid', 'after'])
    .where('entitytype', '=', 'plugins')
    .where('entityname', '=', plugin)
    .where('action', '=', 'event')
    .execute()
  const found = rows.find(({ after }) => (JSON.parse(String(after)) as JsonRow | null)?.['dropped'] === sha256)
  return found && Number(found['changesetid'])
}

/** Rows that stayed get back what dropping the data took from them, where nobody has written there since; gives how many could not. */
export async function refill(engine: Engine, work: Work, refilling: Refilling): Promise<number> {
  let left = 0
  for (const loss of await lossesOf(work, refilling.changesetid))
    if (!(await fill(engine, work, { loss, refilling }))) left += 1
  return left
}

/** Of the entries of the change only those whose rows are there still: what was purged came as a row. */
async function lossesOf({ trx }: Work, changesetid: number): Promise<readonly Loss[]> {
  const rows = await trx
    .selectFrom('auditlogs')
    .selectAll()
    .where('changesetid', '=', changesetid)
    .where('action', 'in', ['update', 'remove'])
    .orderBy('auditlogid')
    .execute()
  return rows.map((row) => ({
    // The table holds only actions that were given.
    action: row['action'] as AuditAction,
    entitytype: String(row['entitytype']),
    entityid: Number(row['entityid']),
    entityname: String(row['entityname']),
    before: membersOf(row['before']),
    after: membersOf(row['after']),
  }))
}

// What was recorded is what comes back.
const membersOf = (text: unknown): JsonRow => JSON.parse(String(text)) as JsonRow

const backwards: Partial<Readonly<Record<AuditAction, AuditAction>>> = { update: 'update', remove: 'restore' }

/** False where the row, or what it pointed to, is not here. */
async function fill(
  engine: Engine,
  work: Work,
  { loss, refilling }: { readonly loss: Loss; readonly refilling: Refilling },
): Promise<boolean> {
  const general = engine.registry.find(loss.entitytype)
  if (!general || (await storedRows(work, general, [loss.entityid])).length === 0) return false
  const resource = general.name === 'assets' ? await assetResource(engine, work, loss.entityid) : general
  const [row] = await storedRows(work, resource, [loss.entityid])
  const names = Object.keys(loss.before)
  // Who has written there since knows better.
  if (!row || !isDeepStrictEqual(shownMembers(resource, row, names), { ...loss.after })) return true
  const values = await valuesHere(work, { engine, resource, known: refilling.known }, loss.before)
  if (!values) return false
  const { entitytype, entityid, entityname } = loss
  const action = backwards[loss.action] ?? 'update'
  await applyEntry(engine, work, { action, entitytype, entityid, entityname, before: loss.after, after: values })
  return true
}

interface Place {
  readonly engine: Engine
  readonly resource: Resource
  readonly known: KnownIds
}

/** The members with the keys of today; undefined where one points to what is not here. */
async function valuesHere(
  work: Work,
  { engine, resource, known }: Place,
  before: JsonRow,
): Promise<JsonRow | undefined> {
  const values: Record<string, unknown> = { ...before }
  for (const { name, target } of referencesOf(engine.registry, resource)) {
    const old = values[name]
    if (typeof old !== 'number') continue
    const [kept] = await storedRows(work, engine.registry.get(target), [old])
    values[name] = known.find(target, old) ?? (kept && old)
    if (values[name] === undefined) return undefined
  }
  return values
}
