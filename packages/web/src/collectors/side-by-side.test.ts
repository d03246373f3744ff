import type { FieldMeta, ResourceMeta, WaitingItem } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

const item: WaitingItem = {
  mergeitemid: 1,
  plugin: 'computers',
  collector: 'computers',
  resource: 'computers',
  reason: 'Its identities point to several assets.',
  seen: 1,
  createddate: '2026-11-21T08:00:00.000Z',
  seendate: '2026-11-21T08:00:00.000Z',
  values: { serialnumber: 'sn-8', vendorname: 'Dell', memorymb: 8192 },
  candidates: [
    { assetid: 1, serialnumber: 'SN-8', vendorname: null },
    { assetid: 2, serialnumber: null, vendorname: 'Dell', memorymb: 8192 },
  ],
}

test('what came stands beside what each asset has, and what is the same is marked', () => {
  expect(
    sideBySide(item, undefined).map(({ name, came, here }) => [name, came, ...here.map(({ isSame }) => isSame)]),
  ).toEqual([
    ['serialnumber', 'sn-8', true, false],
    ['vendorname', 'Dell', false, true],
    ['memorymb', '8192', false, true],
  ])
})

test('a choice that came is read as it is on every other page, and found to be the same', () => {
  const silent = { required: false, readonly: false, unique: false, list: false, search: false }
  const choices = { choices: ['cmm'], labels: { cmm: 'CMM' } }
  const role: FieldMeta = { name: 'role', label: 'Role', kind: 'choice', ...choices, ...silent }
  const computers: ResourceMeta = {
    name: 'computers',
    form: 'assettype',
    path: '/api/computers',
    label: 'Computer',
    title: 'Computers',
    icon: 'monitor',
    key: 'assetid',
    display: 'assetnumber',
    sort: 'assetnumber',
    plugin: 'computers',
    menu: 'Assets',
    can: { read: true, write: true, purge: false },
    fields: [role],
  }
  const came = { ...item, values: { role: 'cmm' }, candidates: [{ assetid: 1, role: 'cmm' }] }
  expect(sideBySide(came, computers)).toEqual([
    { name: 'role', label: 'Role', came: 'CMM', here: [{ text: 'CMM', isSame: true }] },
  ])
})
