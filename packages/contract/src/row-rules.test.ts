import { expect, test } from 'vitest'
import { defineAssetType, defineResource } from './declare.ts'
import { date, reference, text } from './fields.ts'
import { keepLatest, removeWith } from './row-rules.ts'

const hoist = defineAssetType({ name: 'Hoist', table: 'hoists', fields: { code: text(), lastseen: date() } })
const meter = defineResource({ name: 'Meter', table: 'meters', fields: { hoistid: reference({ to: hoist }) } })

test('the latest is told by a date, and only what belongs to a row leaves with it', () => {
  expect(() => keepLatest(hoist, { on: 'code' })).toThrow('Hoist cannot keep the latest of code, which is no date.')
  expect(() => removeWith(hoist, meter)).toThrow('Meter belongs to no Hoist with which it could be removed.')
})
