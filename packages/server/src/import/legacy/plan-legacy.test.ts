import { expect, test } from 'vitest'
import type { LegacyRow, LegacyTables } from './data.ts'
import { planLegacy, type LegacyPlan } from './plan-legacy.ts'

const empty: LegacyTables = {
  vendors: [],
  machinetypes: [],
  businessunits: [],
  machinestatus: [],
  models: [],
  controllers: [],
  machines: [],
  comtypes: ['IP', 'Serial', 'Network_Interface', 'FOCAS', 'CLM', 'MTConnect', 'VNC'].map((typename, index) => ({
    comtypeid: index + 1,
    typename,
  })),
  communications: [],
  relationshiptypes: ['Dualpath', 'Controlled By', 'Controls', 'Cluster Member'].map((relationshiptype, index) => ({
    relationshiptypeid: index + 1,
    relationshiptype,
  })),
  machinerelationships: [],
}

const plan = (tables: Partial<LegacyTables>): LegacyPlan =>
  planLegacy({ tables: { ...empty, ...tables }, others: [] }, '2026-11-21')
const machine = (machineid: number, more: LegacyRow = {}): LegacyRow => ({
  machineid,
  category: 'Equipment',
  machinenumber: `31${machineid}`,
  isactive: Buffer.from([1]),
  ...more,
})
const rowsOf = (made: LegacyPlan, resource: string) => made.rows.filter((row) => row.resource === resource)
const reason = (made: LegacyPlan, table: string, id: number): string | undefined =>
  made.skips.find((skip) => skip.table === table && skip.id === id)?.reason

test('only equipment with a number of its own comes over, whatever the case and the blanks of its category', () => {
  const made = plan({
    machines: [
      machine(1, { category: 'equipment ' }),
      machine(2, { category: 'PC' }),
      machine(3, { machinenumber: null }),
      machine(4, { machinenumber: ' \u00a0' }),
      machine(5, { machinenumber: 'tbd' }),
      machine(6, { category: null }),
    ],
  })
  expect(rowsOf(made, 'equipment').map((row) => row.label)).toEqual(['311'])
  expect(reason(made, 'machines', 2)).toContain('category')
  expect(reason(made, 'machines', 3)).toBe('has no machine number')
  expect(reason(made, 'machines', 4)).toBe('its machine number is blank')
  expect(reason(made, 'machines', 5)).toBe("its machine number 'tbd' is a placeholder")
  expect(reason(made, 'machines', 6)).toContain('category')
})

test('of several rows with one number the active one stands for all, then the one changed last, then the first', () => {
  const same = { machinenumber: '3105' }
  const made = plan({
    machines: [
      machine(1, { ...same, isactive: Buffer.from([0]), lastupdated: '2026-01-01 00:00:00' }),
      machine(3, { ...same, lastupdated: '2025-01-01 00:00:00' }),
      machine(2, { ...same, machinenumber: '3105\u00a0', lastupdated: '2025-01-01 00:00:00' }),
      machine(4, { ...same, lastupdated: '2024-01-01 00:00:00' }),
    ],
  })
  expect(rowsOf(made, 'equipment').map((row) => row.origin?.id)).toEqual([2])
  expect(made.duplicates).toEqual({ 3105: [2, 3, 4, 1] })
  expect(reason(made, 'machines', 4)).toContain('row 2')
})

test('what belongs to a duplicate belongs to the machine that stands for it', () => {
  const made = plan({
    machines: [machine(1, { machinenumber: '3105' }), machine(2, { machinenumber: '3105 ' }), machine(3)],
    communications: [{ comid: 7, machineid: 2, comtypeid: 4, ipaddress: '10.1.1.1' }],
    machinerelationships: [{ relationshipid: 9, machineid: 3, relatedmachineid: 2, relationshiptypeid: 3 }],
  })
  expect(rowsOf(made, 'focas')[0]?.values['assetid']).toEqual({ row: 'machines 1' })
  expect(rowsOf(made, 'assetrelationships')[0]?.values['targetassetid']).toEqual({ row: 'machines 1' })
  expect(made.notes.get('communications 7')).toMatchObject([{ kind: 'ofduplicate' }])
})

test('reference rows that differ only in case and blanks are one, and a nameless or unused one does not come over', () => {
  const made = plan({
    vendors: [
      { vendorid: 1, vendor: 'Okuma' },
      { vendorid: 35, vendor: 'okuma ' },
      { vendorid: 38, vendor: null },
      { vendorid: 40, vendor: 'Xerox' },
    ],
    models: [
      { modelnumberid: 3, modelnumber: 'LB3000', vendorid: 1 },
      { modelnumberid: 92, modelnumber: 'LB3000', vendorid: 35 },
      { modelnumberid: 93, modelnumber: 'LB3000', vendorid: 38 },
    ],
    machines: [machine(1, { modelnumberid: 92 }), machine(2, { modelnumberid: 93 })],
  })
  expect(rowsOf(made, 'vendors').map((row) => row.label)).toEqual(['Okuma'])
  expect(rowsOf(made, 'equipment').map((row) => row.values['modelid'])).toEqual([
    { row: 'models 3' },
    { row: 'models 93' },
  ])
  expect(rowsOf(made, 'equipment').map((row) => row.values['vendorid'])).toEqual([{ row: 'vendors 1' }, undefined])
  expect(reason(made, 'vendors', 35)).toContain('row 1')
  expect(reason(made, 'vendors', 40)).toContain('no machine')
})

test('the number of a machine type is kept even where the type is not there', () => {
  const made = plan({ machines: [machine(1, { machinetypeid: 777 })] })
  expect(rowsOf(made, 'equipment')[0]?.values).toMatchObject({ legacymachinetypeid: 777 })
  expect(rowsOf(made, 'equipment')[0]?.values['machinetypeid']).toBeUndefined()
  expect(made.notes.get('machines 1')?.map((note) => note.kind)).toContain('danglingmachinetype')
})

test('a machine that is not active is inactive, unless its status says more; one without a word is active', () => {
  const machinestatus = [
    { machinestatusid: 3, machinestatus: 'In Use' },
    { machinestatusid: 6, machinestatus: 'Scrapped' },
    { machinestatusid: 8, machinestatus: 'On loan' },
  ]
  const off = { isactive: Buffer.from([0]) }
  const machines = [
    machine(1, { machinestatusid: 3 }),
    machine(2, { machinestatusid: 3, ...off }),
    machine(3, { machinestatusid: 6, ...off }),
    machine(4, { isactive: null }),
    machine(5, { machinestatusid: 8 }),
  ]
  const made = plan({ machinestatus, machines })
  const names = new Map(made.rows.map((row) => [row.key, row.values['name']]))
  const statuses = rowsOf(made, 'equipment').map((row) => {
    const status = row.values['assetstatusid']
    return typeof status === 'object' && status ? names.get(status.row) : undefined
  })
  expect(statuses).toEqual(['Active', 'Inactive', 'Decommissioned', 'Active', 'On loan'])
})

test('(0,0), half a spot and a spot off the floor plan are unplaced', () => {
  const spots = [
    [0, 0],
    [5, null],
    [-40, 10],
    [3301, 10],
    [3300, 2550],
    [0, 7],
  ] as const
  const made = plan({ machines: spots.map(([mapleft, maptop], index) => machine(index + 1, { mapleft, maptop })) })
  expect(rowsOf(made, 'equipment').map((row) => [row.values['mapx'], row.values['mapy']])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
    [3300, 2550],
    [0, 7],
  ])
})

test('a communication becomes a row of its protocol, the primary one where there are several', () => {
  const made = plan({
    machines: [machine(1)],
    communications: [
      { comid: 1, machineid: 1, comtypeid: 4, ipaddress: '10.1.1.1', port: '8194', pathid: 2, isprimary: 0 },
      { comid: 2, machineid: 1, comtypeid: 4, ipaddress: '10.1.1.2', port: null, isprimary: 1 },
      { comid: 3, machineid: 1, comtypeid: 7, ipaddress: '10.1.1.3' },
      { comid: 4, machineid: 1, comtypeid: 2, port: 'COM3', baud: 9600, databits: 7, stopbits: '1', parity: 'Even' },
      {
        comid: 5,
        machineid: 1,
        comtypeid: 6,
        ipaddress: '10.1.1.5',
        port: '7878',
        settings: 'http://10.1.1.6:5000/probe',
      },
      { comid: 6, machineid: 1, comtypeid: 1, ipaddress: 'DHCP', isactive: 0 },
      { comid: 7, machineid: 9, comtypeid: 4 },
    ],
  })
  const asset = { assetid: { row: 'machines 1' } }
  expect(rowsOf(made, 'focas').map((row) => row.values)).toEqual([{ ...asset, ipaddress: '10.1.1.2' }])
  expect(rowsOf(made, 'serialdnc').map((row) => row.values)).toEqual([
    { ...asset, comport: 'COM3', baud: 9600, databits: 7, stopbits: 1, parity: 'even' },
  ])
  expect(rowsOf(made, 'mtconnect').map((row) => row.values)).toEqual([
    { ...asset, ipaddress: '10.1.1.5', port: 7878, agenturl: 'http://10.1.1.6:5000' },
  ])
  expect([1, 3, 6, 7].map((id) => reason(made, 'communications', id))).toEqual([
    'machine row 1 has one already, of communication 2',
    'there is no table for communication of the kind VNC',
    'is not active in the old database',
    'its machine, row 9, is not there',
  ])
})

test('dual paths become siblings and controls keeps its direction, where both ends come over', () => {
  const relation = (
    relationshipid: number,
    type: number,
    machineid: number,
    relatedmachineid: number,
    isactive = 1,
  ): LegacyRow => ({
    relationshipid,
    relationshiptypeid: type,
    machineid,
    relatedmachineid,
    isactive,
  })
  const made = plan({
    machines: [machine(1), machine(2), machine(3), machine(8, { category: 'PC' })],
    machinerelationships: [
      relation(1, 1, 1, 2),
      relation(2, 1, 2, 1),
      relation(3, 2, 1, 3),
      relation(4, 3, 3, 1),
      relation(5, 2, 1, 8),
      relation(6, 4, 1, 2),
      relation(7, 1, 1, 1),
      relation(8, 1, 1, 99),
      relation(9, 1, 1, 3, 0),
    ],
  })
  expect(rowsOf(made, 'assetrelationships').map((row) => row.values)).toEqual([
    {
      sourceassetid: { row: 'machines 2' },
      relationshiptypeid: { row: 'relation partof' },
      targetassetid: { row: 'machines 1' },
      label: 'Dualpath',
      inheritsposition: true,
    },
    {
      sourceassetid: { row: 'machines 3' },
      relationshiptypeid: { row: 'relation controls' },
      targetassetid: { row: 'machines 1' },
    },
  ])
  expect([2, 4, 5, 6, 7, 8, 9].map((id) => reason(made, 'machinerelationships', id))).toEqual([
    'other rows say so already',
    'other rows say so already',
    'machine row 8 is not taken over',
    'there is no relation of that kind here',
    'ties a machine to itself',
    'machine row 99 is not there',
    'is not active in the old database',
  ])
})

test('the halves of one machine stand in one place, and a spot that is given up is in the report', () => {
  const spot = (mapleft: number, maptop: number): LegacyRow => ({ mapleft, maptop })
  const pair = (relationshipid: number, machineid: number, relatedmachineid: number): LegacyRow => ({
    relationshipid,
    relationshiptypeid: 1,
    machineid,
    relatedmachineid,
  })
  const made = plan({
    machines: [machine(1, spot(10, 20)), machine(2, spot(70, 80)), machine(3), machine(4, spot(5, 6)), machine(5)],
    machinerelationships: [pair(1, 1, 2), pair(2, 3, 4), pair(3, 4, 5)],
  })
  const placed = rowsOf(made, 'equipment').map(({ values }) => `${String(values['mapx'])},${String(values['mapy'])}`)
  expect(placed).toEqual(['10,20', 'undefined,undefined', '5,6', 'undefined,undefined', 'undefined,undefined'])
  expect(made.notes.get('machines 2')?.map((note) => note.text)).toContain(
    'stands where 311 stands, of which it is a half, and no longer at (70,80)',
  )
  expect(made.notes.get('machines 4')?.map((note) => note.kind)).not.toContain('mapofhalf')
})

test('a place that a machine is tied to becomes its location; other places do not come over', () => {
  const made = plan({
    machines: [
      machine(1),
      machine(5, { category: 'LocationOnly', machinenumber: 'Cell 5', mapleft: 10, maptop: 20 }),
      machine(6, { category: 'LocationOnly', machinenumber: 'Cell 6' }),
    ],
    machinerelationships: [{ relationshipid: 1, relationshiptypeid: 4, machineid: 1, relatedmachineid: 5 }],
  })
  expect(rowsOf(made, 'locations').map((row) => row.values)).toEqual([
    { name: 'Cell 5', mapx: 10, mapy: 20, floorplanid: { row: 'floorplan' } },
  ])
  expect(rowsOf(made, 'equipment')[0]?.values['locationid']).toEqual({ row: 'machines 5' })
})
