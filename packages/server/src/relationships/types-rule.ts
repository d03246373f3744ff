import { conflict, invalidInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Rule, Step } from '../resources/engine.ts'
import { kinds } from './kinds.ts'

const fixed =
  'There are three relations: partof, controls and connectedto. They are fixed; a label on a relation says more.'

/** Refuses the making of a fourth relation. */
export function refuseNewType(): never {
  throw conflict(fixed, [{ path: '/name', message: `must be one of ${kinds.join(', ')}, and those are there` }])
}

/** The three relations stay what they are; how they read, their priority and what they propagate through may change. */
export const relationshipTypeRule: Rule = {
  check: async (work, step) => {
    const { before, after } = step
    if (!after || after['isactive'] === 0) throw conflict(fixed)
    if (!before && !kinds.some((kind) => kind === after['name'])) refuseNewType()
    if (before && before['name'] !== after['name'])
      throw conflict(fixed, [{ path: '/name', message: `must stay ${String(before['name'])}` }])
    await refuseRing(work, step)
  },
}

async function refuseRing(work: Work, { entityid, after }: Step): Promise<void> {
  const through = after?.['propagatesthroughid'] ?? null
  if (entityid === undefined || through === null) return
  await refuseThrough(work, entityid, Number(through))
}

/**
 * What propagates through a type changes which ties there are; so a type that leads back to the first, over one step or
 * two, would feed itself.
 */
export async function refuseThrough(work: Work, typeid: number, throughid: number): Promise<void> {
  const rows = await work.trx.selectFrom('relationshiptypes').selectAll().execute()
  const types = new Map(rows.map((row) => [Number(row['relationshiptypeid']), row]))
  const seen = new Set<number>()
  for (let next = throughid; !seen.has(next) && types.has(next);) {
    if (next === typeid) throw throughItself(String(types.get(typeid)?.['name']), next === throughid)
    seen.add(next)
    next = Number(types.get(next)?.['propagatesthroughid'] ?? 0)
  }
}

function throughItself(name: string, isdirect: boolean): Error {
  const why = isdirect ? 'a relation does not propagate through its own kind' : `that one propagates through ${name}`
  return invalidInput([{ path: '/propagatesthroughid', message: `must be another relation than this: ${why}` }])
}
