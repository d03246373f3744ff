import type { FieldMeta } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { conditionsOf, listQuery, withoutConditions } from './conditions.ts'
import { changedAddress } from './use-address.ts'

const silent = { required: false, readonly: false, unique: false, list: false, search: false }
const fields: readonly FieldMeta[] = [
  { name: 'name', label: 'Name', kind: 'text', ...silent },
  { name: 'locationid', label: 'Location', kind: 'reference', ...silent },
]

describe('the filters in the address bar', () => {
  test('every filter is found with its operator, in the order of the fields', () => {
    const found = conditionsOf({ 'locationid.under': '4', name: 'a,b', 'name.ne': 'c' }, fields)
    expect(found.map(({ field, terms }) => [field.name, terms])).toEqual([
      ['name', { '': 'a,b', ne: 'c' }],
      ['locationid', { under: '4' }],
    ])
  })

  test('words that no list knows do not reach the server', () => {
    const address = { q: 'x', 'name.contains': 'a', 'name.wild': 'b', utm: '1', page: '2' }
    expect(listQuery(address, fields)).toEqual({ q: 'x', 'name.contains': 'a', page: '2' })
  })

  test('clearing the filters keeps the order and the size of the page', () => {
    const address = { q: 'x', name: 'a', sort: '-name', perpage: '100', isactive: 'false' }
    expect(changedAddress(address, withoutConditions(address))).toEqual({ sort: '-name', perpage: '100' })
  })

  test('any change but turning the page leads to the first page', () => {
    expect(changedAddress({ page: '7', q: 'x' }, { q: 'y' })).toEqual({ q: 'y' })
    expect(changedAddress({ page: '7', q: 'x' }, { page: 8 })).toEqual({ page: '8', q: 'x' })
  })
})
