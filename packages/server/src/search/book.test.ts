import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBook, lookUp, type Book } from './book.ts'
import type { SearchPlan } from './plan.ts'

const plan: SearchPlan = {
  entitytypes: ['assets', 'vendors', 'locations'],
  targets: ['vendors', 'locations'],
  pointers: [
    {
      entitytype: 'assets',
      table: 'assets',
      key: 'assetid',
      isKind: false,
      columns: [
        { name: 'vendorid', target: 'vendors' },
        { name: 'locationid', target: 'locations' },
      ],
    },
    {
      entitytype: 'locations',
      table: 'locations',
      key: 'locationid',
      isKind: false,
      columns: [{ name: 'parentlocationid', target: 'locations' }],
    },
  ],
  parents: new Map([['locations', 'locations.parentlocationid']]),
}

interface Thing {
  readonly text: string
  readonly vendor: number
  readonly location: number
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n'), maxLength: 6 })
const shop = fc.record({
  assets: fc.array(fc.record({ text, vendor: fc.nat(4), location: fc.nat(6) }), { maxLength: 12 }),
  vendors: fc.array(text, { maxLength: 4 }),
  // A location hangs on an earlier one, or on none.
  locations: fc.array(fc.record({ text, parent: fc.nat(6) }), { maxLength: 6 }),
  words: fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 }), { maxLength: 3 }),
})
type Shop = typeof shop extends fc.Arbitrary<infer S> ? S : never

const row = (squeezed: string) => ({ folded: squeezed, squeezed, isactive: true })

function bookOf({ assets, vendors, locations }: Shop): Book {
  const book = createBook(plan)
  const shelfOf = (name: string) => {
    const shelf = book.shelves.get(name)
    if (!shelf) throw new Error(name)
    return shelf
  }
  const [things, makers, places] = [shelfOf('assets'), shelfOf('vendors'), shelfOf('locations')]
  // What is pointed to may be read later than what points to it.
  assets.forEach(({ text: own, vendor, location }, index) => {
    things.put(index + 1, row(own))
    things.pointers.set(
      'assets.vendorid',
      things.placeOf(index + 1),
      vendors[vendor - 1] === undefined ? undefined : makers.placeOf(vendor),
    )
    const isPlaced = locations[location - 1] !== undefined
    things.pointers.set('assets.locationid', things.placeOf(index + 1), isPlaced ? places.placeOf(location) : undefined)
  })
  vendors.forEach((name, index) => makers.put(index + 1, row(name)))
  locations.forEach(({ text: name, parent }, index) => {
    places.put(index + 1, row(name))
    const isBelow = parent > 0 && parent <= index
    places.pointers.set(
      'locations.parentlocationid',
      places.placeOf(index + 1),
      isBelow ? places.placeOf(parent) : undefined,
    )
  })
  return book
}

/** The same, said as slowly and plainly as possible. */
function plainly({ assets, vendors, locations, words }: Shop): readonly number[] {
  const namesOf = (location: number): readonly string[] => {
    const place = locations[location - 1]
    if (!place) return []
    return [place.text, ...(place.parent > 0 && place.parent < location ? namesOf(place.parent) : [])]
  }
  const textsOf = (thing: Thing): readonly string[] =>
    thing.text === '' ? [] : [thing.text, vendors[thing.vendor - 1] ?? '', ...namesOf(thing.location)]
  const isFound = (thing: Thing): boolean =>
    words.length > 0 && words.every((word) => textsOf(thing).some((one) => one.includes(word)))
  return assets.flatMap((thing, index) => (isFound(thing) ? [index + 1] : []))
}

test('a row is found by all words that it and what it refers to hold, places above its own included', () => {
  fc.assert(
    fc.property(shop, (one) => {
      const book = bookOf(one)
      const found = lookUp(
        book,
        one.words,
      )('assets')
        .find()
        .map((place) => book.shelves.get('assets')?.ids[place])
      expect(new Set(found)).toEqual(new Set(plainly(one)))
      const { isMatch } = lookUp(book, one.words)('assets')
      expect(one.assets.flatMap((_, index) => (isMatch(index) ? [index + 1] : []))).toEqual(plainly(one))
    }),
    { numRuns: 1000 },
  )
})

test('a row that is gone is not found, even by what it referred to; one that came back is', () => {
  const book = bookOf({ assets: [{ text: 'a', vendor: 1, location: 0 }], vendors: ['b'], locations: [], words: [] })
  const find = (word: string) => lookUp(book, [word])('assets').find()
  expect([find('a'), find('b')]).toEqual([[0], [0]])
  book.shelves.get('assets')?.take(1)
  expect([find('a'), find('b')]).toEqual([[], []])
  book.shelves.get('assets')?.put(1, row('1'))
  expect([find('1'), find('b')]).toEqual([[0], [0]])
})
