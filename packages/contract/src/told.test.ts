import { describe, expect, test } from 'vitest'
import { boolean, choice, date, decimal, integer, ipaddress, text } from './fields.ts'
import { misfitsOf } from './input.ts'
import { givenOf, membersOf, type MemberSources, readMembers, readRows, textOf } from './told.ts'
import { meaningOf } from './words.ts'

const pump = {
  name: text({ required: true, max: 8 }),
  serial: text(),
  bar: integer({ min: 0 }),
  flow: decimal({ scale: 1 }),
  address: ipaddress(),
  state: choice({ choices: ['on', 'off'], default: 'off' }),
  isdry: boolean(),
}

describe('what somebody else wrote', () => {
  test('is read by the fields it is for; what says nothing and what a field refuses is left out', () => {
    const written = { name: ' Coolant pump ', serial: 17, bar: '12', flow: '2.55', address: 'nowhere', color: 'red' }
    expect(readMembers(pump, written)).toEqual({
      name: 'Coolant',
      serial: '17',
      bar: 12,
      flow: 2.5,
      state: 'off',
      isdry: false,
    })
    expect(readMembers(pump, { serial: '\u0000 ', bar: -1, state: 'on', isdry: 1 })).toEqual({
      state: 'on',
      isdry: true,
    })
  })

  test.each([[undefined], [null], ['text'], [['list']], [17]])('that is %j and no object has no members', (written) => {
    expect(membersOf(written)).toEqual({})
    expect(readMembers({ name: text() }, written)).toEqual({})
  })

  test('is looked for where it is told: down a path, in a list, the first that says something', () => {
    const written = { unit: { label: 'none', tag: 'P-7' }, sensors: [{ bar: 3 }, { bar: 4 }], name: 'Not asked for' }
    const sources = {
      serial: { at: ['unit.label', 'unit.tag'], unless: /^none$/u },
      bar: 'sensors.1.bar',
      flow: ['sensors.7.flow', 'sensors.0.bar'],
    }
    expect(readMembers(pump, written, sources)).toEqual({ serial: 'P-7', bar: 4, flow: 3 })
  })

  test('is taken as it is meant: a part of a text, a word for yes', () => {
    const sources = { serial: { at: 'host', part: /^[^.]+/u }, isdry: { at: 'run', yes: /^dry$/iu } }
    expect(readMembers(pump, { host: 'pump7.shop.example', run: 'Dry' }, sources)).toEqual({
      serial: 'pump7',
      isdry: true,
    })
    expect(readMembers(pump, { host: '.', run: 'wet' }, sources)).toEqual({ isdry: false })
  })

  test('is read in rows, without those that lack what is required; what is no list has none', () => {
    const rows = [{ name: 'A', day: '2026-11-20' }, { day: '2026-11-20' }, 'B', { name: 'C', day: '31.12.' }]
    expect(readRows({ name: pump.name, day: date() }, rows)).toEqual([{ name: 'A', day: '2026-11-20' }, { name: 'C' }])
    expect(readRows(pump, { name: 'A' })).toEqual([])
  })

  test('is read as the page of the contract says', () => {
    const battery = { fleetnumber: text({ max: 20 }), volts: integer({ min: 0 }), ischarging: boolean() } as const
    const sources: MemberSources<typeof battery> = {
      fleetnumber: { at: ['vehicle.id', 'vehicle.name'], unless: /^(?:unknown|n\/a)$/iu },
      volts: 'cells.0.volts',
      ischarging: { at: 'state', yes: /^charg/iu },
    }
    const written = { vehicle: { id: 'unknown', name: 'F17' }, cells: [{ volts: '48' }], state: 'Charging' }
    expect(readMembers(battery, written, sources)).toEqual({ fleetnumber: 'F17', volts: 48, ischarging: true })
  })

  test('has no member that only every object has', () => {
    expect(readMembers({ kind: text() }, {}, { kind: 'constructor.name' })).toEqual({})
    expect(readMembers({ constructor: text() }, {})).toEqual({})
    expect(readMembers({ kind: text() }, Object.create({ kind: 'inherited' }))).toEqual({})
  })

  test('is cut to well-formed text', () => {
    expect([textOf(' a\u0000b '), textOf(5), textOf(true), textOf('abc', 2), textOf('\ud800')]).toEqual([
      'ab',
      '5',
      undefined,
      'ab',
      '\ufffd',
    ])
  })
})

test('what is null or undefined was not said', () => {
  expect(givenOf({ name: '', count: 0, isdry: false, note: null, tag: undefined })).toEqual({
    name: '',
    count: 0,
    isdry: false,
  })
})

test('what fields refuse is told by their labels; what is not there is not looked at', () => {
  const fields = { serialnumber: text({ label: 'Serial number', max: 3 }), bar: integer({ required: true, min: 0 }) }
  expect(misfitsOf(fields, { serialnumber: 'A-17', bar: -1 })).toEqual([
    'serial number must be at most 3 characters long; it has 4',
    'bar must be at least 0',
  ])
  expect(misfitsOf(fields, { serialnumber: 'A-1', bar: null, color: 'red' })).toEqual([])
})

test('a text means what stands beside the first pattern that it matches', () => {
  const meanings = [
    [/^10base/u, 'slow'],
    [/base/u, 'fast'],
  ] as const
  expect([meaningOf(meanings, '10base-t'), meaningOf(meanings, '100base-tx'), meaningOf(meanings, 'lc')]).toEqual([
    'slow',
    'fast',
    undefined,
  ])
})
