import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop, type TestShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-parts-'))
await writePlugins(folder, [
  {
    name: 'air',
    source: `import { addMissing, choice, copyAction, defineAssetType, defineFreeEnds, definePlugin, defineResource, integer, reference, seriesAction, text, uniqueWithin } from '@shopdb/contract'
const station = defineAssetType({ name: 'Station', table: 'stations', fields: { kind: choice({ choices: ['tank', 'valves'], default: 'tank' }) } })
const outlet = defineResource({
  name: 'Outlet', table: 'outlets', belongsto: 'stationid', unique: [['stationid', 'name']], connects: { to: 'feedsid', by: 'air hose' },
  fields: {
    name: text({ required: true, max: 90 }),
    stationid: reference({ label: 'Station', to: station, required: true }),
    bank: integer({}),
    gas: choice({ choices: ['air', 'nitrogen', 'none'] }),
    feedsid: reference({ label: 'Feeds', to: 'assets' }),
  },
})
const modeloutlet = defineResource({
  name: 'ModelOutlet', table: 'modeloutlets', unique: [['modelid', 'name']],
  fields: { modelid: reference({ to: 'models', required: true }), name: text({ required: true, max: 90 }), bank: integer({}), thread: text({}) },
})
const shared = { of: station, called: 'outlets' }
const channel = defineResource({
  name: 'Channel', table: 'channels', display: 'called',
  fields: { called: text({ required: true }), number: integer({ required: true }), hallid: reference({ label: 'Hall', to: 'locations' }) },
})
const free = defineFreeEnds(outlet, station, {
  called: 'outlets', where: { 'gas.ne': 'none' }, column: { name: 'left', label: 'Left' }, several: 2,
  gathers: { where: { kind: 'valves' }, from: { kind: 'tank' } }, marked: { 'assetnumber.startswith': 'FREE' },
})
export const plugin = definePlugin({
  assettypes: [station],
  resources: [outlet, modeloutlet, channel],
  actions: [
    copyAction(outlet, { ...shared, from: modeloutlet, by: 'modelid', name: 'ofmodel', label: 'Outlets of its model' }),
    seriesAction(outlet, { ...shared, number: 'bank', fields: ['gas'], name: 'addoutlets', label: 'Add outlets', help: 'Numbered ones.' }),
  ],
  columns: free.columns,
  markers: free.markers,
  rules: [uniqueWithin(channel, { member: 'number', within: 'hallid' })],
  routes: [{
    method: 'POST', path: '/filed/:stationid', permission: 'outlets.write', summary: 'Add those of a file', body: { names: text({ required: true }) },
    handle: ({ platform, params, body }) => platform.change('Filed', async (work) => ({
      added: await addMissing(work, outlet, body.names.split(',').map((name) => ({ stationid: Number(params.stationid), name }))),
    })),
  }, {
    method: 'GET', path: '/counted/:member', permission: 'outlets.read', summary: 'Count outlets',
    handle: async ({ platform, params, query }) => [...(await platform.countBy(outlet, params.member, query, { none: { 'gas.isnull': true } }))],
  }],
})`,
  },
])

type Row = Readonly<Record<string, unknown>>
interface List<T = Row> {
  readonly data: readonly T[]
}

const environment = { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }
const outlets = '/api/air/outlets'

const station = async (shop: TestShop, assetnumber: string, more: Row = {}): Promise<number> =>
  Number((await shop.post('/api/air/stations', { assetnumber, ...more }))['assetid'])
const outlet = async (shop: TestShop, stationid: number, name: string, more: Row = {}): Promise<number> =>
  Number((await shop.post(outlets, { stationid, name, ...more }))['outletid'])

describeShop('free ends', environment, (shop) => {
  test('are a column of lists, and are told on the map; what gathers has those of the others in its place', async () => {
    const { locationid } = await shop.post('/api/locations', { name: 'Hall 8' })
    const { floorplanid } = await shop.post('/api/floorplans', { name: 'Plan', width: 100, height: 100 })
    const here = { locationid, mapx: 5, mapy: 5, floorplanid }
    const press = await station(shop, 'PRESS-8')
    const [valves, tank] = [
      await station(shop, 'FREE-1', { ...here, kind: 'valves' }),
      await station(shop, 'FREE-2', here),
    ]
    const [full, bare] = [await station(shop, 'FREE-3', here), await station(shop, 'FREE-4', here)]
    const small = await station(shop, 'SMALL-5')
    await outlet(shop, small, '1', { feedsid: press })
    await outlet(shop, valves, 'own')
    for (const [name, more] of [
      ['1', { feedsid: press }],
      ['2', {}],
      ['3', { gas: 'air' }],
      ['blind', { gas: 'none' }],
    ] as const)
      await outlet(shop, tank, name, more)
    for (const name of ['1', '2']) await outlet(shop, full, name, { feedsid: press })
    await shop.delete(`${outlets}/${await outlet(shop, full, 'gone')}`)
    const cells = await shop.get(`/api/air/stations/columns?id=${[valves, tank, full, bare, small].join(',')}`)
    expect(cells).toMatchObject({
      data: [
        {
          name: 'left',
          values: [
            { id: valves, value: '3 of 6', tone: 'neutral' },
            { id: tank, value: '2 of 3', tone: 'neutral' },
            { id: full, value: '0 of 2', tone: 'warning' },
            { id: small, value: '0 of 1', tone: 'neutral' },
          ],
        },
      ],
      failed: [],
    })
    const { data } = await shop.get<List>(`/api/map/notes?floorplanid=${String(floorplanid)}`)
    expect(data.map(({ assetid, badge, note, tone }) => [assetid, badge, note, tone])).toEqual([
      [valves, '3', '3 of 6 outlets free', 'info'],
      [tank, undefined, '2 of 3 outlets free', 'info'],
      [full, '0', '0 of 2 outlets free', 'warning'],
    ])
  })

  test('are counted by any member that has an order, and by nothing that is kept secret or long', async () => {
    const [one, other] = [await station(shop, 'COUNT-1'), await station(shop, 'COUNT-2')]
    for (const [at, gas] of ['air', 'air', 'nitrogen', null].entries()) await outlet(shop, one, `x${at}`, { gas })
    await outlet(shop, other, 'y', { gas: 'air', bank: 3 })
    const counted = (path: string) => shop.get<readonly unknown[]>(`/api/air/counted/${path}`)
    expect(await counted(`stationid?stationid=${one}&stationid=${other}&stationid=99999`)).toEqual([
      [one, { all: 4, none: 1 }],
      [other, { all: 1, none: 0 }],
    ])
    expect(new Map((await counted(`gas?stationid=${one}`)) as readonly [string, Row][])).toEqual(
      new Map([
        ['air', { all: 2, none: 0 }],
        ['nitrogen', { all: 1, none: 0 }],
      ]),
    )
    expect(await counted(`isactive?stationid=${other}`)).toEqual([[true, { all: 1, none: 0 }]])
    expect(await shop.refused('GET', '/api/air/counted/color')).toMatchObject({
      status: 400,
      detail: 'Outlets cannot be counted by color.',
    })
  })
})

describeShop('what is unique within a place', environment, (shop) => {
  test('is free elsewhere, and taken everywhere by what has no place', async () => {
    const [east, west] = await Promise.all(['East', 'West'].map((name) => shop.post('/api/locations', { name })))
    const path = '/api/air/channels'
    const first = { called: 'Cranes', number: 3, hallid: east?.['locationid'] }
    const { channelid } = await shop.post(path, first)
    await shop.post(path, { ...first, hallid: west?.['locationid'] })
    await shop.patch(`${path}/${String(channelid)}`, { called: 'Hoists' })
    expect(await shop.refused('POST', path, { body: { ...first, called: 'Guards' } })).toMatchObject({
      status: 409,
      detail: 'Channel 3 is taken by Hoists.',
      errors: [{ path: '/number', message: 'must be another one: 3 is Hoists there' }],
    })
    await shop.refused('POST', path, { body: { called: 'All', number: 3 } })
    await shop.post(path, { called: 'Site', number: 4 })
    expect(await shop.refused('POST', path, { body: { ...first, number: 4 } })).toMatchObject({
      errors: [{ message: 'must be another one: 4 is Site at every hall' }],
    })
    await shop.delete(`${path}/${String(channelid)}`)
    await shop.post(path, { ...first, called: 'Guards' })
  })
})

describeShop('rows of an asset', environment, (shop) => {
  const press = (id: number, action: string, body: Row = {}) =>
    shop.post(`/api/air/stations/${id}/actions/${action}`, body)
  const named = async (id: number): Promise<readonly unknown[]> =>
    (await shop.get<List>(`${outlets}?stationid=${id}&sort=outletid`)).data.map(({ name, bank, gas }) => [
      name,
      bank,
      gas,
    ])

  test('are those of its model, which it does not have yet; the button is there where its model has some', async () => {
    const { modelid } = await shop.post('/api/models', { name: 'Four outlets' })
    for (const [bank, name] of ['A', 'B', 'C', 'D'].entries())
      await shop.post('/api/air/modeloutlets', { modelid, name, bank, thread: 'G1/4' })
    const [own, bare] = [await station(shop, 'MODEL-1', { modelid }), await station(shop, 'MODEL-2')]
    await outlet(shop, own, 'b', { bank: 9 })
    await shop.delete(`${outlets}/${await outlet(shop, own, 'C')}`)
    const offered = async (id: number) =>
      (await shop.get<List>(`/api/air/stations/${id}/actions`)).data.map(({ name }) => name)
    expect([await offered(own), await offered(bare)]).toEqual([['ofmodel', 'addoutlets'], ['addoutlets']])
    expect(await press(own, 'ofmodel')).toMatchObject({
      message: '2 outlets were added to MODEL-1.',
      tone: 'success',
    })
    expect(await named(own)).toEqual([
      ['b', 9, null],
      ['A', 0, null],
      ['D', 3, null],
    ])
    expect(await press(own, 'ofmodel')).toMatchObject({
      message: '0 outlets were added to MODEL-1.',
      tone: 'neutral',
    })
    const { data } = await shop.get<List>('/api/changesets?perpage=5')
    expect(data.map(({ reason }) => reason)).toContain('Outlets of MODEL-1')
    const viewer = await shop.as('viewer')
    expect(await viewer.refused('POST', `/api/air/stations/${own}/actions/ofmodel`)).toMatchObject({ status: 403 })
  })

  test('differ by a number, and have what the form says', async () => {
    const id = await station(shop, 'SERIES-1')
    await outlet(shop, id, 'V10')
    const asked = await shop.get<List<{ name: string; fields: readonly Row[] }>>(`/api/air/stations/${id}/actions`)
    const form = asked.data.find(({ name }) => name === 'addoutlets')
    expect(form?.fields.map(({ name }) => name)).toEqual(['prefix', 'first', 'count', 'gas'])
    await press(id, 'addoutlets', { prefix: 'V', first: 9, count: 3, gas: 'air' })
    expect(await named(id)).toEqual([
      ['V10', null, null],
      ['V9', 9, 'air'],
      ['V11', 11, 'air'],
    ])
    await press(id, 'addoutlets', { count: 1 })
    expect((await named(id)).at(-1)).toEqual(['1', 1, null])
    for (const count of [0, 201])
      expect(
        await shop.refused('POST', `/api/air/stations/${id}/actions/addoutlets`, { body: { count } }),
      ).toMatchObject({ status: 400, errors: [{ path: '/count' }] })
  })

  test('of a file are added once, as often as the file names them', async () => {
    const id = await station(shop, 'FILED-1')
    expect(await shop.post(`/api/air/filed/${id}`, { names: 'x,y,X' })).toEqual({ added: 2 })
    expect(await shop.post(`/api/air/filed/${id}`, { names: 'y,z' })).toEqual({ added: 1 })
    expect((await named(id)).map((row) => (Array.isArray(row) ? row[0] : row))).toEqual(['x', 'y', 'z'])
  })
})
