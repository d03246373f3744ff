import type { FieldMeta } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { nextEmpty } from './next-empty.ts'

const field = (name: string, required: boolean): FieldMeta => ({
  name,
  label: name,
  kind: 'text',
  required,
  readonly: false,
  unique: false,
  list: false,
  search: false,
})
const fields = [field('badge', true), field('note', false), field('device', true)]

test('Enter behind a filled field leads on to the next that must be filled', () => {
  expect(nextEmpty(fields, { badge: 'B-17', note: null, device: null }, 'badge')).toBe('device')
})

test('Enter in the last one, in an empty one, or when all is said, does it', () => {
  expect(nextEmpty(fields, { badge: 'B-17', device: 'USB-3' }, 'device')).toBeUndefined()
  expect(nextEmpty(fields, { badge: 'B-17', device: 'USB-3' }, 'badge')).toBeUndefined()
  expect(nextEmpty(fields, { badge: null, device: null }, 'badge')).toBeUndefined()
  expect(nextEmpty(fields, { badge: 'B-17', device: null }, undefined)).toBeUndefined()
})
