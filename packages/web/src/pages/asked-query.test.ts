import type { FieldMeta } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { addressOfDraft, draftOfAddress, isAskable } from './asked-query.ts'

const silent = { required: false, readonly: false, unique: false, list: false, search: false }
const fields: readonly FieldMeta[] = [
  { ...silent, name: 'from', label: 'From', kind: 'text', required: true },
  { ...silent, name: 'hops', label: 'Hops', kind: 'integer', default: 3, max: 9 },
  { ...silent, name: 'isfull', label: 'Full', kind: 'boolean', default: false },
]

test('an address fills the form, and what it does not say is as it begins', () => {
  expect(draftOfAddress(fields, { hops: '5', isfull: 'true' })).toEqual({ from: null, hops: 5, isfull: true })
  expect(draftOfAddress(fields, {})).toEqual({ from: null, hops: 3, isfull: false })
})

test('what does not fit stays in the form as it was written', () => {
  expect(draftOfAddress(fields, { hops: '50' })).toMatchObject({ hops: '50' })
})

test('a form leaves in the address what differs from its beginning', () => {
  expect(addressOfDraft(fields, { from: 'A1', hops: 3, isfull: true })).toEqual({
    from: 'A1',
    hops: null,
    isfull: 'true',
  })
})

test('nothing is asked before what is required is said', () => {
  expect(isAskable(fields, { from: null, hops: 3 })).toBe(false)
  expect(isAskable(fields, { from: 'A1' })).toBe(true)
})
