import { expect, test } from 'vitest'
import { fitCards, packRows, type Measure } from './pack-cards.ts'

const television = { width: 1900, height: 900 }
/** Cards of so many letters: a line has as many as fit in its column. */
const cards =
  (letters: readonly number[], width = television.width): Measure =>
  (size, columns) =>
    letters.map((count) => (3 + Math.ceil((count * size * 0.5) / (width / columns - 2 * size))) * size * 1.3)

test('one short card is written as large as a hall can read', () => {
  expect(fitCards(television, cards([40]))).toMatchObject({ size: 77, columns: 1, pages: [[0]] })
})

test('more cards stand in columns before their letters become small', () => {
  const few = fitCards(television, cards(Array.from({ length: 6 }, () => 60)))
  expect([few.pages.length, few.columns]).toEqual([1, 2])
  expect(few.size).toBeGreaterThan(40)
})

test('more than fits takes turns, in the order of the cards, and none is left out', () => {
  const { pages, size } = fitCards(television, cards(Array.from({ length: 60 }, () => 300)))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.flat()).toEqual(Array.from({ length: 60 }, (_, at) => at))
  expect(size).toBe(31)
})

test('one long card has smaller letters and the whole width, so that it can be read to its end', () => {
  const measure = cards([2000, ...Array.from({ length: 20 }, () => 300)])
  const { size, columns } = fitCards(television, measure)
  expect(Math.max(...measure(size, columns))).toBeLessThanOrEqual(television.height)
})

test('a phone has letters that can be read, however little fits', () => {
  const phone = { width: 390, height: 700 }
  const { size, columns } = fitCards(phone, cards([2000, 2000], phone.width))
  expect([size, columns]).toEqual([14, 1])
})

test('no cards are no page', () => {
  expect(fitCards(television, () => []).pages).toEqual([])
})

test('a row that is higher than a page has one to itself', () => {
  expect(packRows([50, 500, 50, 40], { columns: 1, height: 100, gap: 10 })).toEqual([[0], [1], [2, 3]])
})

test('a row is as high as the highest card in it', () => {
  expect(packRows([10, 60, 30, 30, 10], { columns: 2, height: 100, gap: 10 })).toEqual([[0, 1, 2, 3], [4]])
})
