import { inSentence, notFound } from '@shopdb/contract'
import { concreteGroups } from './concrete.ts'
import type { Desk } from './engine.ts'
import type { Resource } from './resource.ts'
import { storedRows } from './rows.ts'
import type { StoredRow } from './stored.ts'

/** A row as stored, with the resource whose tables hold all of it. */
interface Whole {
  readonly resource: Resource
  readonly row: StoredRow
}

/**
 * A row that is about to be written, and the desk whose tables hold it; throws `notfound`. What other changes of the group
 * are about is read in the same statement and kept for them.
 */
export async function wholeRow(desk: Desk, id: number): Promise<{ readonly desk: Desk; readonly before: StoredRow }> {
  const { engine, work, resource } = desk
  // Only rows that are whole are kept, below.
  const kept = work.memory.takeRow(resource.entitytype, id) as Whole | undefined
  const whole = kept && isOf(desk, kept) ? kept : await readWhole(desk, id)
  if (!whole) throw notFound(`There is no ${inSentence(resource.label)} ${id}.`)
  return { desk: { engine, work, resource: whole.resource }, before: whole.row }
}

const isOf = ({ resource }: Desk, whole: Whole): boolean =>
  resource.name === 'assets' || resource.name === whole.resource.name

/** As `wholeRow`, for who may come back to write it: the row stays with the group. */
export async function seenWhole(desk: Desk, id: number): Promise<StoredRow> {
  const { desk: concrete, before } = await wholeRow(desk, id)
  const whole: Whole = { resource: concrete.resource, row: before }
  desk.work.memory.keepRow(desk.resource.entitytype, id, whole)
  return before
}

async function readWhole(desk: Desk, id: number): Promise<Whole | undefined> {
  const { work, resource } = desk
  const along = work.memory.fresh(resource.entitytype, work.subjects(resource.entitytype))
  const ids = new Set([id, ...along])
  const groups = await concreteGroups(desk, await storedRows(work, resource, [...ids]))
  const wholes = groups.flatMap(([concrete, rows]) => rows.map((row) => ({ resource: concrete.resource, row })))
  for (const whole of wholes) work.memory.keepRow(resource.entitytype, Number(whole.row[resource.key]), whole)
  // As above.
  return work.memory.takeRow(resource.entitytype, id) as Whole | undefined
}
