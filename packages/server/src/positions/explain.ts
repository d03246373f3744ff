import type { ChainStep, PositionAnswer } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Around } from './around.ts'
import type { Places } from './places.ts'
import { resolvePosition, type ChainLink } from './resolve.ts'

/** What the way leads through, with names. */
interface Named {
  readonly around: Around
  readonly places: Places
}

/** The position of an asset, and in words the way that led there. */
export async function explainPosition(read: Kysely<Tables>, assetid: number, named: Named): Promise<PositionAnswer> {
  const { position, chain } = resolvePosition(assetid, { assets: named.around.assets, places: named.places })
  return {
    ...position,
    floorplanname: await planName(read, position.floorplanid),
    chain: chain.map((step, index) => stepOf(named, step, chain[index - 1])),
  }
}

async function planName(read: Kysely<Tables>, floorplanid: number | null): Promise<string | null> {
  if (floorplanid === null) return null
  const plan = await read
    .selectFrom('floorplans')
    .select('name')
    .where('floorplanid', '=', floorplanid)
    .executeTakeFirst()
  return plan ? String(plan['name']) : null
}

function stepOf({ around, places }: Named, { kind, id }: ChainLink, before: ChainLink | undefined): ChainStep {
  if (kind === 'asset') {
    const via = before ? (around.ties.get(`${before.id}>${id}`) ?? null) : null
    return { kind, id, name: around.assetnumbers.get(id) ?? `${id}`, via }
  }
  return { kind, id, name: places.get(id)?.name ?? `${id}`, via: before?.kind === 'location' ? 'within' : 'stands in' }
}
