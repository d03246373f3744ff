import type { Work } from '../changes/work.ts'
import type { Engine, Rule, Step } from '../resources/engine.ts'
import type { StoredRow } from '../resources/stored.ts'
import { purgeRow } from '../resources/write.ts'
import { refuseStray } from './derived.ts'
import { originsNear } from './origins.ts'
import { carryOver, settle } from './settle.ts'

type Followed = Step & { readonly entityid: number }

/** What decides for which assets a relation is made: whether it is in force, what it ties, and what it propagates through. */
const deciding = ['isactive', 'sourceassetid', 'targetassetid', 'relationshiptypeid', 'propagatesthroughid']
/** What a relation hands on to those it made. */
const handedon = ['label', 'inheritsposition']
/** What decides which assets are tied by a type. */
const tying = ['isactive', 'sourceassetid', 'targetassetid', 'relationshiptypeid']

/**
 * What is done to one half of a machine is done to the other: a relation whose type (or which itself) names a type to
 * propagate through is also made for the assets tied to its target by that type. They follow it, and end with it, in the same change set;
 * and when assets become or cease to be tied by that type, the relations near them are settled anew.
 */
export function propagationRule(engineOf: () => Engine): Rule {
  return {
    check: async (work, { resource, entityid, before, after }) => {
      if (!before || after || entityid === undefined) return
      // What it made refers to it, so it has to go first.
      for (const id of await madeBy(work, entityid)) await purgeRow({ engine: engineOf(), work, resource }, id)
    },
    follow: async (work, step) => {
      const desk = { engine: engineOf(), work, resource: step.resource }
      const { entityid, after } = step
      if (after && (after['propagatedfromid'] ?? null) !== null) await refuseStray(work, step)
      else if (after && hasChanged(step, deciding)) await settle(desk, { ...after, relationshipid: entityid }, 'anew')
      else if (after && hasChanged(step, handedon)) await carryOver(desk, { ...after, relationshipid: entityid })
      if (!hasChanged(step, tying)) return
      for (const origin of await nearOrigins(work, step)) await settle(desk, origin, 'again')
    },
  }
}

function hasChanged({ before, after }: Step, names: readonly string[]): boolean {
  return !before || !after || names.some((name) => (before[name] ?? null) !== (after[name] ?? null))
}

async function madeBy(work: Work, entityid: number): Promise<readonly number[]> {
  const rows = work.trx
    .selectFrom('assetrelationships')
    .select('relationshipid')
    .where('propagatedfromid', '=', entityid)
  return (await rows.execute()).map((row) => Number(row['relationshipid']))
}

/** The relations that may reach other assets now that these are tied, or are no longer. */
async function nearOrigins(work: Work, { entityid, before, after }: Followed): Promise<readonly StoredRow[]> {
  const found = new Map<unknown, StoredRow>()
  for (const row of [before, after])
    if (row) for (const origin of await originsNear(work, row)) found.set(origin['relationshipid'], origin)
  found.delete(entityid)
  return [...found.values()]
}
