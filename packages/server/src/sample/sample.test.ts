import { expect, test } from 'vitest'
import { isRef } from '../import/plan.ts'
import { areas, floor, sections, walls } from './areas.ts'
import { drawFloorPlan } from './draw-floor-plan.ts'
import { sampleMachines } from './machines.ts'
import { samplePlan } from './sample-plan.ts'

const machines = sampleMachines()

test('the sample factory has about 200 machines, each with a number of its own', () => {
  expect(machines.length).toBeGreaterThan(180)
  expect(machines.length).toBeLessThan(220)
  expect(new Set(machines.map((machine) => machine.number)).size).toBe(machines.length)
})

test('the sample factory is the same every time', () => {
  expect(sampleMachines()).toEqual(machines)
})

test('every machine with a spot stands inside its area, and no two stand on one spot', () => {
  const placed = machines.filter((machine) => machine.spot)
  const outside = placed.filter(({ spot, area }) => {
    const { mapx = 0, mapy = 0 } = spot ?? {}
    return mapx <= area.x || mapy <= area.y || mapx >= area.x + area.width || mapy >= area.y + area.height
  })
  expect(outside).toEqual([])
  expect(new Set(placed.map(({ spot }) => `${spot?.mapx} ${spot?.mapy}`)).size).toBe(placed.length)
})

test('a machine without a spot is the second half of one that has a spot', () => {
  const unplaced = machines.filter((machine) => !machine.spot)
  expect(unplaced.length).toBeGreaterThan(0)
  for (const half of unplaced) expect(machines.find((machine) => machine.number === half.siblingof)?.spot).toBeDefined()
})

test('no two areas overlap, and all lie inside the walls', () => {
  for (const [index, one] of areas.entries()) {
    expect(
      one.x >= walls.x &&
        one.y >= walls.y &&
        one.x + one.width <= walls.x + walls.width &&
        one.y + one.height <= walls.y + walls.height,
    ).toBe(true)
    for (const other of areas.slice(index + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y
      expect(apart, `${one.name} and ${other.name}`).toBe(true)
    }
  }
})

test('every row of the sample plan comes after those that it refers to', () => {
  const seen = new Set<string>()
  for (const row of samplePlan(1)) {
    const unseen = Object.values(row.values)
      .filter(isRef)
      .filter((wish) => !seen.has(wish.row))
    expect(unseen).toEqual([])
    expect(seen.has(row.key)).toBe(false)
    seen.add(row.key)
  }
})

test('the floor plan is drawn in the size that it is said to have, with the name of every area', () => {
  const drawn = drawFloorPlan()
  expect(drawn).toContain(`viewBox="0 0 ${floor.width} ${floor.height}"`)
  for (const area of [...sections, ...areas]) expect(drawn).toContain(`>${area.name}</text>`)
})
