import { expect, test } from 'vitest'
import { isFor, namesAsset, type Concern } from './concerns.ts'
import { treeOf } from './places.ts'

const nothing = { businessunitid: null, locationid: null, concernedassetid: null }
const unit = (businessunitid: number): Concern => ({ ...nothing, businessunitid })
const place = (locationid: number): Concern => ({ ...nothing, locationid })
const asset = (concernedassetid: number): Concern => ({ ...nothing, concernedassetid })
/** Hall 1 has bay 2, which has cell 3; hall 4 stands beside it. Unit 10 has unit 11; 12 stands beside it. */
const grounds = {
  locations: treeOf([
    { id: 1, parent: null, name: 'Hall' },
    { id: 2, parent: 1, name: 'Bay' },
    { id: 3, parent: 2, name: 'Cell' },
    { id: 4, parent: null, name: 'Other hall' },
  ]),
  units: treeOf([
    { id: 10, parent: null, name: 'Machining' },
    { id: 11, parent: 10, name: 'Grinding' },
    { id: 12, parent: null, name: 'Assembly' },
  ]),
}
const grinder = { assetid: 7, locationid: 3, businessunitid: 11 }
const standings = new Map([[7, grinder]])

test('a notice names an asset by itself, by a place above it and by a unit above its own', () => {
  const names = (one: Concern) => namesAsset([one], grinder, grounds)
  expect([asset(7), place(3), place(1), unit(11), unit(10)].map(names)).toEqual([true, true, true, true, true])
  expect([asset(8), place(4), unit(12)].map(names)).toEqual([false, false, false])
})

test('a notice that concerns everybody names no asset, and is for everybody who asks', () => {
  expect(namesAsset([], grinder, grounds)).toBe(false)
  expect(isFor([], { businessunitid: 12, locationid: 4 }, grounds, standings)).toBe(true)
})

test('who asks for a unit is told what concerns it, one above and one below, and not what concerns another', () => {
  const told = (one: Concern, businessunitid: number) => isFor([one], { businessunitid }, grounds, standings)
  expect([told(unit(10), 11), told(unit(11), 10), told(unit(11), 11)]).toEqual([true, true, true])
  expect([told(unit(12), 11), told(unit(11), 12)]).toEqual([false, false])
})

test('a notice that says nothing of units is for all of them; its asset says whose it is', () => {
  expect(isFor([place(4)], { businessunitid: 12 }, grounds, standings)).toBe(true)
  expect(isFor([asset(7)], { businessunitid: 10 }, grounds, standings)).toBe(true)
  expect(isFor([asset(7)], { businessunitid: 12 }, grounds, standings)).toBe(false)
  expect(isFor([asset(7)], { locationid: 1 }, grounds, standings)).toBe(true)
})

test('both that are asked for must fit', () => {
  const concerns = [unit(10), place(1)]
  expect(isFor(concerns, { businessunitid: 11, locationid: 2 }, grounds, standings)).toBe(true)
  expect(isFor(concerns, { businessunitid: 11, locationid: 4 }, grounds, standings)).toBe(false)
})

test('a tree that goes in a circle is walked once', () => {
  const round = treeOf([
    { id: 1, parent: 2, name: 'a' },
    { id: 2, parent: 1, name: 'b' },
  ])
  expect([...round.above(1)]).toEqual([1, 2])
})
