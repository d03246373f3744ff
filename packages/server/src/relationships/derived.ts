import { conflict } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Step } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'

/** What a relation has from the one that made it, in the words of input. */
export function handedOn(origin: StoredRow): Readonly<Record<string, unknown>> {
  return { label: origin['label'] ?? null, inheritsposition: origin['inheritsposition'] === 1 }
}

const shared = ['sourceassetid', 'relationshiptypeid', 'label', 'inheritsposition'] as const

/**
 * A relation that came with another says what that one says, as long as it is in force: it may be ended by itself, and have
 * notes of its own, but all else is changed where it comes from. It looks after the step, for in a bulk edit both change.
 */
export async function refuseStray(work: Work, { before, after }: Step): Promise<void> {
  if (!after || after['isactive'] === 0) return
  const origin = await work.trx
    .selectFrom('assetrelationships')
    .selectAll()
    .where('relationshipid', '=', after['propagatedfromid'])
    .executeTakeFirst()
  const id = String(after['propagatedfromid'])
  if (origin?.['isactive'] !== 1)
    throw conflict(`This relation came with relationship ${id}, which has ended. Restore that one.`)
  const name = strayMember(before, after, origin)
  if (name === undefined) return
  throw conflict(`This relation came with relationship ${id} and follows it. Change that one, or end this one.`, [
    { path: `/${name}`, message: `must be as relationship ${id} has it` },
  ])
}

function strayMember(before: StoredRow | undefined, after: StoredRow, origin: StoredRow): string | undefined {
  if (before && before['targetassetid'] !== after['targetassetid']) return 'targetassetid'
  if ((after['propagatesthroughid'] ?? null) !== null) return 'propagatesthroughid'
  return shared.find((name) => (after[name] ?? null) !== (origin[name] ?? null))
}
