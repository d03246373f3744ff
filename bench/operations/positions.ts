import { cp, rm } from 'node:fs/promises'
import { endProcess, firstLine, startNode } from '../processes.ts'
import { startProduct } from '../product/product.ts'
import { goalOf } from '../report/figure.ts'
import type { MapAnswer } from './answer.ts'
import type { Bench, Operation } from './bench.ts'
import { middle } from './compare.ts'
import { timingOf } from './timing.ts'

/** All positions out of the database: of ours by a server that was just started, of the other by a plain loop over typed arrays. */
export const measurePositions: Operation = async (bench) => {
  const found: { readonly raw: number; readonly ours: number }[] = []
  for (let round = 0; round < bench.effort.rounds; round += 1) {
    const [raw, ours] = [await plainLoop(bench), await coldStart(bench)]
    if (raw.sum !== ours.sum) throw new Error(`The sums of all positions differ: ${raw.sum} and ${ours.sum}.`)
    found.push({ raw: raw.milliseconds, ours: ours.milliseconds })
  }
  const [raw, ours] = [middle(found.map((one) => one.raw)), middle(found.map((one) => one.ours))]
  const all = bench.shop.assets.length.toLocaleString('en-US')
  return [
    { operation: `all ${all} positions, loading included`, unit: 'ms', raw, ours },
    {
      operation: 'the same, against a plain loop',
      unit: 'times',
      ours: ours / raw,
      ...goalOf('positions', bench.engine),
    },
  ]
}

interface Resolved {
  readonly milliseconds: number
  readonly sum: number
}

async function plainLoop({ site: { place } }: Bench): Promise<Resolved> {
  const script = [new URL('../raw/positions.ts', import.meta.url).pathname, place.engine, place.at]
  const child = startNode({ core: 0, script, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    // It says nothing else.
    return JSON.parse(await firstLine(child)) as Resolved
  } finally {
    await endProcess(child)
  }
}

/** A server with an empty memory, on a copy of the folder, for the first one goes on running. */
async function coldStart({ site, ours: { token } }: Bench): Promise<Resolved> {
  const folder = `${site.folder}-copy`
  await cp(site.folder, folder, { recursive: true })
  const product = await startProduct({ ...site, folder }, { path: '/api/ready' })
  const headers = { authorization: `Bearer ${token}` }
  try {
    const answer = await fetch(`${product.origin}/api/map`, { headers })
    await answer.arrayBuffer()
    return { milliseconds: timingOf(answer, 'positions'), sum: await sumOf(product.origin, headers) }
  } finally {
    await product.close()
    await rm(folder, { recursive: true })
  }
}

async function sumOf(origin: string, headers: Record<string, string>): Promise<number> {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`, { headers })).json()
  // Answers of the product.
  const { data } = (await ask('/api/map/plans')) as { readonly data: readonly { readonly floorplanid: number }[] }
  let sum = 0
  for (const { floorplanid } of data) {
    const { assets } = (await ask(`/api/map?floorplanid=${floorplanid}`)) as MapAnswer
    for (const column of [assets.mapx, assets.mapy]) sum += column.reduce((total, value) => total + value, 0)
  }
  return sum
}
