import { expect, test } from 'vitest'
import { ShopError } from './errors.ts'
import { integer, text } from './fields.ts'
import { parseRows } from './parse-rows.ts'

const fields = { index: text({ required: true, max: 20 }), level: integer({ min: 0 }) }

/** What is wrong with a list, by its places. */
function flawsOf(given: unknown): readonly string[] {
  try {
    parseRows(fields, given, { path: '/parts', most: 2, by: 'index' })
    return []
  } catch (cause) {
    return cause instanceof ShopError ? cause.flaws.map(({ path }) => path) : [String(cause)]
  }
}

test('a list that was sent has its rows as their fields keep them; nothing is a list of nothing', () => {
  expect(parseRows(fields, [{ index: ' 1 ', level: 5 }, { index: '2' }])).toEqual([
    { index: '1', level: 5 },
    { index: '2', level: null },
  ])
  expect([parseRows(fields, undefined), parseRows(fields, null)]).toEqual([[], []])
})

test.each([
  ['no list', 'two', ['/parts']],
  ['too many rows', [{}, {}, {}], ['/parts']],
  ['a row that is none', [5, []], ['/parts/0', '/parts/1']],
  ['a value that does not fit, and one that is missing', [{ level: -1 }], ['/parts/0/index', '/parts/0/level']],
  ['an unknown member', [{ index: '1', color: 'red' }], ['/parts/0/color']],
  ['one row twice', [{ index: '1' }, { index: '1' }], ['/parts/1/index']],
])('%s is refused by its place', (_what, given, places) => {
  expect(flawsOf(given)).toEqual(places)
})
