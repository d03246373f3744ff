import { expect, test } from 'vitest'
import { findPath, type Step, type Steps, type Stop } from './find-path.ts'

const limits = { depth: 20, stops: 100_000 }
const keyOf = ({ assetid, line }: Stop): string => `${assetid}/${line ?? ''}`

/** Cables between assets, walked either way. */
function cables(...pairs: readonly (readonly [number | Stop, number | Stop])[]): Steps {
  const stop = (one: number | Stop): Stop => (typeof one === 'number' ? { assetid: one } : one)
  const ways = new Map<string, Step[]>()
  const add = (from: Stop, to: Stop): void => {
    const step = { from, to, out: `${from.assetid} to ${to.assetid}`, into: `${to.assetid} to ${from.assetid}` }
    const known = ways.get(keyOf(from))
    if (known) known.push(step)
    else ways.set(keyOf(from), [step])
  }
  for (const [one, other] of pairs) {
    add(stop(one), stop(other))
    add(stop(other), stop(one))
  }
  return (stops) => Promise.resolve(stops.flatMap((one) => ways.get(keyOf(one)) ?? []))
}

const walk = async (from: number, to: number, steps: Steps): Promise<readonly number[] | undefined> => {
  const found = await findPath([{ assetid: from }, { assetid: to }], limits, steps)
  return found.steps && [from, ...found.steps.map((step) => step.to.assetid)]
}

test('the path is the one of the fewest cables, from one end to the other, with its ports', async () => {
  const steps = cables([1, 2], [2, 3], [3, 4], [2, 5], [5, 4], [5, 6], [1, 9])
  expect(await walk(1, 6, steps)).toEqual([1, 2, 5, 6])
  const { steps: found = [] } = await findPath([{ assetid: 1 }, { assetid: 6 }], limits, steps)
  expect(found.map(({ out, into }) => [out, into])).toEqual([
    ['1 to 2', '2 to 1'],
    ['2 to 5', '5 to 2'],
    ['5 to 6', '6 to 5'],
  ])
})

test('a ring of switches ends', async () => {
  const ring = cables([1, 2], [2, 3], [3, 4], [4, 5], [5, 1])
  expect(await walk(1, 3, ring)).toEqual([1, 2, 3])
  expect(await walk(1, 99, ring)).toBeUndefined()
})

test('an asset is there without a cable', async () => {
  expect(await findPath([{ assetid: 1 }, { assetid: 1 }], limits, cables())).toEqual({ steps: [], isCut: false })
})

test('nothing joins two that have no cables', async () => {
  expect(await findPath([{ assetid: 1 }, { assetid: 2 }], limits, cables())).toEqual({ steps: undefined, isCut: false })
})

test('a patch panel joins what is on one line of it, and not its lines', async () => {
  const [seventh, eighth] = [
    { assetid: 50, line: '7' },
    { assetid: 50, line: '8' },
  ]
  const steps = cables([1, seventh], [seventh, 10], [2, eighth], [eighth, 10])
  expect(await walk(1, 2, steps)).toEqual([1, 50, 10, 50, 2])
})

test('a path that is longer than the limit is not found, and it is said that there may be one', async () => {
  const line = cables(...Array.from({ length: 30 }, (_, at) => [at, at + 1] as const))
  const found = await findPath([{ assetid: 0 }, { assetid: 30 }], limits, line)
  expect(found).toEqual({ steps: undefined, isCut: true })
})

test('around a core with everything on it, only what lies between is looked at', async () => {
  const many = Array.from({ length: 50_000 }, (_, at) => [1, 1000 + at] as const)
  const steps = cables([10, 2], [2, 1], [1, 3], [3, 20], ...many)
  let looked = 0
  const counting: Steps = (stops) => {
    looked += stops.length
    return steps(stops)
  }
  expect(await walk(10, 20, counting)).toEqual([10, 2, 1, 3, 20])
  expect(looked).toBeLessThan(10)
})
