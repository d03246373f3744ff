import { expect, test } from 'vitest'
import { defineAssetType, defineResource, defineSubtype } from './declare.ts'
import { choice, integer, reference, text } from './fields.ts'
import { linesSection, listWidget } from './lines.ts'
import { listPage, rowPage } from './links.ts'
import { rowsSection } from './rows-section.ts'

const forklift = defineAssetType({
  name: 'Forklift',
  table: 'forklifts',
  corelabels: { assetnumber: 'Fleet number' },
  fields: { chargepercent: integer({ label: 'Charge', unit: '%' }) },
})
const battery = defineResource({
  name: 'Battery',
  table: 'batteries',
  fields: {
    code: text({ label: 'Code' }),
    state: choice({ label: 'State', choices: ['full', 'flat'], labels: { flat: 'to be charged' } }),
    forkliftid: reference({ label: 'In', to: forklift }),
  },
})
const extra = defineSubtype(forklift, { name: 'Extra', table: 'extras', fields: { mast: text({ label: 'Mast' }) } })

test('a table of rows has the words of their fields, and each row leads to its page', () => {
  const rows = [{ batteryid: 5, code: 'B-5', state: 'flat', forkliftid: 7, forkliftname: 'FL-7' }]
  expect(rowsSection('Batteries', battery, ['code', 'state', 'forkliftid'], rows).table).toMatchObject({
    columns: [{ label: 'Code' }, { label: 'State' }, { label: 'In' }],
    rows: [{ code: 'B-5', state: 'To be charged', forkliftid: 'FL-7', page: rowPage(battery, 5) }],
  })
})

test('columns of its own stand where they are named, and a heading of a field may be another', () => {
  const columns = [{ assetnumber: 'Truck' }, 'chargepercent', { left: { label: 'Lasts', unit: 'h' } }, 'name'] as const
  const row = { assetid: 3, assetnumber: 'FL-3', name: null, chargepercent: 40, left: 2, tone: 'warning' } as const
  expect(rowsSection('Trucks', forklift, columns, [row]).table).toMatchObject({
    columns: [{ label: 'Truck' }, { label: 'Charge', unit: '%' }, { label: 'Lasts', unit: 'h' }, { label: 'Name' }],
    rows: [{ assetnumber: 'FL-3', chargepercent: 40, left: 2, name: null, tone: 'warning', page: '/rows/forklifts/3' }],
  })
  expect(rowsSection('Trucks', forklift, ['assetnumber'], [row]).table.columns).toEqual([
    { name: 'assetnumber', label: 'Fleet number' },
  ])
})

test('what is told beside an asset leads to the asset, and a page of its own or none may take the place', () => {
  const rows = [
    { assetid: 3, mast: 'long' },
    { assetid: 4, mast: 'x'.repeat(600), page: '/pages/masts' },
    { assetid: 5, mast: { odd: true }, page: null },
  ]
  const { table } = rowsSection('Masts', extra, ['mast'], rows)
  expect(table.rows.map(({ page }) => page)).toEqual(['/rows/forklifts/3', '/pages/masts', null])
  expect(table.rows.map(({ mast }) => mast)).toEqual(['long', 'x'.repeat(500), null])
})

test('the answer of a list tells how many there are', () => {
  const meta = { total: 9, page: 1, perpage: 1, next: null }
  const data = [{ batteryid: 5, code: 'B-5' }]
  const { title } = rowsSection('Batteries', battery, ['code'], { data, meta })
  expect(title).toBe('Batteries, the first 1 of 9')
})

test('lines that are not there are left out, and a section without any is not there', () => {
  expect(linesSection('Now', [null, { label: 'Charge' }, false, undefined])?.lines).toEqual([{ label: 'Charge' }])
  expect(linesSection('Now', [false])).toBeUndefined()
  expect(
    linesSection(
      'Now',
      Array.from({ length: 120 }, () => ({ label: 'Charge' })),
    )?.lines,
  ).toHaveLength(100)
})

test('a list of the home page shows its first lines, and may be there only while it has some', () => {
  const lines = Array.from({ length: 12 }, () => ({ label: 'Charge' }))
  expect(listWidget('Low', lines)?.lines).toHaveLength(8)
  expect(listWidget('Low', [...lines, false], { most: 20 })?.lines).toHaveLength(12)
  expect(listWidget('Low', [], { link: '/low' })).toEqual({ kind: 'list', title: 'Low', lines: [], link: '/low' })
  expect(listWidget('Low', [], { ishidden: true })).toBeUndefined()
})

test('a list is asked for as its address is', () => {
  expect(listPage(battery)).toBe('/rows/batteries')
  expect(listPage(battery, { state: ['full', 'flat'], 'code.startswith': 'B 1' }, '-code')).toBe(
    '/rows/batteries?state=full,flat&code.startswith=B+1&sort=-code',
  )
})
