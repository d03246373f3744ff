import type { FieldKind, FieldMeta } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { changesOf, clashesOf, draftOf, flawsOf } from './draft.ts'

const field = (name: string, kind: FieldKind, more: Partial<FieldMeta> = {}): FieldMeta => ({
  name,
  label: name,
  kind,
  required: false,
  readonly: false,
  unique: false,
  list: false,
  search: false,
  ...more,
})
const fields = [
  field('name', 'text', { required: true }),
  field('port', 'integer', { default: 8193, max: 65_535 }),
  field('isdefault', 'boolean'),
  field('extra', 'json'),
  field('password', 'secret'),
  field('made', 'datetime', { readonly: true }),
]
const row = { name: 'Okuma', port: null, isdefault: true, extra: { a: 1 }, made: '2026-01-01T00:00:00.000Z' }

describe('a form', () => {
  test('a new row starts from the defaults', () => {
    expect(draftOf(fields, undefined)).toEqual({
      name: null,
      port: 8193,
      isdefault: false,
      extra: null,
      password: undefined,
    })
  })

  test('only what was changed is sent, and structured data as data', () => {
    const start = draftOf(fields, row)
    expect(changesOf(fields, start, start)).toEqual({})
    expect(changesOf(fields, start, { ...start, port: 9000, extra: '{"a":2}' })).toEqual({
      port: 9000,
      extra: { a: 2 },
    })
  })

  test('a secret left alone is not sent, and one that is typed is', () => {
    const start = draftOf(fields, row)
    expect(changesOf(fields, start, { ...start, password: 'abc' })).toEqual({ password: 'abc' })
  })

  test('flaws are told in the words of the server, at their members', () => {
    const flaws = flawsOf(fields, { ...draftOf(fields, row), name: null, port: 70_000, extra: '{' })
    expect(flaws).toEqual([
      { path: '/name', message: 'is required' },
      { path: '/port', message: 'must be at most 65,535' },
      { path: '/extra', message: expect.stringContaining('must be JSON') },
    ])
  })
})

describe('a row that somebody else changed meanwhile', () => {
  test('says what they changed, and what both changed', () => {
    const theirs = { ...row, name: 'Okuma Europe', port: 1 }
    const clashes = clashesOf(fields, { before: row, theirs }, { name: 'OKUMA' })
    expect(clashes.map((clash) => [clash.field.name, clash.isBoth])).toEqual([
      ['name', true],
      ['port', false],
    ])
  })
})
