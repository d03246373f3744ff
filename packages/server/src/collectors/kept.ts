import { inSentence } from '@shopdb/contract'
import { identitiesOf, type Identity, matchAssets } from '../resources/identity.ts'
import { seenWhole } from '../resources/whole-row.ts'
import type { Task } from './task.ts'

/** What a report may write, and what it is told of the rest. */
export interface Kept {
  readonly wanted: Readonly<Record<string, unknown>>
  readonly notes: readonly string[]
}

/**
 * What only one asset may be known by, and a removed one has, stays with that one: it may be restored. The report of the asset
 * that stands in its place goes on without.
 */
export async function leaveToRemoved(task: Task, wanted: Kept['wanted']): Promise<Kept> {
  const { desk, pushing } = task
  const alone = identitiesOf(desk.resource, wanted, pushing.isJunk).filter(({ column }) => column.field.unique)
  const taken = new Map<string, string>()
  for (const identity of alone) {
    const [match] = await matchAssets(desk.work.trx, [identity])
    if (match && !match.isactive) taken.set(identity.column.name, await noteOf(task, identity, match.assetid))
  }
  const left = Object.entries(wanted).filter(([name]) => !taken.has(name))
  return { wanted: Object.fromEntries(left), notes: [...taken.values()] }
}

async function noteOf({ desk }: Task, { column, value }: Identity, assetid: number): Promise<string> {
  const { assetnumber } = await seenWhole(desk, assetid)
  const label = column.field.label ?? column.name
  return `${label} ${value} stays with the ${inSentence(desk.resource.label)} ${String(assetnumber)}, which was removed here.`
}
