import { expect, test } from 'vitest'
import { crowdRadius, gather, type Points } from './clusters.ts'
import type { Frame } from './frame.ts'

const frame: Frame = { left: 0, top: 0, resolution: 1, width: 1000, height: 600 }
const closeness = { cell: 60, loose: 4 }

const points = (...spots: readonly (readonly [number, number])[]): Points => ({
  x: Float64Array.from(spots, ([x]) => x),
  y: Float64Array.from(spots, ([, y]) => y),
  isIn: new Uint8Array(spots.length).fill(1),
})

/** A floor full of assets, the same each time. */
function crowded(count: number): Points {
  let seed = 7
  const next = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  return points(...Array.from({ length: count }, () => [next() * 1000, next() * 600] as const))
}

test('few assets in one corner are drawn one by one, many as a crowd in their middle', () => {
  const few = gather(points([10, 10], [20, 20], [30, 30]), frame, closeness)
  expect(few.map(({ entries }) => entries)).toEqual([[0], [1], [2]])
  const [crowd, ...rest] = gather(points([10, 10], [20, 10], [30, 10], [20, 20], [20, 0]), frame, closeness)
  expect(rest).toEqual([])
  expect(crowd).toEqual({ x: 20, y: 10, entries: [0, 1, 2, 3, 4] })
})

test('assets on the very same spot are one, however near one looks', () => {
  const near = { ...frame, left: 100, top: 100, resolution: 0.01 }
  expect(gather(points([101, 101], [101, 101], [101.5, 101]), near, closeness)).toEqual([
    { x: 100, y: 100, entries: [0, 1] },
    { x: 150, y: 100, entries: [2] },
  ])
})

test('every asset in view is in exactly one bunch, and none that is left out', () => {
  const all = crowded(20_000)
  all.isIn.fill(0, 100, 200)
  const drawn = gather(all, frame, closeness).flatMap(({ entries }) => entries)
  expect(drawn.length).toBe(19_900)
  expect(new Set(drawn).size).toBe(19_900)
  expect(drawn.some((entry) => entry >= 100 && entry < 200)).toBe(false)
})

test('crowds of a full floor stay few, and side by side they do not lie over each other', () => {
  const crowds = gather(crowded(20_000), frame, closeness)
  expect(crowds.length).toBeLessThan(220)
  const overlaps = crowds.filter((one, place) =>
    crowds.slice(place + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) < crowdRadius(1)),
  )
  expect(overlaps).toEqual([])
})

test('two crowds on either side of a line between cells are drawn as one', () => {
  const crowd = (x: number): (readonly [number, number])[] => Array.from({ length: 6 }, (_, place) => [x, 20 + place])
  const [one, ...rest] = gather(points(...crowd(56), ...crowd(64)), frame, closeness)
  expect(rest).toEqual([])
  expect(one).toMatchObject({ x: 60, y: 22.5 })
  expect(one?.entries).toHaveLength(12)
})

test('while the screen moves over the plan the same assets stay together', () => {
  const spots = crowded(3000)
  const middle = (bunches: ReturnType<typeof gather>): readonly string[] =>
    bunches
      .filter(({ x, y }) => x > 250 && x < 750 && y > 150 && y < 450)
      .map(({ entries }) => entries.toSorted((one, other) => one - other).join())
  const before = new Set(gather(spots, frame, closeness).map(({ entries }) => entries.toSorted((a, b) => a - b).join()))
  const after = middle(gather(spots, { ...frame, left: 13, top: 7 }, closeness))
  expect(after.filter((company) => !before.has(company)).length).toBeLessThan(after.length * 0.1)
})
