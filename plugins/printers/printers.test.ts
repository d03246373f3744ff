import { readFileSync } from 'node:fs'
import { describeShop, platformsOf, type TestShop } from '@shopdb/server/testing'
import { expect, test, vi } from 'vitest'
import { addDays } from './days.ts'
import { retention } from './retention.ts'

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[]; readonly failed?: readonly Row[] }
type Answer = Row & { readonly items: readonly Row[]; readonly changesetid: number | null }

const today = new Date().toISOString().slice(0, 10)
const at = (daysago: number): string => `${addDays(today, -daysago)}T12:00:00Z`

const fixture = (name: string): Row =>
  // The fixtures are items.
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Row

const toner = (level: number | null, more: object = {}) => ({
  index: '1.1',
  description: 'Black Toner',
  class: 3,
  type: 3,
  unit: 19,
  maxcapacity: 100,
  level,
  ...more,
})

/** What tests do with printers, in few words. */
function printers(shop: TestShop) {
  const push = (items: object, query = '') => shop.post<Answer>(`/api/collectors/printers/supplies${query}`, items)
  const pushed = async (name: string): Promise<number> => Number((await push(fixture(name))).items[0]?.['assetid'])
  const list = async (path: string): Promise<readonly Row[]> => (await shop.get<List>(`/api/printers${path}`)).data
  const supplies = (id: number) => list(`/supplies?printerid=${id}&sort=supplyid&perpage=100`)
  const supply = async (id: number): Promise<Row> => (await supplies(id))[0] ?? {}
  /** One printer with one toner, read as often as there are levels: the last one today, the others on the days before. */
  const reads = async (serialnumber: string, levels: readonly (number | null)[]): Promise<number> => {
    let answer: Answer | undefined
    for (const [index, level] of levels.entries())
      answer = await push({ serialnumber, readat: at(levels.length - 1 - index), supplies: [toner(level)] })
    return Number(answer?.items[0]?.['assetid'])
  }
  const readings = async (id: number): Promise<readonly Row[]> =>
    list(`/supplyreadings?supplyid=${String((await supply(id))['supplyid'])}&sort=supplyreadingid`)
  /** What hooks give. Asked again where one was late: a machine under load takes more than its 200 ms now and then. */
  const pieces = (path: string): Promise<readonly Row[]> =>
    vi.waitFor(
      async () => {
        const { data, failed } = await shop.get<List>(path)
        expect(failed).toEqual([])
        return data
      },
      { timeout: 15_000 },
    )
  const panels = (id: number) => pieces(`/api/assets/${id}/panels`)
  return { push, pushed, list, supplies, supply, reads, readings, pieces, panels }
}

describeShop('printers that are read', {}, (shop) => {
  const { push, pushed, supplies, supply, reads, readings, pieces, panels, list } = printers(shop)

  test('a printer that is pushed has its supplies, with names and numbers of parts apart', async () => {
    const id = await pushed('xerox')
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({
      assetnumber: 'PRN-902',
      modelname: 'Xerox AltaLink C8045',
      pagecount: 48_210,
      lastseen: today,
    })
    expect(await supplies(id)).toMatchObject([
      { name: 'Black Toner', partnumber: '006R01509', type: 'toner', percent: 20, alert: 'low', unit: 'impressions' },
      { name: 'Cyan Toner', percent: 66, alert: 'ok', readon: today },
      { name: 'Drum Cartridge (R1)', type: 'drum', percent: 50 },
      { name: 'Fuser', partnumber: null, percent: 90 },
      { name: 'Waste Toner Container', class: 'receptacle', type: 'waste', percent: 5, alert: 'critical' },
    ])
  })

  test.each([
    ['brother', [{ percent: null, alert: 'ok', level: -3 }, { percent: 96 }]],
    ['samsung', [{ percent: 88, alert: 'ok' }]],
    ['epson', [{ percent: 1, alert: 'critical' }, {}, {}, { percent: 1 }, { percent: null, alert: 'ok' }]],
    [
      'hp-m880',
      [
        { name: 'Black Cartridge', percent: 41 },
        { name: 'Cyan Cartridge' },
        { name: 'Magenta Cartridg', alert: 'low' },
        { name: 'Stapler 1', type: 'staples', percent: null, alert: 'ok' },
      ],
    ],
    ['laserjet-4500', [{ alert: 'ok' }, { alert: 'low', percent: null }, { alert: 'critical', percent: 0 }]],
  ])('%s is read as it means it', async (name, expected) => {
    expect(await supplies(await pushed(name))).toMatchObject(expected)
  })

  test('a label printer has no supplies, and nobody is alarmed for it', async () => {
    const id = await pushed('zebra')
    await shop.patch(`/api/printers/${id}`, { kind: 'label' })
    expect(await supplies(id)).toEqual([])
    expect(JSON.stringify(await panels(id))).toContain('Label printers do not report supplies')
    const columns = await pieces(`/api/printers/columns?id=${id}`)
    expect(columns.flatMap(({ values }) => values)).toEqual([])
  })

  test('what was read before is no news, and a page printed since this morning is none', async () => {
    const item = { serialnumber: 'NEWS1', pagecount: 100, supplies: [toner(1060, { maxcapacity: 5300 })] }
    await push(item)
    expect(await push(item)).toMatchObject({ unchanged: 1, changesetid: null })
    const later = { ...item, pagecount: 101, supplies: [toner(1059, { maxcapacity: 5300 })] }
    expect(await push(later)).toMatchObject({ unchanged: 1, changesetid: null })
    const found = (await list('?serialnumber=NEWS1'))[0]
    expect(found).toMatchObject({ pagecount: 100 })
    expect(await readings(Number(found?.['assetid']))).toHaveLength(1)
  })

  test('a reading is kept for each whole percent, and one a day', async () => {
    const id = await reads('KEPT1', [50, 50, 49])
    await push({ serialnumber: 'KEPT1', supplies: [toner(48)] })
    expect(await readings(id)).toMatchObject([
      { readon: addDays(today, -2), percent: 50 },
      { readon: addDays(today, -1), percent: 50 },
      { readon: today, percent: 49 },
      { readon: today, percent: 48 },
    ])
  })

  test('undoing a push takes back its readings too', async () => {
    const id = await reads('UNDO1', [60, 55])
    const { changesetid } = await push({ serialnumber: 'UNDO1', supplies: [toner(30)] })
    await shop.post(`/api/changesets/${changesetid}/undo`)
    expect(await supply(id)).toMatchObject({ percent: 55, level: 55 })
    expect(await readings(id)).toHaveLength(2)
  })

  test('from enough readings follows the day on which it is empty', async () => {
    const id = await reads('FORE1', [40, 38, 36, 34, 32, 30, 28])
    expect(await supply(id)).toMatchObject({ percent: 28, emptyon: addDays(today, 14) })
    const resting = await reads('FORE3', [40, 38, 36, 34, 32, 30, 30, 30, 30, 30, 30, 30, 30, 30])
    expect(String((await supply(resting))['emptyon']) > addDays(today, 20)).toBe(true)
    const few = await reads('FORE2', [40, 38, 36])
    expect(await supply(few)).toMatchObject({ emptyon: null })
    await push({ serialnumber: 'FORE1', supplies: [toner(100)] })
    expect(await supply(id)).toMatchObject({ alert: 'ok', emptyon: null })
  })

  test('an alert does not tremble with the level, and follows the thresholds of the site', async () => {
    const id = await reads('CALM1', [21, 20])
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await push({ serialnumber: 'CALM1', supplies: [toner(22)] })
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await push({ serialnumber: 'CALM1', supplies: [toner(24)] })
    expect(await supply(id)).toMatchObject({ alert: 'ok' })
    await shop.patch('/api/plugins/printers/settings', { lowpercent: 40 })
    await push({ serialnumber: 'CALM1', supplies: [toner(39)] })
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await shop.patch('/api/plugins/printers/settings', { lowpercent: null })
  })

  test('what could not be read leaves the last reading as it is', async () => {
    const id = await reads('GAP1', [15, null])
    expect(await supply(id)).toMatchObject({ percent: 15, alert: 'low', readon: addDays(today, -1) })
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({ lastseen: today })
    const never = await reads('GAP2', [null])
    expect(await supply(never)).toMatchObject({ percent: null, alert: 'unknown', readon: null })
  })

  test('a supply that is not in the list is gone, unless the list is empty or says that it is not whole', async () => {
    const serialnumber = 'GONE1'
    const drum = { ...toner(80), index: '1.2', description: 'Drum Unit', type: 9 }
    const { items } = await push({ serialnumber, supplies: [toner(50), drum] })
    const id = Number(items[0]?.['assetid'])
    await push({ serialnumber, supplies: [] })
    await push({ serialnumber, iswhole: false, supplies: [toner(49)] })
    expect(await supplies(id)).toHaveLength(2)
    await push({ serialnumber, supplies: [toner(48)] })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner' }])
  })

  test('a printer that is removed takes its supplies with it, and brings them back', async () => {
    const id = await reads('AWAY1', [3])
    await shop.delete(`/api/printers/${id}`)
    expect(await supplies(id)).toEqual([])
    await shop.post(`/api/printers/${id}/restore`)
    expect(await supplies(id)).toMatchObject([{ percent: 3, alert: 'critical' }])
  })

  test('readings that are too old are taken away for good', async () => {
    const id = await reads('OLD1', [70])
    await push({ serialnumber: 'OLD2', readat: at(500), supplies: [toner(90)] })
    await push({ serialnumber: 'OLD2', readat: at(3), supplies: [toner(50)] })
    // The platform of a plugin whose settings are those of this job.
    const platform = platformsOf(shop.running.site)('printers') as Parameters<typeof retention.run>[0]
    await retention.run(platform)
    const old = Number((await list('?serialnumber=OLD2'))[0]?.['assetid'])
    expect(await readings(old)).toMatchObject([{ percent: 50 }])
    expect(await list(`/supplyreadings?readon.lt=${addDays(today, -400)}&isactive=false`)).toEqual([])
    expect(await readings(id)).toHaveLength(1)
  })
})

describeShop('printers that are known again', {}, (shop) => {
  const { push, list, reads, supply } = printers(shop)
  const make = async (assetnumber: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/printers', { assetnumber, ...more }))['assetid'])

  test('one that somebody entered with its address alone learns its serial number from the first reading', async () => {
    const id = await make('PRN-1', { ipaddress: '10.9.0.1' })
    const item = { ipaddress: '10.9.0.1', serialnumber: 'LEARN1', macaddress: '3c2a.f400.0001', supplies: [toner(50)] }
    expect(await push(item)).toMatchObject({ updated: 1, items: [{ assetid: id }] })
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({
      serialnumber: 'LEARN1',
      macaddress: '3C:2A:F4:00:00:01',
    })
    expect(await push({ ...item, ipaddress: '10.9.0.99' })).toMatchObject({ items: [{ assetid: id }] })
  })

  test('one that is known only by an address must be the only one there', async () => {
    const id = await make('PRN-2', { ipaddress: '10.9.0.2' })
    expect(await push({ ipaddress: '10.9.0.2', supplies: [] })).toMatchObject({ items: [{ assetid: id }] })
    await make('PRN-3', { ipaddress: '10.9.0.2' })
    expect(await push([{ ipaddress: '10.9.0.2' }, { ipaddress: '10.9.9.9' }, { pagecount: 3 }])).toMatchObject({
      rejected: 3,
      items: [
        { errors: [{ message: expect.stringContaining('Several printers have') }] },
        { errors: [{ message: expect.stringContaining('No printer has') }] },
        { errors: [{ message: expect.stringContaining('must name its printer') }] },
      ],
    })
  })

  test('an address that wandered does not make two printers one', async () => {
    const first = await reads('WANDER1', [50])
    await shop.patch(`/api/printers/${first}`, { ipaddress: '10.9.0.4' })
    const { items } = await push({ serialnumber: 'WANDER2', ipaddress: '10.9.0.4', supplies: [toner(70)] })
    expect(items[0]).toMatchObject({ outcome: 'created' })
    expect(await supply(first)).toMatchObject({ percent: 50 })
  })

  test('a wrong supply rejects its item alone, and names its place', async () => {
    const items = [
      { serialnumber: 'RIGHT1', supplies: [toner(50)] },
      { serialnumber: 'WRONG1', supplies: [toner(50), { index: '1.2', level: 3 }] },
    ]
    expect(await push(items)).toMatchObject({
      created: 1,
      rejected: 1,
      items: [{}, { errors: [{ path: '/supplies/1/description' }] }],
    })
    expect(await list('?serialnumber=WRONG1')).toEqual([])
  })

  test('a Windows name used twice is a conflict and leaves no asset behind', async () => {
    await make('PRN-5', { windowsname: 'Cell 7 Laser' })
    const again = { assetnumber: 'PRN-6', windowsname: 'cell 7 laser ' }
    expect(await shop.refused('POST', '/api/printers', { body: again })).toMatchObject({ status: 409 })
    expect(await list('?assetnumber=PRN-6')).toEqual([])
  })
})

describeShop('printers as people see them', {}, (shop) => {
  const { push, pushed, supply, pieces, panels, list } = printers(shop)

  test('a page shows what is left, the most pressing first, and how that went', async () => {
    const id = await pushed('xerox')
    for (const daysago of [3, 2, 1]) {
      const waste = { ...toner(5 + daysago), index: '1.10', description: 'Waste Toner Container', class: 4, type: 4 }
      await push({ serialnumber: 'SHOWN1', readat: at(daysago), supplies: [waste] })
    }
    expect(await panels(id)).toMatchObject([
      {
        title: 'Levels',
        table: {
          rows: [
            {
              name: 'Waste Toner Container',
              level: expect.stringContaining('5\u00a0%'),
              lasts: 'unknown',
              tone: 'error',
            },
            {
              name: 'Black Toner',
              level: expect.stringContaining('20\u00a0%'),
              amount: '1,060\u00a0of\u00a05,300\u00a0impressions',
              tone: 'warning',
            },
            { level: expect.stringContaining('50\u00a0%') },
            { level: expect.stringContaining('66\u00a0%') },
            { level: expect.stringContaining('90\u00a0%') },
          ],
        },
      },
      { title: 'Printing', lines: [{ label: 'Share', detail: 'none yet' }, { label: 'Pages printed' }, {}] },
    ])
    const shown = (await list('?serialnumber=SHOWN1'))[0]
    expect((await panels(Number(shown?.['assetid'])))[1]).toMatchObject({
      kind: 'chart',
      chart: { series: [{ name: 'Waste Toner Container', points: [{ y: 8 }, { y: 7 }, { y: 6 }] }] },
    })
  })

  test('lists, the map and the home page tell what is low', async () => {
    const id = await pushed('hp-m880')
    expect(await pieces(`/api/printers/columns?id=${id}`)).toMatchObject([
      { label: 'Lowest supply', values: [{ id, value: '12\u00a0% Magenta Cartridg', tone: 'warning' }] },
    ])
    const plan = await shop.post('/api/floorplans', { name: 'Hall', width: 100, height: 100 })
    await shop.patch(`/api/printers/${id}`, { mapx: 5, mapy: 5, floorplanid: plan['floorplanid'] })
    const notes = `/api/map/notes?floorplanid=${String(plan['floorplanid'])}`
    expect(await pieces(notes)).toMatchObject([
      { assetid: id, tone: 'warning', badge: '12%', note: 'Magenta Cartridg 12\u00a0%' },
    ])
    const home = await shop.get<List>('/api/dashboard')
    const mine = home.data.filter(({ plugin }) => plugin === 'printers')
    expect(mine).toMatchObject([{ title: 'Supplies running low' }, { title: 'To be replaced soon' }])
    expect(JSON.stringify(mine)).toContain('PRN-903: Magenta Cartridg')
    expect(await list('/supplies?alert=low,critical')).toHaveLength(Number(mine[0]?.['value']))
  })

  test('everybody may fetch the script that adds a printer to a PC', async () => {
    const sharename = '\\\\print01\\Cell & 7%'
    const made = await shop.post('/api/printers', { assetnumber: 'PRN-8', sharename, isdefault: true })
    const path = `/api/printers/${String(made['assetid'])}/install`
    const viewer = await shop.as('viewer')
    const reply = await viewer.request('GET', path)
    expect(reply.headers['content-disposition']).toBe('attachment; filename="install-PRN-8.cmd"')
    expect(reply.body).toContain('PrintUIEntry /in /n "\\\\print01\\Cell & 7%%"\r\n')
    expect(await shop.stranger.refused('GET', path)).toMatchObject({ status: 401 })
    await shop.patch(`/api/printers/${String(made['assetid'])}`, { sharename: null })
    expect(await viewer.refused('GET', path)).toMatchObject({ status: 409 })
    expect(await viewer.refused('GET', '/api/printers/999999/install')).toMatchObject({ status: 404 })
    expect(await viewer.refused('GET', '/api/printers/first/install')).toMatchObject({ status: 404 })
  })

  test('levels are set by readings alone, and only those who may write name a printer', async () => {
    const id = await pushed('samsung')
    const path = `/api/printers/supplies/${String((await supply(id))['supplyid'])}`
    expect(await shop.refused('PATCH', path, { body: { level: 3 } })).toMatchObject({ status: 400 })
    expect(await shop.refused('POST', '/api/printers/supplyreadings', { body: {} })).toMatchObject({ status: 405 })
    expect(await shop.patch(path, { name: 'Toner, big' })).toMatchObject({ name: 'Toner, big', percent: 88 })
    await pushed('samsung')
    expect(await supply(id)).toMatchObject({ name: 'Toner, big' })
    const viewer = await shop.as('viewer')
    expect(await viewer.refused('PATCH', path, { body: { name: 'Mine' } })).toMatchObject({ status: 403 })
  })
})
