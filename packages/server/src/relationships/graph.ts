import type { GraphAnswer, GraphEdge, GraphNode, ImpactAnswer } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { beyondIn } from './beyond.ts'
import { edgesAmong, edgesById } from './edges.ts'
import type { Kind } from './kinds.ts'
import { countTies, readNodes } from './nodes.ts'
import { walk, type Reached } from './walk.ts'

type Read = Kysely<Tables>

/** The most assets in one answer, and the most ties between them. */
export const mostnodes = 300
const mostedges = 2000

/** Everything tied to an asset, directly or through others. */
export async function readGraph(read: Read, assetid: number, depth: number): Promise<GraphAnswer> {
  const { reached, istruncated } = await walk(assetid, beyondIn(read), { depth, most: mostnodes })
  const ids = reached.map((one) => one.assetid)
  const edges = await edgesAmong(read, ids, mostedges + 1)
  const shown = edges.slice(0, mostedges)
  const nodes = await nodesOf(read, reached, shown)
  return { assetid, depth, nodes, edges: shown, truncated: istruncated || edges.length > mostedges }
}

/** The ways in which it matters that an asset stops: from its end to the other, and back. */
const onward: readonly Kind[] = ['controls', 'connectedto', 'partof']
const back: readonly Kind[] = ['connectedto', 'partof']

/**
 * What is affected when an asset stops: what it controls, what is connected to it, and the rest of the machine that it is
 * part of; and what is affected by those in turn. Who controls an asset goes on when that stops.
 */
export async function readImpact(read: Read, assetid: number): Promise<ImpactAnswer> {
  const types = await read.selectFrom('relationshiptypes').select(['relationshiptypeid', 'name']).execute()
  const idsOf = (kinds: readonly Kind[]): readonly number[] =>
    types
      .filter((type) => kinds.some((kind) => kind === type['name']))
      .map((type) => Number(type['relationshiptypeid']))
  const beyond = beyondIn(read, { onward: idsOf(onward), back: idsOf(back), isactive: true })
  const { reached, istruncated } = await walk(assetid, beyond, { most: mostnodes })
  const edges = await edgesById(
    read,
    reached.flatMap(({ via }) => via ?? []),
  )
  const over = reached.flatMap(({ via }) => (via === null ? [] : (edges.get(via) ?? [])))
  return { assetid, nodes: await nodesOf(read, reached, over), edges: over, truncated: istruncated }
}

/** Assets in the order in which they were reached, with the number of ties that the answer leaves out. */
async function nodesOf(
  read: Read,
  reached: readonly Reached[],
  edges: readonly GraphEdge[],
): Promise<readonly GraphNode[]> {
  const ids = reached.map((one) => one.assetid)
  const [assets, ties] = await Promise.all([readNodes(read, ids), countTies(read, ids)])
  const shown = new Map<number, number>()
  for (const { sourceassetid, targetassetid } of edges)
    for (const id of [sourceassetid, targetassetid]) shown.set(id, (shown.get(id) ?? 0) + 1)
  return reached.flatMap(({ assetid, depth }) => {
    const asset = assets.get(assetid)
    const more = (ties.get(assetid) ?? 0) - (shown.get(assetid) ?? 0)
    return asset ? [{ ...asset, depth, more }] : []
  })
}
