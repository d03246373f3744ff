import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { boolean, choice, defineAssetType, integer, markdown, text, type ImportReport } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import type { Call } from '../access/route.ts'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { exportRows } from './export.ts'
import { importRows } from './import.ts'
import { listRows, type Resources } from './resources.ts'
import { createRow } from './write.ts'

const rack = defineAssetType({
  name: 'Rack',
  table: 'racks',
  fields: {
    units: integer({ label: 'Height', min: 1, max: 60, default: 42 }),
    islocked: boolean(),
    remark: markdown(),
    key: text({ max: 10 }),
    stand: choice({ choices: ['floor', 'wallmount'], labels: { wallmount: 'on the wall' }, default: 'floor' }),
    size: choice({ choices: ['M', 'm'] }),
  },
})
const source = { plugin: 'racks', title: 'Racks', prefix: '/api/racks', declarations: [rack] }
const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

function callOf(query: Call['query'], upload = Readable.from([])): Call {
  return {
    actor: systemActor,
    source: 'api',
    requestid: '1',
    params: {},
    query,
    body: undefined,
    headers: {},
    upload,
    address: '127.0.0.1',
  }
}

describeEngines('files', (open) => {
  const shop = async (): Promise<Resources> => openResources(await open(), clock, [source])
  const racks = (resources: Resources) => resources.registry.get('racks')
  const take = async (resources: Resources, query: Call['query']): Promise<Buffer> => {
    const { body } = await exportRows(resources, racks(resources), callOf(query))
    return buffer(body as Readable)
  }
  const put = async (resources: Resources, file: string | Buffer, query: Call['query'] = {}): Promise<ImportReport> => {
    const { body } = await importRows(resources, racks(resources), callOf(query, Readable.from([Buffer.from(file)])))
    return body as ImportReport
  }
  const rows = async (resources: Resources) =>
    (await listRows(resources, racks(resources), { sort: 'assetid', isactive: 'true,false' })).data
  const make = (resources: Resources, name: string, input: object): Promise<number> =>
    change(resources, (work) => createRow({ engine: resources, work, resource: resources.registry.get(name) }, input))

  test.each(['csv', 'xlsx'])('what is exported as %s goes in again and changes nothing', async (format) => {
    const resources = await shop()
    const vendorid = await make(resources, 'vendors', { name: 'Rittal, "TS"' })
    await make(resources, 'racks', {
      assetnumber: '0047',
      name: '=2+5',
      vendorid,
      remark: 'two\nlines; "quoted"',
      islocked: true,
    })
    await make(resources, 'racks', {
      assetnumber: 'R-2',
      serialnumber: '-12',
      units: 12,
      mapx: 10,
      mapy: 20,
      notes: 'Stra\u00DFe',
    })
    const before = await rows(resources)
    const report = await put(resources, await take(resources, { format }))
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0, changesetid: null })
    expect(await rows(resources)).toEqual(before)
  })

  test('a cell that a spreadsheet would run is made harmless, a number is not', async () => {
    const resources = await shop()
    await make(resources, 'racks', { assetnumber: '@SUM(1)', name: '+1', units: 7 })
    const written = (await take(resources, { fields: 'assetnumber,name,units' })).toString()
    expect(written).toContain("'@SUM(1),'+1,7")
  })

  test('each line is answered: made, changed, left as it was, or refused with the reason', async () => {
    const resources = await shop()
    await make(resources, 'vendors', { name: 'Rittal' })
    await make(resources, 'racks', { assetnumber: 'R-1', units: 10 })
    await make(resources, 'racks', { assetnumber: 'R-2', units: 20 })
    const file =
      'Asset number;Height;vendor\r\nr-1;11;RITTAL\r\nR-2;20;\r\nR-3;30;Rittal\r\nR-4;99;\r\nR-5;1;Nobody\r\n'
    const dry = await put(resources, file, { dryrun: 'true' })
    const report = await put(resources, file)
    expect(dry).toEqual({ ...report, dryrun: true, changesetid: null, lines: expect.any(Array) })
    expect(report.lines.map((line) => [line.line, line.outcome, line.errors?.[0]?.path])).toEqual([
      [2, 'updated', undefined],
      [3, 'unchanged', undefined],
      [4, 'created', undefined],
      [5, 'rejected', '/units'],
      [6, 'rejected', '/vendorname'],
    ])
    expect((await rows(resources)).map((row) => [row['assetnumber'], row['units'], row['vendorname']])).toEqual([
      ['r-1', 11, 'Rittal'],
      ['R-2', 20, null],
      ['R-3', 30, 'Rittal'],
    ])
  })

  test('a choice goes out by the word that is kept, and comes in by that or by what people read, in any case', async () => {
    const resources = await shop()
    const file = 'assetnumber,stand,size\nR-1,wallmount,m\nR-2,On the wall,M\nR-3, Floor ,\nR-4,ceiling,\n'
    const report = await put(resources, file)
    expect(report.lines.map((line) => line.outcome)).toEqual(['created', 'created', 'created', 'rejected'])
    expect(report.lines[3]?.errors).toEqual([{ path: '/stand', message: 'must be one of floor, wallmount' }])
    const written = (await take(resources, { fields: 'assetnumber,stand,size', sort: 'assetnumber' })).toString()
    expect(written.split('\r\n').slice(1, 4)).toEqual(['R-1,wallmount,m', 'R-2,wallmount,M', 'R-3,floor,'])
  })

  test('a dry run leaves nothing behind', async () => {
    const resources = await shop()
    const before = await resources.database.read.selectFrom('changesets').selectAll().execute()
    expect(await put(resources, 'assetnumber\nR-1\n', { dryrun: 'true' })).toMatchObject({
      created: 1,
      changesetid: null,
    })
    expect(await rows(resources)).toEqual([])
    expect(await resources.database.read.selectFrom('changesets').selectAll().execute()).toEqual(before)
  })

  test('columns that nobody knows here are left out where that is asked for, and told', async () => {
    const resources = await shop()
    const file = 'Asset-number;Serial no. of it;Serial number;Colour\nR-1;x;4711;red\n'
    expect(await put(resources, file, { unknown: 'ignore' })).toMatchObject({
      created: 1,
      ignored: ['Serial no. of it', 'Colour'],
    })
    expect((await rows(resources))[0]).toMatchObject({ assetnumber: 'R-1', serialnumber: '4711' })
    await expect(put(resources, 'Colour\nred\n', { unknown: 'ignore' })).rejects.toThrow('Colour is not a column here')
  })

  test('a dry run tells what a line would change, and what it would empty', async () => {
    const resources = await shop()
    await put(resources, 'assetnumber,name,serialnumber,notes\nR-1,Rack,4711,Old\n')
    const { lines } = await put(resources, 'assetnumber,name,serialnumber,notes\nR-1,Rack,,New\n', { dryrun: 'true' })
    expect(lines).toMatchObject([{ outcome: 'updated', changed: ['serialnumber', 'notes'], emptied: ['serialnumber'] }])
  })

  test('a number with a unit, or a name that is not there, is refused with what would be right', async () => {
    const resources = await shop()
    const { lines } = await put(resources, 'Asset number;Height;Vendor\nR-1;42 U;Nobody\n')
    expect(lines[0]?.errors).toEqual([
      { path: '/units', message: 'must be a whole number such as 1200, in digits alone' },
      { path: '/vendorname', message: 'names no vendor that exists: Nobody; add it first, or leave the cell empty' },
    ])
  })

  test('old spreadsheets in Windows-1252 keep their umlauts', async () => {
    const resources = await shop()
    await put(resources, Buffer.from('assetnumber,name\nR-1,K\xFChlschrank\n', 'latin1'))
    expect((await rows(resources))[0]).toMatchObject({ name: 'K\u00FChlschrank' })
  })

  test.each([
    ['', 'is empty'],
    ['assetnumber,colour\n1,red\n', 'colour is not a column here; there are '],
    ['colour\nred\n', 'colour is not a column here; there are '],
    ['name,name\na,b\n', 'name is a heading more than once'],
    ['assetnumber,name\nR-1,Rack\nR-2,Rack, big\n', 'Line 3 has 3 cells, and there are 2 headings'],
    ['assetnumber,name\nR-1,Rack\nR-2,=A("x")\n', 'Line 3 has a quote that is not doubled'],
    ['assetnumber,name\nR-1,"Rack\n', 'a quote that opens a cell is never closed'],
    ['PK\u0003\u0004 not a workbook', 'cannot be read as one'],
  ])('the file %j is refused as a whole', async (file, reason) => {
    const resources = await shop()
    await expect(put(resources, file)).rejects.toThrow(reason)
  })
})
