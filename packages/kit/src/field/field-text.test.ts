import type { FieldMeta } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { agoText, choiceItems, dayText, fieldText, momentText, numberText, toldText } from './field-text.ts'

const silent = { required: false, readonly: false, unique: false, list: false, search: false }

describe('values as people read them', () => {
  test('a day in what a program says is read as every other day on the page', () => {
    const day = dayText('2026-12-10')
    expect(day).not.toBe('2026-12-10')
    expect(toldText('2026-12-10')).toBe(day)
    expect(toldText('ends in 19 days, on 2026-12-10.')).toBe(`ends in 19 days, on ${day}.`)
  })

  test('a moment in it too', () => {
    const moment = momentText('2026-12-10T14:00:00.000Z')
    expect(toldText('until 2026-12-10T14:00:00.000Z')).toBe(`until ${moment}`)
    expect(toldText('2026-12-10T14:00Z, or 2026-12-10')).toBe(`${moment}, or ${dayText('2026-12-10')}`)
  })

  test('what only looks like a day or a moment stays as it is', () => {
    const texts = [
      'backup-2026-12-10T14:00:00Z.zip',
      'backup-2026-12-10.zip',
      '2026-12-10.log',
      'SN2026-12-10',
      '2026-12-10T08:00',
      '2026-13-45',
    ]
    expect(texts.map(toldText)).toEqual(texts)
  })

  test('a reference is read by the name of what it points to', () => {
    const references = { table: 'vendors', path: '/api/vendors', display: 'name', namemember: 'vendorname' }
    const vendor: FieldMeta = { name: 'vendorid', label: 'Vendor', kind: 'reference', references, ...silent }
    expect(fieldText(vendor, { vendorid: 3, vendorname: 'Okuma' })).toBe('Okuma')
    expect(fieldText(vendor, { vendorid: null, vendorname: null })).toBe('')
    // What goes by its day, such as a calibration.
    const kind = { ...vendor, labels: { partof: 'is part of' } }
    expect(fieldText(kind, { vendorid: 1, vendorname: 'partof' })).toBe('is part of')
    expect(fieldText(vendor, { vendorid: 3, vendorname: '2026-12-10' })).toBe(dayText('2026-12-10'))
    expect(fieldText(vendor, { vendorid: 3, vendorname: 'Lot of 2026-12-10' })).toBe('Lot of 2026-12-10')
  })

  test('a choice is read by its label, in a menu as on a page', () => {
    const choices = { choices: ['sent', 'givenup'], labels: { givenup: 'given up' } }
    const state: FieldMeta = { name: 'state', label: 'State', kind: 'choice', ...choices, ...silent }
    expect(fieldText(state, { state: 'givenup' })).toBe('Given up')
    expect(fieldText(state, { state: 'sent' })).toBe('Sent')
    expect(choiceItems(state)).toEqual([
      { label: 'Sent', value: 'sent' },
      { label: 'Given up', value: 'givenup' },
    ])
  })

  test('a number carries its unit, and a port has no thousands apart', () => {
    expect(
      fieldText({ name: 'weight', label: 'Weight', kind: 'decimal', unit: 'kg', ...silent }, { weight: 2.5 }),
    ).toMatch(/^2[.,]5 kg$/u)
    const days: FieldMeta = { name: 'days', label: 'Keep for', kind: 'integer', unit: 'days', ...silent }
    expect([1, 2].map((one) => fieldText(days, { days: one }))).toEqual(['1 day', '2 days'])
    expect(numberText(8193)).toBe('8193')
    expect(numberText(100_000)).not.toBe('100000')
  })

  test('a day is the same day in every time zone', () => {
    expect(dayText('2026-03-01')).toContain('1')
    expect(dayText('not a day')).toBe('not a day')
  })

  test('what happened lately is told by its age', () => {
    const now = Date.parse('2026-11-20T12:00:00.000Z')
    expect(agoText('2026-11-20T11:59:30.000Z', now)).toBe('just now')
    expect(agoText('2026-11-20T10:00:00.000Z', now)).toContain('2')
    expect(agoText('2026-01-01T10:00:00.000Z', now)).toContain('2026')
  })
})
