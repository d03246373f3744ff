import { asset, defineAssetType, defineResource, reference, text } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { createRegistry } from '../../resources/registry.ts'
import { ownResources, referencesOf } from './belongings.ts'

const maker = defineResource({ name: 'Maker', table: 'makers', fields: { name: text({}) } })
const crane = defineAssetType({
  name: 'Crane',
  table: 'cranes',
  fields: { makerid: reference({ to: maker }), lastrepairid: reference({ to: 'repairs' }) },
})
const rope = defineResource({
  name: 'Rope',
  table: 'ropes',
  belongsto: 'craneid',
  fields: { craneid: reference({ to: crane, required: true }) },
})
const repair = defineResource({
  name: 'Repair',
  table: 'repairs',
  fields: { ropeid: reference({ to: rope, required: true }), assetid: reference({ to: 'assets' }) },
})

const registry = createRegistry([
  { plugin: null, title: 'Shop', prefix: '/api', declarations: [asset] },
  { plugin: 'cranes', title: 'Cranes', prefix: '/api/cranes', declarations: [repair, rope, crane, maker] },
])

test('a column that points to an asset of some type points to an asset', () => {
  const targets = referencesOf(registry, registry.get('ropes')).map(({ name, target }) => [name, target])
  expect(targets).toEqual([['craneid', 'assets']])
})

test('tables stand behind those that their rows cannot be without, also in a ring', () => {
  const order = ownResources(registry, 'cranes').map(({ name }) => name)
  expect(order.toSorted()).toEqual(['cranes', 'makers', 'repairs', 'ropes'])
  expect(order.indexOf('makers')).toBeLessThan(order.indexOf('cranes'))
  expect(order.indexOf('cranes')).toBeLessThan(order.indexOf('ropes'))
})
