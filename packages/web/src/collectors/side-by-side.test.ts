import type { WaitingItem } from '@shopdb/contract'
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
