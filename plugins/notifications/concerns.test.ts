import { businessunit, location, treeOf } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { isFor, namesAsset, type Concern } from './concerns.ts'

const nothing: Concern = {
  businessunitid: null,
  businessunitname: null,
  locationid: null,
  locationname: null,
  concernedassetid: null,
  concernedassetname: null,
  unitid: null,
  placeid: null,
}
const unit = (unitid: number): Concern => ({ ...nothing, businessunitid: unitid, unitid })
const place = (placeid: number): Concern => ({ ...nothing, locationid: placeid, placeid })
const asset = (concernedassetid: number): Concern => ({ ...nothing, concernedassetid, unitid: 11, placeid: 3 })
/** Hall 1 has bay 2, which has cell 3; hall 4 stands beside it. Unit 10 has unit 11; 12 stands beside it. */
const hall = (locationid: number, parentlocationid: number | null) => ({ locationid, parentlocationid })
const team = (businessunitid: number, parentbusinessunitid: number | null) => ({ businessunitid, parentbusinessunitid })
const grounds = {
  locations: treeOf(location, [hall(1, null), hall(2, 1), hall(3, 2), hall(4, null)]),
  units: treeOf(businessunit, [team(10, null), team(11, 10), team(12, null)]),
}
const grinder = { assetid: 7, locationid: 3, businessunitid: 11 }

test('a notice names an asset by itself, by a place above it and by a unit above its own', () => {
  const names = (one: Concern) => namesAsset([one], grinder, grounds)
  expect([asset(7), place(3), place(1), unit(11), unit(10)].map(names)).toEqual([true, true, true, true, true])
  expect([asset(8), place(4), unit(12)].map(names)).toEqual([false, false, false])
})

test('a notice about an asset does not name what stands beside it', () => {
  expect(namesAsset([asset(7)], { ...grinder, assetid: 8 }, grounds)).toBe(false)
})

test('a notice that concerns everybody names no asset, and is for everybody who asks', () => {
  expect(namesAsset([], grinder, grounds)).toBe(false)
  expect(isFor([], { businessunitid: 12, locationid: 4 }, grounds)).toBe(true)
})

test('who asks for a unit is told what concerns it, one above and one below, and not what concerns another', () => {
  const told = (one: Concern, businessunitid: number) => isFor([one], { businessunitid }, grounds)
  expect([told(unit(10), 11), told(unit(11), 10), told(unit(11), 11)]).toEqual([true, true, true])
  expect([told(unit(12), 11), told(unit(11), 12)]).toEqual([false, false])
})

test('a notice that says nothing of units is for all of them; its asset says whose it is', () => {
  expect(isFor([place(4)], { businessunitid: 12 }, grounds)).toBe(true)
  expect(isFor([asset(7)], { businessunitid: 10 }, grounds)).toBe(true)
  expect(isFor([asset(7)], { businessunitid: 12 }, grounds)).toBe(false)
  expect(isFor([asset(7)], { locationid: 1 }, grounds)).toBe(true)
})

test('both that are asked for must fit', () => {
  const concerns = [unit(10), place(1)]
  expect(isFor(concerns, { businessunitid: 11, locationid: 2 }, grounds)).toBe(true)
  expect(isFor(concerns, { businessunitid: 11, locationid: 4 }, grounds)).toBe(false)
})
