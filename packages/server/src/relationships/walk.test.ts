import { expect, test } from 'vitest'
import { walk, type Beyond } from './walk.ts'

type Pair = readonly [number, number]

const bothWays = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.flatMap(([one, other]): readonly Pair[] => [
    [one, other],
    [other, one],
  ])

/** Steps over pairs, in their order. */
const over =
  (pairs: readonly Pair[]): Beyond =>
  async (from, reached, most) => {
    const beyond = bothWays(pairs).filter(([near, far]) => from.includes(near) && !reached.includes(far))
    return [...new Set(beyond.map(([, far]) => far))].slice(0, most).map((assetid) => ({ assetid, via: 1 }))
  }

const reach = async (pairs: readonly Pair[], most = 100, depth = 3): Promise<string> => {
  const { reached, istruncated } = await walk(1, over(pairs), { most, depth })
  return `${reached.map((one) => `${one.assetid}@${one.depth}`).join(' ')}${istruncated ? ' ...' : ''}`
}

test('both halves of a machine are found from either', async () => {
  expect(await reach([[1, 2]])).toBe('1@0 2@1')
  expect(await reach([[2, 1]])).toBe('1@0 2@1')
})

test('a ring is walked once, and a diamond has its far corner once', async () => {
  const ring: readonly Pair[] = [
    [1, 2],
    [2, 3],
    [3, 1],
  ]
  const diamond: readonly Pair[] = [
    [1, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ]
  expect(await reach(ring)).toBe('1@0 2@1 3@1')
  expect(await reach(diamond)).toBe('1@0 2@1 3@1 4@2')
})

test('the walk ends three ties away, whatever was asked for', async () => {
  const line: readonly Pair[] = [
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
  ]
  expect(await reach(line)).toBe('1@0 2@1 3@2 4@3')
  expect(await reach(line, 100, 9)).toBe('1@0 2@1 3@2 4@3')
  expect(await reach(line, 100, 1)).toBe('1@0 2@1')
})

test('where there is more than there is room for, the nearest are kept and it is said', async () => {
  const star: readonly Pair[] = [2, 3, 4, 5].map((other) => [1, other] as const)
  expect(await reach(star, 3)).toBe('1@0 2@1 3@1 ...')
  expect(await reach(star, 5)).toBe('1@0 2@1 3@1 4@1 5@1')
})

test('random ties: every asset reached is as near as the walk says, none is missing', async () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const pairs = randomPairs(seed)
    const { reached } = await walk(1, over(pairs), { most: 100 })
    const told = new Map(reached.map((one) => [one.assetid, one.depth]))
    expect(told).toEqual(slowly(pairs))
  }
})

function randomPairs(seed: number): readonly Pair[] {
  let state = seed
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return 1 + (Math.floor(state / 65_536) % 9)
  }
  return Array.from({ length: 10 }, (): Pair => [next(), next()]).filter(([one, other]) => one !== other)
}

/** The obvious way: distances that shrink until none does. */
function slowly(pairs: readonly Pair[]): ReadonlyMap<number, number> {
  const far = new Map([[1, 0]])
  for (let rounds = pairs.length; rounds > 0; rounds -= 1)
    for (const [near, beyond] of bothWays(pairs)) {
      const away = (far.get(near) ?? Infinity) + 1
      if (away <= 3 && away < (far.get(beyond) ?? Infinity)) far.set(beyond, away)
    }
  return far
}
