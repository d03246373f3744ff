import {
  date,
  datetime,
  defineAssetType,
  defineResource,
  integer,
  outboxfields,
  reference,
  text,
} from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { keepFlaws } from './check-keeps.ts'
import { outboxFlaws } from './check-outboxes.ts'
import { routeFlaws } from './check-own-routes.ts'

const hoist = defineAssetType({ name: 'Hoist', table: 'hoists', fields: { code: text(), scrapdate: date() } })
const order = defineResource({
  name: 'Order',
  table: 'orders',
  fields: {
    hoistid: reference({ to: hoist, required: true }),
    part: text(),
    senton: datetime(),
    ...outboxfields,
  },
})
const log = defineResource({ name: 'Entry', table: 'entries', appendonly: true, fields: { told: date() } })
const known = new Map([hoist, order, log].map((one) => [one.table, one]))
const plugin = {
  assettypes: [hoist],
  resources: [order, log],
  settings: { keepdays: integer({ default: 90 }), motto: text() },
}

describe('how long rows are kept', () => {
  const sound = { of: order, dates: [{ field: 'senton' }], days: 90 }

  test.each([
    ['a setting', { days: 'keepdays', least: 31 }],
    ['a date of what the row points to', { dates: [...sound.dates, { field: 'scrapdate', through: 'hoistid' }] }],
    ['when it was written', { dates: [{ field: 'modifieddate' }] }],
    ['a filter', { where: { 'state.ne': 'waiting', isactive: true, 'senton.isnull': false } }],
  ])('by %s is sound', (_what, more) => {
    expect(keepFlaws({ ...sound, ...more }, plugin, known)).toEqual([])
  })

  test.each([
    ['what another plugin declares', { of: { ...order, table: 'ghosts' } }, 'ghosts'],
    ['what is never removed', { of: log, dates: [{ field: 'told' }] }, 'appendonly'],
    ['no date', { dates: [] }, 'must have 1 to 4 dates'],
    ['a field that is no date', { dates: [{ field: 'part' }] }, 'part, which is neither a date nor a moment'],
    ['no date of its own', { dates: [{ field: 'scrapdate', through: 'hoistid' }] }, "a date of the row's own"],
    ['a way that is none', { dates: [...sound.dates, { field: 'scrapdate', through: 'part' }] }, 'no reference'],
    ['a date that is not there', { dates: [...sound.dates, { field: 'born', through: 'hoistid' }] }, 'born'],
    ['a filter by what is no field', { where: { 'sate.ne': 'waiting' } }, 'filters by sate, which is no field'],
    ['no days', { days: 0 }, 'must say with days how many'],
    ['a setting that is no number', { days: 'motto' }, 'the setting that holds them'],
    ['less than a day', { least: 0 }, 'at least 1 day'],
    ['no words', { what: '' }, 'must have a what'],
  ])('with %s is refused', (_what, more, reason) => {
    expect(keepFlaws({ ...sound, ...more }, plugin, known).join('; ')).toContain(reason)
  })
})

describe('an outbox', () => {
  const sound = { of: order, name: 'order', pauses: [1, 5], send: async () => 'Taken' }
  const { answer: _answer, ...short } = order.fields

  test('of rows with the members of one is sound', () => {
    expect(outboxFlaws({ ...sound, again: 'orders.write', fill: async () => undefined }, plugin)).toEqual([])
  })

  test.each([
    ['a name that is no word', { name: 'Order it' }, "outbox 'Order it' must have a name"],
    ['rows of somebody else', { of: { ...order, table: 'ghosts' } }, 'ghosts'],
    ['a member missing', { of: { ...order, fields: short } }, 'needs answer among the fields'],
    ['no pauses', { pauses: [] }, '1 to 20 pauses'],
    ['a pause that is none', { pauses: [1, 0] }, '1 to 20 pauses'],
    ['nothing to send with', { send: 'mail' as never }, 'must have a function send'],
    ['something to fill it with that is none', { fill: 7 as never }, 'must have a function fill'],
  ])('with %s is refused', (_what, more, reason) => {
    expect(outboxFlaws({ ...sound, ...more }, plugin).join('; ')).toContain(reason)
  })

  test('whose button is there already is refused', () => {
    const again = {
      of: order,
      name: 'again',
      label: 'Again',
      permission: 'orders.write',
      run: async () => ({ message: 'Done.' }),
    }
    const flaws = outboxFlaws({ ...sound, again: 'orders.write' }, { ...plugin, actions: [again] })
    expect(flaws.join()).toContain('one of that name already')
  })
})

describe('an endpoint of a plugin', () => {
  const sound = { method: 'GET' as const, path: '/:id/label', permission: 'hoists.read', summary: 'Its label' }
  const handle = async () => 1
  const tables = new Set(['hoists'])

  test('about a row that its path names is sound', () => {
    expect(routeFlaws({ ...sound, handle, of: hoist, query: { copies: integer() } }, tables)).toEqual([])
  })

  test.each([
    ['a path that names no row', { path: '/labels' }, 'must say with :id which'],
    ['a row of nobody', { of: order }, 'orders, which nobody declares'],
    ['a question that cannot be asked', { query: { Copies: integer() } }, "'Copies' must have a name"],
    ['a path that is none', { path: 'label' }, 'must have a path'],
    ['nothing to call', { handle: undefined as never }, 'must have a function handle'],
  ])('with %s is refused', (_what, more, reason) => {
    expect(routeFlaws({ ...sound, handle, of: hoist, ...more }, tables).join('; ')).toContain(reason)
  })
})
