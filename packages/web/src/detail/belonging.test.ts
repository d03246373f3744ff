import type { ResourceMeta } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { belongingTo } from './belonging.ts'

// Of a description only what the function reads.
const rows = (name: string, belongsto: string, table: string): ResourceMeta =>
  ({ name, belongsto, fields: [{ name: belongsto, references: { table } }] }) as unknown as ResourceMeta
const crane = { name: 'cranes', form: 'assettype', fields: [] } as unknown as ResourceMeta
const vendor = { name: 'vendors', form: 'resource', fields: [] } as unknown as ResourceMeta

const all = [
  rows('works', 'machineid', 'assets'),
  rows('ropes', 'craneid', 'cranes'),
  rows('offers', 'vendorid', 'vendors'),
  crane,
  vendor,
]

test('what belongs to a class of asset is told before what any asset may have', () => {
  expect(belongingTo(all, crane)).toMatchObject([{ resource: { name: 'ropes' } }, { resource: { name: 'works' } }])
})

test('what is no asset has only what belongs to it', () => {
  expect(belongingTo(all, vendor)).toMatchObject([{ resource: { name: 'offers' }, field: 'vendorid' }])
})
