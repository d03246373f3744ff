import { readFileSync } from 'node:fs'
import { ShopError } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { reportOfWalk, type Varbind } from './snmp-supplies.ts'
import { parseSupplies } from './supply-push.ts'
import { reportsOfItems, type ZabbixItem } from './zabbix-supplies.ts'

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))

// The fixtures are what the names say.
const items = fixture('zabbix-items') as readonly ZabbixItem[]
const walk = fixture('snmp-walk') as readonly Varbind[]

test('a host of Zabbix is one printer, with what was collected of it', () => {
  expect(reportsOfItems(items)).toMatchObject([
    {
      hostid: '501',
      host: 'PRN-OFFICE',
      report: {
        serialnumber: 'MKRA000501',
        description: 'Canon LBP6670 /P',
        readat: new Date(1_795_200_060_000).toISOString(),
        supplies: [
          { index: '1.1', description: 'Canon Cartridge 719/719H', maxcapacity: 100, level: 70 },
          { index: '1.10', description: 'Waste Toner Box', maxcapacity: -2, level: -3 },
          { index: '1.2', description: 'Drum Unit', maxcapacity: 12_000, level: null },
          { index: '1.3', description: 'Fuser', maxcapacity: 100, level: null },
        ],
      },
    },
  ])
})

test('what Zabbix never collected is not a level of zero, and a page count of zero is none', () => {
  const [report] = reportsOfItems(items)
  expect(report?.report.pagecount).toBeUndefined()
  expect(report?.report.supplies.some(({ level }) => level === 0)).toBe(false)
})

test('a walk of a printer is one printer, with what it has', () => {
  expect(reportOfWalk(walk)).toEqual({
    serialnumber: 'VNB3J00001',
    macaddress: '3CA82A000001',
    modelname: 'HP Color LaserJet Pro M252dw',
    description: walk[0]?.value,
    pagecount: 33_810,
    supplies: [
      {
        index: '1.1',
        description: 'Black Cartridge HP CF400X',
        class: 3,
        type: 3,
        unit: 19,
        maxcapacity: 100,
        level: 63,
      },
      {
        index: '1.13',
        description: 'Waste Toner Box',
        class: null,
        type: null,
        unit: null,
        maxcapacity: -2,
        level: -3,
      },
      {
        index: '1.14',
        description: 'Supply 1.14',
        class: null,
        type: null,
        unit: null,
        maxcapacity: null,
        level: null,
      },
    ],
  })
})

test('a walk of something else has no supplies', () => {
  expect(reportOfWalk([{ oid: '1.3.6.1.2.1.1.1.0', value: 'EDS Switch' }])).toEqual({
    description: 'EDS Switch',
    supplies: [],
  })
})

/** The flaws of a list by their places. */
function flawsOf(given: unknown): readonly string[] {
  try {
    parseSupplies(given)
    return []
  } catch (cause) {
    return cause instanceof ShopError ? cause.flaws.map(({ path }) => path) : [String(cause)]
  }
}

const toner = { index: '1.1', description: 'Toner', level: 5, maxcapacity: 100 }

test.each([
  ['no list', 'toner', ['/supplies']],
  ['too long a list', Array.from({ length: 61 }, (_none, at) => ({ ...toner, index: String(at) })), ['/supplies']],
  ['no object', [5], ['/supplies/0']],
  ['no name', [{ ...toner, description: undefined }], ['/supplies/0/description']],
  ['a name that is no text', [{ ...toner, description: {} }], ['/supplies/0/description']],
  ['no index', [toner, { ...toner, index: undefined }], ['/supplies/1/index']],
  ['a level in words', [{ ...toner, level: 'low' }], ['/supplies/0/level']],
  ['an unknown member', [{ ...toner, color: 'black' }], ['/supplies/0/color']],
  ['one index twice', [toner, toner], ['/supplies/1/index']],
  ['two mistakes', [{ ...toner, level: 'low' }, 5], ['/supplies/0/level', '/supplies/1']],
])('a list with %s is refused by its place', (_title, given, places) => {
  expect(flawsOf(given)).toEqual(places)
})

test('nothing is a list of nothing', () => {
  expect([parseSupplies(undefined), parseSupplies(null)]).toEqual([[], []])
})
