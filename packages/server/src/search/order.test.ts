import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOfFolded } from '../base/text-key.ts'
import { firstOf } from './order.ts'
import { createShelf } from './shelf.ts'

const name = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\u00e4', '\ue000', '\u{1f3ed}'), maxLength: 3 })
const shop = fc.record({
  names: fc.array(name, { maxLength: 30 }),
  // More rows than are looked at one by one, so that the other way is taken too.
  others: fc.constantFrom(0, 300, 3000),
  renamed: fc.array(fc.record({ id: fc.integer({ min: 1, max: 40 }), name }), { maxLength: 6 }),
  word: fc.constantFrom('a', 'b', 'ab', '1a', '\u{1f3ed}'),
  isDescending: fc.boolean(),
  most: fc.integer({ min: 1, max: 12 }),
})

const row = (second: string) => ({ folded: `t\n${second}`, squeezed: `t\n${second}`, isactive: true })
const bytes = (text: string): Buffer => Buffer.from(keyOfFolded(text, 255))

test('the first rows of an order are those of all rows sorted, whatever was written since it was read', async () => {
  const runs = fc.asyncProperty(shop, async ({ names, others, renamed, word, isDescending, most }) => {
    const shelf = createShelf()
    const texts = new Map<number, string>()
    const put = (id: number, text: string): void => {
      texts.set(id, text)
      shelf.put(id, row(text))
    }
    names.forEach((text, index) => put(index + 1, text))
    for (let id = 100; id < 100 + others; id += 1) put(id, '9')
    const ids = (): readonly number[] =>
      [...texts.keys()].toSorted(
        (one, other) => Buffer.compare(bytes(texts.get(one) ?? ''), bytes(texts.get(other) ?? '')) || one - other,
      )
    const order = await shelf.orders.keep('name', async () => Int32Array.from(ids(), (id) => shelf.placeOf(id)))
    for (const { id, name: now } of renamed) put(id, now)
    const words = [{ text: word, named: [] }]
    const matching = { isMatch: shelf.tester(words), candidates: () => shelf.candidates(words) }
    const found = firstOf(shelf, order, matching, { line: 1, length: 255, isDescending, most })
    const wanted = ids().filter((id) => `t\n${texts.get(id)}`.includes(word))
    expect(found.map((place) => shelf.ids[place])).toEqual((isDescending ? wanted.toReversed() : wanted).slice(0, most))
  })
  await fc.assert(runs, { numRuns: 300 })
})
