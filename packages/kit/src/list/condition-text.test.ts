import type { FieldMeta } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { conditionText } from './condition-text.ts'
import { rangeTerm, rangeText } from './range-terms.ts'

const silent = { required: false, readonly: false, unique: false, list: false, search: false }
const moment: FieldMeta = { name: 'modifieddate', label: 'Last changed', kind: 'datetime', ...silent }
const location: FieldMeta = { name: 'locationid', label: 'Location', kind: 'reference', ...silent }

describe('a range of moments', () => {
  test("reaches from the first to the last of the days, in the reader's time zone", () => {
    const [from, to] = [rangeTerm(moment, 'gte', '2026-03-01'), rangeTerm(moment, 'lte', '2026-03-02')]
    expect(Date.parse(to) - Date.parse(from)).toBe(2 * 86_400_000 - 1)
    expect([rangeText(moment, from), rangeText(moment, to)]).toEqual(['2026-03-01', '2026-03-02'])
  })
})

describe('a filter in words', () => {
  test('names what a reference points to', () => {
    expect(conditionText({ field: location, terms: { under: '4' } }, { 4: 'Hall A' })).toBe('within Hall A')
    expect(conditionText({ field: location, terms: { '': '4,5' } }, { 4: 'Hall A' })).toBe('is Hall A or 5')
  })

  test('names a choice as people read it', () => {
    const choices = { choices: ['static', 'dhcp'], labels: { dhcp: 'DHCP' } }
    const mode: FieldMeta = { name: 'mode', label: 'Given', kind: 'choice', ...choices, ...silent }
    expect(conditionText({ field: mode, terms: { '': 'static,dhcp' } }, {})).toBe('is Static or DHCP')
  })

  test('says that nothing is there', () => {
    expect(conditionText({ field: location, terms: { isnull: 'true' } }, {})).toBe('is empty')
  })
})
