import { expect, test } from 'vitest'
import { barSection } from './bar-section.ts'
import { defineAssetType, defineResource } from './declare.ts'
import { boolean, choice, integer, reference, text } from './fields.ts'
import { rowSection } from './row-section.ts'

const battery = defineResource({ name: 'Battery', table: 'batteries', fields: { name: text({ required: true }) } })
const truck = defineAssetType({
  name: 'Truck',
  table: 'trucks',
  fields: {
    batteryid: reference({ label: 'Battery', to: battery }),
    charge: integer({ label: 'Charge', unit: '%' }),
    state: choice({ label: 'State', choices: ['low', 'idle'], labels: { low: 'to be charged' } }),
    isrented: boolean({ label: 'Rented' }),
    remarks: text({ label: 'Remarks' }),
  },
})

const row = {
  assetnumber: 'T-1',
  batteryid: 3,
  batteryname: 'B3',
  charge: 0,
  state: 'low',
  isrented: false,
  remarks: null,
}
const columns = ['assetnumber', 'batteryid', 'charge', 'state', 'isrented', 'remarks'] as const

test('a section of one row has a line for each field that is filled, in the words of its declaration', () => {
  const section = rowSection('Now', truck, [...columns, { left: { label: 'Lasts', unit: 'h' } }], { ...row, left: 2.5 })
  expect(section).toEqual({
    kind: 'keyvalue',
    title: 'Now',
    lines: [
      { label: 'Asset number', detail: 'T-1' },
      { label: 'Battery', detail: 'B3', link: '/rows/batteries/3' },
      { label: 'Charge', detail: 0, unit: '%' },
      { label: 'State', detail: 'To be charged' },
      { label: 'Rented', detail: 'No' },
      { label: 'Lasts', detail: 2.5, unit: 'h' },
    ],
  })
  expect(rowSection('Remarks', truck, ['remarks'], row)).toBeUndefined()
})

test('bars stand the greatest first; with fewer than two there is nothing to compare', () => {
  const bars = [3, null, 9, 7].map((y, at) => ({ x: `T-${at}`, y }))
  const chart = (points: readonly object[]) => ({
    kind: 'chart',
    title: 'Fullest',
    chart: { form: 'bar', unit: '%', series: [{ name: 'Charge', points }] },
  })
  const most = [
    { x: 'T-2', y: 9 },
    { x: 'T-3', y: 7 },
  ]
  const heading = { label: 'Charge', unit: '%' }
  expect(barSection('Fullest', heading, bars)).toEqual(chart([...most, { x: 'T-0', y: 3 }]))
  expect(barSection('Fullest', heading, bars, 2)).toEqual(chart(most))
  expect(barSection('Fullest', heading, bars.slice(0, 2))).toBeUndefined()
})
