import type { FieldMeta, HistoryEntry, ResourceMeta } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { changedFields, fieldsAcross } from './changed-fields.ts'

const silent = { required: false, readonly: false, unique: false, list: false, search: false }
const references = { table: 'vendors', path: '/api/vendors', display: 'name', namemember: 'vendorname' }
const fields: readonly FieldMeta[] = [
  { name: 'name', label: 'Name', kind: 'text', ...silent },
  { name: 'vendorid', label: 'Vendor', kind: 'reference', references, ...silent },
]
const models: ResourceMeta = {
  name: 'models',
  form: 'resource',
  path: '/api/models',
  label: 'Model',
  title: 'Models',
  icon: 'box',
  key: 'modelid',
  display: 'name',
  sort: 'name',
  plugin: null,
  menu: 'Reference data',
  can: { read: true, write: true, purge: false },
  fields,
}
const entry = (before: HistoryEntry['before'], after: HistoryEntry['after']): HistoryEntry => ({
  auditlogid: 1,
  action: 'update',
  entitytype: 'models',
  entityid: 1,
  entityname: 'LB3000',
  before,
  after,
  changeset: {
    changesetid: 1,
    source: 'web',
    userid: 1,
    actorname: 'Dana Price',
    reason: null,
    requestid: null,
    createddate: '2026-11-20T12:00:00.000Z',
    entries: 1,
    undoneby: null,
    undoes: null,
    leastrole: 'operator',
  },
})

test('the name beside a reference is no field of its own', () => {
  const found = changedFields(entry({ vendorid: 1, vendorname: 'Okuma' }, { vendorid: 2, vendorname: 'Haas' }), models)
  expect(found.map(({ field }) => field.label)).toEqual(['Vendor'])
})

test('a field that no page shows is not told either', () => {
  const hidden = { name: 'sortkey', label: 'Sort key', kind: 'text', ...silent, hidden: true } as const
  const found = changedFields(entry({ sortkey: 'a' }, { sortkey: 'b' }), { ...models, fields: [...fields, hidden] })
  expect(found).toEqual([])
})

test('a new row does not list what was left empty', () => {
  const found = changedFields(entry(null, { modelid: 1, name: 'LB3000', vendorid: null, isactive: true }), models)
  expect(found.map(({ field }) => field.name)).toEqual(['name'])
})

test('a field that is not declared any more is shown under its old name', () => {
  expect(changedFields(entry({ colour: 'red' }, { colour: 'blue' }), models)[0]?.field.label).toBe('colour')
})

test('what an asset was in its former class is called as there, and of no other row', () => {
  const installdate: FieldMeta = { name: 'installdate', label: 'Installed', kind: 'date', ...silent }
  const machines: ResourceMeta = { ...models, name: 'equipment', form: 'assettype', fields: [...fields, installdate] }
  const tools: ResourceMeta = { ...models, name: 'measuringtools', form: 'assettype' }
  const labelIn = (own: ResourceMeta): string | undefined => {
    const across = fieldsAcross(own, [models, machines, tools])
    return changedFields(entry({ installdate: '2019-05-28' }, { installdate: null }), across)[0]?.field.label
  }
  expect(labelIn(machines)).toBe('Installed')
  expect(labelIn(tools)).toBe('Installed')
  expect(labelIn(models)).toBe('installdate')
})
