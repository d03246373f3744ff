import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ColumnsAnswer, MapNotesAnswer, PanelsAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-handed-'))
const source = `import { asset, choice, conflict, defineAction, defineAssetType, defineColumns, defineMarkers, definePage, definePanel, definePlugin,
  defineResource, integer, linesSection, listPage, listWidget, reference, rowPage, rowsSection, text, vendor } from '@shopdb/contract'
const truck = defineAssetType({
  name: 'Truck', table: 'trucks', corelabels: { assetnumber: 'Plate' },
  fields: {
    chargepercent: integer({ label: 'Charge', unit: '%' }),
    state: choice({ label: 'State', choices: ['ready', 'broken'], labels: { broken: 'out of order' }, default: 'ready' }),
    towedbyid: reference({ label: 'Towed by', to: 'trucks' }),
  },
})
const trip = defineResource({
  name: 'Trip', table: 'trips', belongsto: 'truckid',
  fields: { truckid: reference({ label: 'Truck', to: truck, required: true }), goal: text({ label: 'Goal' }) },
})
let calls = 0
export const plugin = definePlugin({
  assettypes: [truck],
  resources: [trip],
  settings: { low: integer({ label: 'Low', default: 20 }) },
  columns: [
    ...defineColumns(truck, {
      columns: { charge: { label: 'Charged', unit: '%' }, plate: 'Plate', call: 'Call' },
      cells: async (platform, rows) => {
        calls += 1
        const low = await platform.settings.get('low')
        return rows.map(({ assetnumber, chargepercent, towedbyname, isactive }) =>
          chargepercent === null ? undefined : {
            charge: { value: chargepercent, tone: chargepercent < low ? 'error' : 'neutral', link: assetnumber === 'FAR' ? 'https://elsewhere.example' : listPage(truck, { chargepercent }) },
            plate: [assetnumber, towedbyname, isactive ? 'here' : 'gone'].join(' '),
            call: assetnumber === 'ODD' ? 'x'.repeat(501) : calls,
          })
      },
    }),
    ...defineColumns(truck, { columns: { thief: 'Thief' }, cells: (_platform, rows) => rows.map((row) => void Object.assign(row, { assetnumber: 'STOLEN' })) }),
    ...defineColumns(vendor, { columns: { short: 'Short', few: 'Few' }, cells: (_platform, rows) => rows.slice(1).map(() => ({ short: 'x' })) }),
    ...defineColumns(vendor, { columns: { shy: 'Shy' }, cells: () => { throw conflict('No scale answers.') } }),
    { of: vendor, name: 'old', label: 'Old', values: async (_platform, ids) => ids.map((id) => ({ id, value: id })) },
  ],
  markers: [
    defineMarkers(truck, {
      where: { state: 'broken' },
      marks: (_platform, rows) => rows.map((row) => row.chargepercent !== null && { tone: 'error', badge: '!', note: row.assetnumber }),
    }),
    defineMarkers(asset, {
      where: async (platform) => ({ name: String(await platform.settings.get('low')) }),
      marks: async (_platform, rows) => rows.map(({ assettypename }) => ({ tone: 'info', note: assettypename ?? '' })),
    }),
  ],
  panels: [
    definePanel(truck, {
      isfirst: true,
      sections: (_platform, { assetnumber, chargepercent, towedbyid, towedbyname }) => [
        linesSection('Now', [
          chargepercent !== null && { label: 'Charge', detail: String(chargepercent) },
          towedbyid !== null && { label: 'Towed by', detail: towedbyname ?? '', link: rowPage(truck, towedbyid) },
        ]),
        assetnumber === 'T-1' && { kind: 'markdown', title: 'Text', text: '/rows/trucks/1' },
      ],
    }),
    definePanel(asset, {
      sections: async (platform, { assetid, assettypename }) => [
        rowsSection('Trips of a ' + assettypename, trip, ['truckid', 'goal'], await platform.list(trip, { truckid: assetid }, { perpage: 1 })),
      ],
    }),
  ],
  dashboard: async (platform) => [
    listWidget('Low', (await platform.listAll(truck)).map((one) => (one.chargepercent ?? 100) < 50 && { label: one.assetnumber, link: rowPage(truck, one.assetid) }), {
      link: listPage(truck, { 'chargepercent.lt': 50, state: ['ready', 'broken'] }, '-chargepercent'),
    }),
    listWidget('Nothing', [], { ishidden: true }),
    { kind: 'stat', title: 'All', value: 1, link: listPage(trip) },
    { kind: 'stat', title: 'Elsewhere', value: 1, link: '/rows/ghosts/1' },
  ],
  pages: [
    definePage({
      name: 'all', title: 'All', icon: 'truck', query: {},
      show: async (platform) => [
        rowsSection('Trucks', truck, ['assetnumber', 'state', { left: { label: 'Lasts', unit: 'h' } }, 'chargepercent', 'towedbyid', 'locationid'],
          (await platform.listAll(truck, {}, { sort: 'assetnumber' })).map((row) => ({ ...row, left: 2, tone: row.state === 'broken' ? 'error' : 'neutral' }))),
        rowsSection('Nowhere', truck, ['assetnumber'], [{ assetnumber: 'T-9', page: null }, { assetnumber: 'T-8', page: rowPage(vendor, 3) }]),
        false,
      ],
    }),
  ],
  actions: [
    defineAction({
      of: truck, name: 'tell', label: 'Tell', permission: 'trucks.read',
      run: async (_platform, { id = 0 }) => ({ message: 'Told.', link: rowPage(truck, id), panels: [undefined, linesSection('Where', [{ label: 'Here', link: rowPage(truck, id) }])] }),
    }),
  ],
  search: async () => [{ title: 'A trip', path: rowPage(trip, 4) }],
})`
await writePlugins(folder, [{ name: 'yard', source }])
const environment = { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }

describeShop('a hook that is handed rows', environment, (shop) => {
  const made = async (assetnumber: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/yard/trucks', { assetnumber, ...more }))['assetid'])
  const columns = (ids: readonly number[]) => shop.get<ColumnsAnswer>(`/api/yard/trucks/columns?id=${ids.join(',')}`)
  const mine = <T extends { readonly plugin: string }>(data: readonly T[]) =>
    data.filter(({ plugin }) => plugin === 'yard')

  test('tells several columns of one list by one call, of removed rows too', async () => {
    const one = await made('T-1', { chargepercent: 10 })
    const gone = await made('T-2', { chargepercent: 90, towedbyid: one })
    const silent = await made('T-3')
    await shop.delete(`/api/yard/trucks/${gone}`)
    const { data, failed } = await columns([silent, gone, one])
    expect(failed).toEqual([])
    expect(data).toMatchObject([
      {
        name: 'charge',
        label: 'Charged',
        unit: '%',
        values: [{ id: one, value: 10, tone: 'error', link: '/yard/trucks?chargepercent=10' }, { value: 90 }],
      },
      { name: 'plate', label: 'Plate', values: [{ value: 'T-1  here' }, { id: gone, value: 'T-2 T-1 gone' }] },
      { name: 'call' },
      { name: 'thief', values: [] },
    ])
    const [calls] = (data[2]?.values ?? []).map(({ value }) => Number(value))
    expect(data[2]?.values).toEqual([
      { id: one, value: calls },
      { id: gone, value: calls },
    ])
    expect((await columns([one])).data[2]?.values).toEqual([{ id: one, value: Number(calls) + 1 }])
  })

  test('loses no column but the one that says what cannot be shown', async () => {
    const odd = await made('ODD', { chargepercent: 50 })
    const { data, failed } = await columns([odd])
    expect(data.map(({ name }) => name)).toEqual(['charge', 'plate', 'thief'])
    expect(failed).toMatchObject([{ name: 'call', reason: expect.stringContaining('at most 500 characters') }])
  })

  test('leads to pages of the site alone: a column that leads elsewhere fails by itself', async () => {
    const far = await made('FAR', { chargepercent: 50 })
    const { data, failed } = await columns([far])
    expect(data.map(({ name }) => name)).toEqual(['plate', 'call', 'thief'])
    expect(failed).toMatchObject([{ name: 'charge', reason: expect.stringContaining('a page of this site') }])
  })

  test('must give an entry for each row; other columns of the list stay', async () => {
    const { vendorid } = await shop.post('/api/vendors', { name: 'Linde' })
    const { data, failed } = await shop.get<ColumnsAnswer>(`/api/vendors/columns?id=${String(vendorid)}`)
    expect(data).toMatchObject([{ name: 'old', values: [{ id: vendorid }] }])
    expect(failed).toMatchObject([{ name: 'short' }, { name: 'few' }, { name: 'shy', reason: 'No scale answers.' }])
    const { data: plugins } = await shop.get<{ data: { name: string; hooks: object[] }[] }>('/api/plugins')
    const lasterror = expect.stringContaining('an entry for each of the 1 rows')
    expect(plugins.find(({ name }) => name === 'yard')?.hooks).toContainEqual(
      expect.objectContaining({ hook: 'columns.vendors.few', lasterror }),
    )
  })

  test('marks those of the rows on a plan that it is about', async () => {
    const { floorplanid } = await shop.post('/api/floorplans', { name: 'Plan', width: 100, height: 100 })
    const spot = { mapx: 5, mapy: 5, floorplanid }
    const broken = await made('T-4', { ...spot, state: 'broken', chargepercent: 1 })
    await made('T-5', { ...spot, state: 'broken' })
    const named = await made('T-6', { ...spot, name: '20', chargepercent: 1 })
    const { data, failed } = await shop.get<MapNotesAnswer>(`/api/map/notes?floorplanid=${String(floorplanid)}`)
    expect(failed).toEqual([])
    expect(mine(data)).toEqual([
      { plugin: 'yard', assetid: broken, tone: 'error', badge: '!', note: 'T-4' },
      { plugin: 'yard', assetid: named, tone: 'info', note: 'Truck' },
    ])
  })

  test('shows what it has to say of an asset, and leaves out what is not there', async () => {
    const tow = await made('T-7')
    const one = await made('T-8', { towedbyid: tow })
    for (const goal of ['Gate', 'Dock']) await shop.post('/api/yard/trips', { truckid: one, goal })
    const { data, failed } = await shop.get<PanelsAnswer>(`/api/assets/${one}/panels`)
    expect(mine(failed)).toEqual([])
    expect(mine(data)).toMatchObject([
      { title: 'Now', isfirst: true, lines: [{ label: 'Towed by', detail: 'T-7', link: `/yard/trucks/${tow}` }] },
      {
        title: 'Trips of a Truck, the first 1 of 2',
        isfirst: false,
        table: {
          columns: [{ label: 'Truck' }, { label: 'Goal' }],
          rows: [{ truckid: 'T-8', goal: expect.any(String) }],
        },
      },
    ])
    const { data: ofnone } = await shop.get<PanelsAnswer>(`/api/assets/${tow}/panels`)
    expect(mine(ofnone).map(({ title }) => title)).toEqual(['Trips of a Truck'])
  })

  test('tells rows with the words of their fields, each leading to its page', async () => {
    const tow = await made('A-1')
    const one = await made('A-2', { state: 'broken', chargepercent: 7, towedbyid: tow })
    const { data } = await shop.get<{ data: { table: { columns: object[]; rows: { assetnumber: string }[] } }[] }>(
      '/api/pages/yard/all',
    )
    expect(data).toHaveLength(2)
    expect(data[0]?.table.columns).toEqual([
      { name: 'assetnumber', label: 'Plate' },
      { name: 'state', label: 'State' },
      { name: 'left', label: 'Lasts', unit: 'h' },
      { name: 'chargepercent', label: 'Charge', unit: '%' },
      { name: 'towedbyid', label: 'Towed by' },
      { name: 'locationid', label: 'Location' },
    ])
    const told = { state: 'Out of order', left: 2, chargepercent: 7, towedbyid: 'A-1', locationid: null, tone: 'error' }
    expect(data[0]?.table.rows.find(({ assetnumber }) => assetnumber === 'A-2')).toEqual({
      ...told,
      assetnumber: 'A-2',
      page: `/yard/trucks/${one}`,
    })
    expect(data[1]?.table.rows).toEqual([{ assetnumber: 'T-9' }, { assetnumber: 'T-8', page: '/vendors/3' }])
  })

  test('leads to rows and lists without knowing where their pages stand', async () => {
    const { data } = await shop.get<{ data: { plugin: string }[] }>('/api/dashboard')
    const low = expect.arrayContaining([{ label: 'A-2', link: expect.stringMatching(/^\/yard\/trucks\/\d+$/u) }])
    const link = '/yard/trucks?chargepercent.lt=50&state=ready,broken&sort=-chargepercent'
    expect(mine(data)).toMatchObject([
      { kind: 'list', title: 'Low', link, lines: low },
      { title: 'All', link: '/yard/trips' },
      { title: 'Elsewhere', link: '/rows/ghosts/1' },
    ])
    const { data: found } = await shop.get<{ data: { plugin: string }[] }>('/api/search/plugins?q=trip')
    expect(mine(found)).toMatchObject([{ path: '/yard/trips/4' }])
    const id = await made('B-1')
    expect(await shop.post(`/api/yard/trucks/${id}/actions/tell`, {})).toMatchObject({
      link: `/yard/trucks/${id}`,
      panels: [{ title: 'Where', lines: [{ label: 'Here', link: `/yard/trucks/${id}` }] }],
    })
  })

  test('leaves texts as they are, whatever they look like', async () => {
    const { data: rows } = await shop.get<{ data: { assetid: number }[] }>('/api/yard/trucks?assetnumber=T-1')
    const { data } = await shop.get<PanelsAnswer>(`/api/assets/${rows[0]?.assetid}/panels`)
    expect(mine(data)).toContainEqual(expect.objectContaining({ kind: 'markdown', text: '/rows/trucks/1' }))
  })
})
