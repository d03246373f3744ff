import { readFileSync } from 'node:fs'
import { parseInput, parseManifest } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { machinetype } from './catalogs.ts'
import { machinetypes } from './machine-types.ts'
import { maintenanceplan } from './maintenance.ts'
import { plugin } from './plugin.ts'
import { focas, mtconnect, serialdnc } from './protocols.ts'

test('the manifest says what the plugin is and where it stands', () => {
  const manifest = parseManifest(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'))
  expect(manifest).toMatchObject({ name: 'equipment', api_prefix: '/api/equipment' })
})

test('every machine type that it brings fits its declaration, and no two have one name', () => {
  const names = machinetypes.map((row) => parseInput(machinetype.fields, row, 'create')['name'])
  expect(new Set(names).size).toBe(machinetypes.length)
})

test('every protocol is a table of its own that hangs on a machine', () => {
  const tables = plugin.subtypes?.map((subtype) => [subtype.table, subtype.of.table])
  expect(tables).toEqual([
    ['focas', 'equipment'],
    ['mtconnect', 'equipment'],
    ['clm', 'equipment'],
    ['serialdnc', 'equipment'],
    ['ethernet', 'equipment'],
  ])
})

test('a control is talked to at the usual port, on its first path, unless something else is said', () => {
  expect(parseInput(focas.fields, { ipaddress: '10.1.2.3' }, 'create')).toMatchObject({
    port: 8193,
    pathid: 1,
    timeoutms: 3000,
  })
})

test('what is planned at a machine is listed with the day it is due before how often', () => {
  const { task, nextdue, intervalvalue } = maintenanceplan.fields
  const listed = Object.values(maintenanceplan.fields).filter(({ list }) => list)
  expect(listed.slice(1, 4)).toEqual([task, nextdue, intervalvalue])
})

test('a serial line is 9600 7 E 1 unless something else is said', () => {
  const line = parseInput(serialdnc.fields, { comport: 'COM3' }, 'create')
  expect(line).toMatchObject({ baud: 9600, databits: 7, parity: 'even', stopbits: 1 })
})

test.each([
  [focas, { port: 65_536 }, '/port'],
  [focas, { cncid: 'four words' }, '/cncid'],
  [mtconnect, { agenturl: 'ftp://10.1.2.3' }, '/agenturl'],
  [serialdnc, { stopbits: 3 }, '/stopbits'],
  [serialdnc, { parity: 'E' }, '/parity'],
])('%# what cannot be is refused by its member', (declaration, input, path) => {
  expect(() => parseInput(declaration.fields, input, 'create')).toThrow(
    expect.objectContaining({ flaws: [expect.objectContaining({ path })] }),
  )
})
