import type { RelationEffect, RelationPreview } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Cause, Entry } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'
import type { Desk } from '../resources/engine.ts'
import type { Resources } from '../resources/resources.ts'
import { createRow, setActive, updateRow } from '../resources/write.ts'
import { edgesById } from './edges.ts'
import { readNodes } from './nodes.ts'
import type { Proposal } from './proposal.ts'

/** How many effects are listed; `effectstotal` counts all. */
const mostlisted = 200

/** Thrown to take everything back: it was done only to see what it would do. */
class OnlyLooking extends Error {}

/** What making, changing, ending or restoring a relation would do, whatever follows from it included. It is refused as the deed would be. */
export async function previewRelation(
  resources: Resources,
  cause: Cause,
  proposal: Proposal,
): Promise<RelationPreview> {
  let seen: RelationPreview = { effects: [], effectstotal: 0 }
  const resource = resources.registry.get('assetrelationships')
  const looking = resources.changes.change(cause, async (work) => {
    const entries: Entry[] = []
    const record = (entry: Entry): void => void entries.push(entry)
    await propose({ engine: resources, work: { ...work, record, index: () => undefined }, resource }, proposal)
    seen = await effectsOf(work.trx, entries)
    throw new OnlyLooking()
  })
  await looking.catch((thrown: unknown) => {
    if (!(thrown instanceof OnlyLooking)) throw thrown
  })
  return seen
}

async function propose(desk: Desk, { relationshipid, changes, isactive }: Proposal): Promise<void> {
  if (relationshipid === undefined) await createRow(desk, changes)
  else if (isactive === undefined) await updateRow(desk, relationshipid, changes)
  else await setActive(desk, relationshipid, isactive)
}

/** One effect a relation, the last thing that happens to it; what gives way to a new one is no news. */
async function effectsOf(read: Kysely<Tables>, entries: readonly Entry[]): Promise<RelationPreview> {
  const actions = new Map<number, RelationEffect['action']>()
  for (const { action, entityid } of entries) if (isEffect(action)) actions.set(entityid, action)
  const shown = [...actions].slice(0, mostlisted)
  const edges = await edgesById(
    read,
    shown.map(([id]) => id),
  )
  const ends = [...edges.values()].flatMap(({ sourceassetid, targetassetid }) => [sourceassetid, targetassetid])
  const assets = await readNodes(read, [...new Set(ends)])
  const numberOf = (assetid: number): string => assets.get(assetid)?.assetnumber ?? ''
  const effects = shown.flatMap(([id, action]): readonly RelationEffect[] => {
    const edge = edges.get(id)
    if (!edge) return []
    const { sourceassetid, targetassetid } = edge
    return [{ ...edge, action, sourceassetnumber: numberOf(sourceassetid), targetassetnumber: numberOf(targetassetid) }]
  })
  return { effects, effectstotal: actions.size }
}

function isEffect(action: Entry['action']): action is RelationEffect['action'] {
  return action !== 'purge' && action !== 'event'
}
