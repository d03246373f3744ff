import { type AuditAction, conflict, inSentence, type JsonRow, type ShopError } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Asked, Desk, Step } from './engine.ts'
import { isAppendOnly, type Resource } from './resource.ts'
import { nameOf, searchText, shownMembers } from './rows.ts'
import type { StoredRow } from './stored.ts'
import { refuseCycle } from './tree.ts'

/** What happened to one row: where it was and where it is now, as stored. */
export interface Happening {
  readonly action: AuditAction
  readonly entityid: number
  readonly before: StoredRow | undefined
  readonly after: StoredRow | undefined
  /** The members to write down; default all. */
  readonly names?: readonly string[]
}

/** The body with what the rules of its table add to it. */
export async function filledBody({ engine, work, resource }: Desk, asked: Asked): Promise<unknown> {
  let { body } = asked
  for (const rule of engine.rules.get(resource.entitytype) ?? [])
    if (rule.fill) body = await rule.fill(work, { ...asked, body })
  return body
}

/** Throws `conflict` for rows that are made and never changed. */
export function refuseAppendOnly(resource: Resource): void {
  if (isAppendOnly(resource)) throw appendOnlyRefusal(resource)
}

/** Why such a row cannot be changed, and what can be done. */
export function appendOnlyRefusal({ label }: Resource): ShopError {
  const advice = 'Undo the change that made a wrong one, and make a right one.'
  return conflict(`Each ${inSentence(label)} is made once, and never changed or removed. ${advice}`)
}

/** Runs the checks of the tree and of the features before a step. */
export async function checkStep({ engine, work, resource }: Desk, step: Omit<Step, 'resource'>): Promise<void> {
  await refuseCycle(work, { resource, ...step })
  for (const rule of engine.rules.get(resource.entitytype) ?? []) await rule.check?.(work, { resource, ...step })
}

/** Audits a step that somebody has taken, and lets the rules do what follows from it. */
export async function completeStep({ engine, work, resource }: Desk, happening: Happening): Promise<void> {
  recordRow(work, resource, happening)
  const { entityid, before, after } = happening
  for (const rule of engine.rules.get(resource.entitytype) ?? [])
    await rule.follow?.(work, { resource, entityid, before, after })
}

/** Audits what happened and keeps the search right. */
export function recordRow(work: Work, resource: Resource, happening: Happening): void {
  const { action, entityid, before, after } = happening
  const names = happening.names ?? [...resource.readable.keys()]
  const shown = (row: StoredRow | undefined): JsonRow | null => (row ? shownMembers(resource, row, names) : null)
  const { entitytype } = resource
  const entityname = nameOf(resource, after ?? before ?? {})
  work.record({ action, entitytype, entityid, entityname, before: shown(before), after: shown(after) })
  indexRow(work, resource, happening)
}

/** Lets the search know what a row is now. */
export function indexRow(work: Work, resource: Resource, { entityid, before, after }: Happening): void {
  const { entitytype } = resource
  const known = before && searchState(resource, before)
  const now = after && searchState(resource, after)
  if (known?.text === now?.text && known?.title === now?.title && known?.isactive === now?.isactive) return
  work.index({ entitytype, entityid, ...(now ?? { title: '', isactive: false }) })
}

/** What the search keeps of a row. */
export function searchState(resource: Resource, row: StoredRow): { title: string; text: string; isactive: boolean } {
  return { title: nameOf(resource, row), text: searchText(resource, row), isactive: row['isactive'] === 1 }
}
