import { asset, date, defineAssetType, defineResource, integer, json, model, reference, text } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { countFlaws, dueFlaws, repeatedColumns } from './check-declared.ts'

const hoist = defineAssetType({
  name: 'Hoist',
  table: 'hoists',
  fields: { code: text(), scrapdate: date(), facts: json() },
})
const check = defineResource({
  name: 'Check',
  table: 'checks',
  fields: { hoistid: reference({ to: hoist, required: true }), nextdue: date() },
})
const known = new Map([asset, model, hoist, check].map((one) => [one.table, one]))
const plugin = { settings: { soondays: integer({ default: 7 }), motto: text() } }
const sound = { name: 'checks', title: 'Checks due', icon: 'check', of: check, dates: [{ field: 'nextdue' }], soon: 7 }

describe('a list of what is due', () => {
  test.each([
    ['rows about an asset', { about: 'hoistid', shownon: hoist, soon: 'soondays', show: ['hoistid'] }],
    ['an asset type', { of: hoist, dates: [{ field: 'scrapdate' }, { field: 'endoflife', through: 'modelid' }] }],
    ['a field of the core', { of: hoist, dates: [{ field: 'scrapdate' }], filters: ['vendorid'] }],
  ])('of %s is sound', (_what, more) => {
    expect(dueFlaws({ ...sound, ...more }, plugin, known)).toEqual([])
  })

  test.each([
    ['a name that is no word', { name: 'Due soon' }, "list 'Due soon' must have a name"],
    ['no date', { dates: [] }, 'must have 1 to 8 dates'],
    [
      'a field that is no date',
      { dates: [{ field: 'hoistid' }] },
      'names hoistid, which is no date; it can be nextdue',
    ],
    ['a date misspelt', { dates: [{ field: 'nextdeu' }] }, 'names nextdeu, which is no date; it can be nextdue'],
    [
      'a condition on what is not there',
      { where: { 'netdue.lt': 'x' } },
      'filters by netdue, which is no field; it can be nextdue',
    ],
    [
      'a way through what is no reference',
      { dates: [{ field: 'endoflife', through: 'nextdue' }] },
      'no reference; it can be hoistid',
    ],
    ['a way to what has no such date', { dates: [{ field: 'birthday', through: 'hoistid' }] }, 'birthday'],
    ['a declaration that nobody brought', { of: { ...check, table: 'ghosts' } }, 'ghosts, which nobody declares'],
    ['an asset that is none', { about: 'nextdue' }, 'must be a reference of a resource to an asset'],
    ['an asset type, and no asset', { shownon: hoist }, 'must say with about'],
    ['a setting that is no number', { soon: 'motto' }, 'must say with soon'],
    [
      'a setting that nobody has',
      { soon: 'days' },
      'or the setting that holds them, which must be an integer; it can be soondays',
    ],
    ['a field that is not there', { show: ['color'] }, 'names color, which is no field; it can be hoistid or nextdue'],
    ['a filter that cannot be asked', { of: hoist, dates: [{ field: 'scrapdate' }], filters: ['facts'] }, 'a json'],
  ])('with %s is refused', (_what, more, reason) => {
    expect(dueFlaws({ ...sound, ...more }, plugin, known).join('; ')).toContain(reason)
  })
})

test('two columns of one list have two names', () => {
  const column = { of: hoist, name: 'ends', label: 'Ends', values: async () => [] }
  const ends = { ...sound, of: hoist, name: 'ends', column: 'Ends' }
  expect(repeatedColumns({ columns: [column], duelists: [ends] }).join()).toContain('ends of hoists is there twice')
  expect(repeatedColumns({ columns: [{ ...column, of: check }], duelists: [ends] })).toEqual([])
})

test('a number of the home page says of what it is, and which rows it counts', () => {
  const hoists = new Map([[hoist.table, hoist]])
  expect(countFlaws({ of: hoist, title: 'Hoists', where: {} }, hoists)).toEqual([])
  expect(countFlaws({ of: check, title: 'Checks', where: {} }, hoists).join()).toContain(
    'checks, which nobody declares',
  )
  expect(countFlaws({ of: hoist, title: '', where: {} }, hoists).join()).toContain('must have a title')
  const strange = countFlaws(
    { of: hoist, title: 'Hoists', where: { 'scrapdat.lt': 'today' }, among: { hue: 1 } },
    hoists,
  )
  expect(strange).toEqual([
    expect.stringMatching(/filters by scrapdat, which is no field; it can be scrapdate, /u),
    expect.stringContaining('filters by hue, which is no field'),
  ])
  const asked = { model: 'X', assetid: [1], 'createddate.gte': 'today', isactive: true }
  expect(countFlaws({ of: hoist, title: 'Hoists', where: asked }, hoists)).toEqual([])
})
