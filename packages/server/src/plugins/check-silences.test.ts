import { asset, date, defineAssetType, defineResource, integer, reference, text } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { repeatedColumns } from './check-declared.ts'
import { silenceFlaws } from './check-silences.ts'

const hoist = defineAssetType({ name: 'Hoist', table: 'hoists', fields: { code: text(), lastseen: date() } })
const fields = { hoistid: reference({ to: hoist, required: true }), readon: date() }
const meter = defineResource({ name: 'Meter', table: 'meters', fields })
const known = new Map([asset, hoist, meter].map((one) => [one.table, one]))
const plugin = { settings: { staledays: integer({ default: 7 }), motto: text() } }
const sound = { name: 'unseen', of: hoist, field: 'lastseen', days: 7, title: 'Hoists not seen for {days} days' }

test.each([
  ['an asset type', { column: 'Not seen for', ismarked: true, days: 'staledays' }],
  ['a resource', { of: meter, field: 'readon', where: { 'hoistid.isnull': false } }],
  ['a field of the core', { where: { locationid: 7 } }],
])('a silence of %s is sound', (_what, more) => {
  expect(silenceFlaws({ ...sound, ...more }, plugin, known)).toEqual([])
})

test.each([
  ['a name that is no word', { name: 'Not seen' }, "silence 'Not seen' must have a name such as unseen"],
  ['no title', { title: '' }, 'must have a title'],
  ['a field that is no date', { field: 'code' }, 'names code, which is neither a date nor a moment'],
  ['no days', { days: 0 }, 'must say with days how many'],
  [
    'a setting that is no number',
    { days: 'motto' },
    'or the setting that holds them, which must be an integer; it can be staledays',
  ],
  ['a filter by what is not there', { where: { colour: 'red' } }, 'filters by colour, which is no field'],
  ['marks of what is not on the map', { of: meter, field: 'readon', ismarked: true }, 'for an asset type alone'],
  ['a declaration that nobody brought', { of: { ...hoist, table: 'ghosts' } }, 'ghosts, which nobody declares'],
])('a silence with %s is refused', (_what, more, reason) => {
  expect(silenceFlaws({ ...sound, ...more }, plugin, known).join('; ')).toContain(reason)
})

test('its column has a name of its own', () => {
  const column = { of: hoist, name: 'unseen', label: 'Unseen', values: async () => [] }
  const told = { ...sound, column: 'Not seen for' }
  expect(repeatedColumns({ columns: [column], silences: [told] })).toEqual([
    'Its column unseen of hoists is there twice',
  ])
  expect(repeatedColumns({ columns: [column], silences: [sound] })).toEqual([])
})
