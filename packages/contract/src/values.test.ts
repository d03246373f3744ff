import { describe, expect, test } from 'vitest'
import {
  boolean,
  choice,
  cidr,
  date,
  datetime,
  decimal,
  email,
  integer,
  ipaddress,
  json,
  macaddress,
  reference,
  text,
  url,
} from './fields.ts'
import { parseInput } from './input.ts'
import { parseValue, parseWritten } from './values.ts'

describe('values', () => {
  test.each([
    [text(), '  VMC-850 ', 'VMC-850'],
    [text(), '', null],
    [integer({ min: 0 }), 0, 0],
    [decimal({ scale: 2 }), 1.005, 1],
    [boolean(), false, false],
    [date(), '2024-02-29', '2024-02-29'],
    [datetime(), '2026-11-20T22:04:00+01:00', '2026-11-20T21:04:00.000Z'],
    [choice({ choices: ['pass', 'fail'] }), 'pass', 'pass'],
    [email(), 'crib@shop.example', 'crib@shop.example'],
    [url(), 'https://shop.example/a?b=1', 'https://shop.example/a?b=1'],
    [ipaddress(), '10.1.2.3', '10.1.2.3'],
    [ipaddress(), 'FD00:0:0::1', 'fd00::1'],
    [cidr(), '10.1.0.0/16', '10.1.0.0/16'],
    [cidr(), 'fd00::/8', 'fd00::/8'],
    [macaddress(), '221a982eedbb', '22:1A:98:2E:ED:BB'],
    [macaddress(), 'ffe3.4327.51dc', 'FF:E3:43:27:51:DC'],
    [json(), { a: [1] }, { a: [1] }],
    [reference({ to: 'vendors' }), 7, 7],
  ])('%o keeps %o as %o', (field, raw, value) => {
    expect(parseValue(field, raw)).toEqual({ value })
  })

  test.each([
    [text({ required: true }), '   ', 'must not be empty'],
    [text({ max: 3 }), 'four', 'must be at most 3 characters long; it has 4'],
    [text(), 'a\0b', 'must not contain the NUL character'],
    [text(), '\uD83D', 'must be well-formed Unicode text; it has half of a surrogate pair'],
    [text(), 5, 'must be text'],
    [text({ pattern: '[A-Z]+' }), 'abc', 'must match the pattern [A-Z]+'],
    [text({ pattern: '[A-Z]+', patternwords: 'in capitals, such as AB' }), 'abc', 'must be in capitals, such as AB'],
    [integer(), '5', 'must be a whole number'],
    [integer({ max: 100, unit: 'kg' }), 101, 'must be at most 100 kg'],
    [integer(), Number.NaN, 'must be a whole number'],
    [boolean(), 1, 'must be true or false'],
    [date(), '2026-02-30', 'must be a day such as 2026-11-20'],
    [datetime(), '2026-11-20 21:04', 'must be a moment such as 2026-11-20T21:04:00Z'],
    [choice({ choices: ['pass', 'fail'] }), 'Pass', 'must be one of pass, fail'],
    [url(), 'javascript:alert(1)', 'must be an address that begins with http:// or https://'],
    [ipaddress(), '010.1.2.3', 'must be an IP address such as 10.1.2.3 or fd00::1'],
    [cidr(), '10.1.2.3/16', 'must be a network such as 10.1.0.0/16'],
    [macaddress(), '22:1a:98', 'must be a MAC address such as 00:1A:2B:3C:4D:5E'],
    [json({ max: 10 }), ['12345678'], 'must be at most 10 characters as JSON; it has 12'],
    [reference({ to: 'vendors' }), 0, 'must be the key of a row, a whole number from 1'],
  ])('%o refuses %o', (field, raw, flaw) => {
    expect(parseValue(field, raw)).toEqual({ flaw })
  })

  test('written values become what their kind is', () => {
    expect(parseWritten(integer(), ' 12 ')).toEqual({ value: 12 })
    expect(parseWritten(boolean(), 'Yes')).toEqual({ value: true })
    expect(parseWritten(text(), '0047')).toEqual({ value: '0047' })
    expect(parseWritten(integer(), '1e3')).toEqual({ flaw: 'must be a whole number' })
  })
})

describe('input', () => {
  const fields = {
    name: text({ required: true }),
    count: integer({ default: 1 }),
    note: text(),
    made: text({ readonly: true }),
  }

  test('a new row gets its defaults and nulls', () => {
    expect(parseInput(fields, { name: 'Okuma' }, 'create')).toEqual({ name: 'Okuma', count: 1, note: null, made: null })
  })

  test('a change takes only the members that are named', () => {
    expect(parseInput(fields, { note: '' }, 'update')).toEqual({ note: null })
  })

  test('every member that is wrong is named', () => {
    const wrong = { nmae: 'x', count: null, made: 'y' }
    expect(() => parseInput(fields, wrong, 'create')).toThrow(
      expect.objectContaining({
        code: 'invalid',
        flaws: [
          { path: '/nmae', message: 'is not a member here; there are name, count, note, made' },
          { path: '/name', message: 'is required' },
          { path: '/count', message: 'must not be null' },
          { path: '/made', message: 'cannot be set' },
        ],
      }),
    )
  })
})
