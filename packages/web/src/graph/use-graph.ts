import type { GraphAnswer, GraphEdge, ImpactAnswer } from '@shopdb/contract'
import { useAddress, useAnswer, useApi, useFresh, type Answering, type Api } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'
import { branchesOf, type Branch } from './model/branches.ts'
import { mergeGraphs, type Merged } from './model/merged.ts'

/** What the address bar says of the drawing. */
export interface GraphWish {
  readonly depth: number
  readonly isImpact: boolean
  /** Assets of which everything tied to them is shown too. */
  readonly opened: readonly number[]
}

/** The graph of an asset as it is drawn. */
export interface Graph extends Merged {
  readonly tree: Branch
  readonly truncated: boolean
  /** Where it is asked for: what a stop affects, by asset, with the tie over which; the asset itself has none. */
  readonly affected: ReadonlyMap<number, GraphEdge | undefined> | undefined
}

/** How the drawing is asked for: depth, what a stop affects, what was opened; all of it can be sent to a colleague. */
export function useGraphWish(): {
  readonly wish: ComputedRef<GraphWish>
  readonly change: (wish: Partial<GraphWish>) => void
} {
  const { address, change } = useAddress()
  const wish = computed(() => ({
    depth: /^[1-3]$/u.test(address.value['depth'] ?? '') ? Number(address.value['depth']) : 2,
    isImpact: address.value['impact'] === '1',
    opened: (address.value['open'] ?? '')
      .split(',')
      .map(Number)
      .filter((id) => Number.isSafeInteger(id) && id > 0),
  }))
  return {
    wish,
    change: (changes) => {
      const { depth, isImpact, opened } = { ...wish.value, ...changes }
      change({ depth, impact: isImpact ? '1' : null, open: opened.join(',') })
    },
  }
}

/** The graph of an asset, with what was opened and what a stop affects. */
export function useGraph(assetid: () => number, wish: () => GraphWish): Answering<Graph> {
  const api = useApi()
  const answering = useAnswer(
    () => [assetid(), wish()],
    () => readGraph(api, assetid(), wish()),
  )
  useFresh(['assetrelationships', 'relationshiptypes', 'assets'], answering.refresh)
  return answering
}

async function readGraph(api: Api, assetid: number, { depth, isImpact, opened }: GraphWish): Promise<Graph> {
  const around = (id: number, away: number): Promise<GraphAnswer> =>
    api.get<GraphAnswer>(`/api/assets/${id}/graph`, { depth: away })
  const [first, impact, ...others] = await Promise.all([
    around(assetid, depth),
    isImpact ? api.get<ImpactAnswer>(`/api/assets/${assetid}/impact`) : undefined,
    // One that is gone since it was opened is left out.
    ...opened.map((id) => around(id, 1).catch(() => undefined)),
  ])
  const rest = others.filter((one) => one !== undefined)
  const merged = mergeGraphs([first, ...rest, ...(impact ? [impact] : [])])
  const tree = merged && branchesOf(merged)
  if (!tree) throw new Error('The graph does not have the asset it is of.')
  const truncated = [first, ...rest, impact].some((one) => one?.truncated)
  return { ...merged, tree, truncated, affected: impact && affectedBy(impact) }
}

/** The ties of an answer stand in the order in which their assets were reached. */
function affectedBy({ nodes, edges }: ImpactAnswer): ReadonlyMap<number, GraphEdge | undefined> {
  return new Map(nodes.map((node, index) => [node.assetid, edges[index - 1]]))
}
