import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop, type TestShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-connects-'))
await writePlugins(folder, [
  {
    name: 'air',
    source: `import { choice, defineAssetType, definePath, definePlugin, defineResource, integer, reference, text } from '@shopdb/contract'
const station = defineAssetType({ name: 'Station', table: 'stations', fields: { kind: choice({ choices: ['tank', 'valves'], default: 'tank' }) } })
const outlet = defineResource({
  name: 'Outlet', table: 'outlets', label: 'Outlet', belongsto: 'stationid',
  connects: { to: 'feedsid', farend: 'partnerid', by: 'air hose' },
  fields: {
    name: text({ required: true, max: 90 }),
    stationid: reference({ label: 'Station', to: 'assets', required: true }),
    bank: integer({}),
    gas: choice({ choices: ['air', 'nitrogen', 'none'] }),
    feedsid: reference({ label: 'Feeds', to: 'assets' }),
    partnerid: reference({ label: 'Partner', to: 'outlets' }),
  },
})
export const plugin = definePlugin({
  assettypes: [station],
  resources: [outlet],
  paths: [definePath(outlet, {
    name: 'way', title: 'Way of the air', icon: 'wind', without: { gas: ['nitrogen', 'none'] },
    lines: { of: station, where: { kind: 'valves' }, by: 'bank' },
  })],
})`,
  },
  {
    name: 'sensors',
    source: `import { definePlugin, defineResource, reference, text } from '@shopdb/contract'
const pin = defineResource({
  name: 'Pin', table: 'pins', belongsto: 'machineid', connects: { to: 'goesto', by: 'wire' },
  fields: { name: text({ required: true, max: 60 }), machineid: reference({ label: 'Machine', to: 'assets', required: true }), goesto: reference({ to: 'assets' }) },
})
export const plugin = definePlugin({ resources: [pin] })`,
  },
])

type Row = Readonly<Record<string, unknown>>
interface List<T = Row> {
  readonly data: readonly T[]
}

const environment = { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }
const outlets = '/api/air/outlets'
const pins = '/api/sensors/pins'

const keyOf = async (made: Promise<Row>, key: string): Promise<number> => Number((await made)[key])
const station = (shop: TestShop, assetnumber: string, more: Row = {}): Promise<number> =>
  keyOf(shop.post('/api/air/stations', { assetnumber, ...more }), 'assetid')
const outlet = (shop: TestShop, stationid: number, name: string, more: Row = {}): Promise<number> =>
  keyOf(shop.post(outlets, { stationid, name, ...more }), 'outletid')

/** The relations of an asset: the number of the other, and how each is called. */
async function ties(shop: TestShop, assetid: number): Promise<readonly unknown[]> {
  const { data } = await shop.get<List<{ other: Row; label: unknown }>>(`/api/assets/${assetid}/relationships`)
  return data.map(({ other, label }) => [other['assetnumber'], label])
}

async function tieOf(shop: TestShop, assetid: number): Promise<string> {
  const { data } = await shop.get<List>(`/api/assets/${assetid}/relationships`)
  return `/api/assetrelationships/${String(data[0]?.['relationshipid'])}`
}

async function undoLast(shop: TestShop): Promise<void> {
  const { data } = await shop.get<List>('/api/changesets?perpage=1')
  await shop.post(`/api/changesets/${String(data[0]?.['changesetid'])}/undo`)
}

describeShop('rows that connect assets', environment, (shop) => {
  test('make the relation, say the same at both ends, and free them with it', async () => {
    const [tank, press] = [await station(shop, 'TANK-1'), await station(shop, 'PRESS-1')]
    const [one, other] = [await outlet(shop, tank, '1'), await outlet(shop, press, 'In')]
    await shop.patch(`${outlets}/${one}`, { partnerid: other })
    expect(await shop.get(`${outlets}/${other}`)).toMatchObject({ feedsid: tank, partnerid: one })
    expect(await ties(shop, press)).toEqual([['TANK-1', 'In - outlet 1']])
    await shop.delete(await tieOf(shop, press))
    for (const id of [one, other])
      expect(await shop.get(`${outlets}/${id}`)).toMatchObject({ feedsid: null, partnerid: null })
    await undoLast(shop)
    for (const id of [one, other])
      expect((await shop.get(`${outlets}/${id}`))['partnerid']).toBe(id === one ? other : one)
    expect(await ties(shop, tank)).toEqual([['PRESS-1', 'In - outlet 1']])
    await shop.delete(`${outlets}/${other}`)
    expect(await ties(shop, tank)).toEqual([])
    expect(await shop.get(`${outlets}/${one}`)).toMatchObject({ feedsid: null, partnerid: null })
  })

  test('are refused in the words of their declaration where the other end is not free', async () => {
    const [tank, press, saw] = await Promise.all(['TANK-2', 'PRESS-2', 'SAW-2'].map((name) => station(shop, name)))
    const [one, twin] = [await outlet(shop, Number(tank), '1'), await outlet(shop, Number(tank), '2')]
    const [busy, gone] = [await outlet(shop, Number(press), 'In'), await outlet(shop, Number(press), 'Old')]
    await shop.patch(`${outlets}/${busy}`, { feedsid: saw })
    await shop.delete(`${outlets}/${gone}`)
    const refusal = async (body: Row) => await shop.refused('PATCH', `${outlets}/${one}`, { body })
    expect(await refusal({ feedsid: tank })).toMatchObject({
      detail: 'An air hose leads to another station.',
      errors: [{ path: '/feedsid', message: 'must be another asset than the station of the outlet' }],
    })
    expect(await refusal({ partnerid: busy })).toMatchObject({
      status: 409,
      detail: 'Outlet In has an air hose to something else.',
      errors: [{ path: '/partnerid', message: 'must be a free outlet; In has an air hose to something else' }],
    })
    expect(await refusal({ partnerid: twin })).toMatchObject({ detail: 'Outlet 2 is of the same station.' })
    const called = await outlet(shop, Number(tank), 'Outlet 7')
    expect(await refusal({ partnerid: called })).toMatchObject({ detail: 'Outlet 7 is of the same station.' })
    expect(await refusal({ partnerid: gone })).toMatchObject({ detail: 'Outlet Old was removed.' })
    const next = await outlet(shop, Number(saw), 'Next', { partnerid: twin })
    expect(await refusal({ feedsid: null, partnerid: next })).toMatchObject({
      detail: 'Outlet Next has an air hose to another outlet.',
    })
  })

  test('of two plugins make one relation between two assets, which tells of both and lasts as long as one of them', async () => {
    const [tank, press, saw] = [
      await station(shop, 'TANK-3'),
      await station(shop, 'PRESS-3'),
      await station(shop, 'SAW-3'),
    ]
    const hose = await outlet(shop, tank, '4', { feedsid: press })
    const { pinid } = await shop.post(pins, { machineid: press, name: 'Pressure', goesto: tank })
    expect(await ties(shop, tank)).toEqual([['PRESS-3', 'Pressure, outlet 4']])
    await shop.patch(`${outlets}/${hose}`, { feedsid: null })
    expect(await ties(shop, tank)).toEqual([['PRESS-3', 'Pressure']])
    expect(await shop.get(`${pins}/${String(pinid)}`)).toMatchObject({ goesto: tank })
    await shop.patch(`${outlets}/${hose}`, { feedsid: press })
    expect(await ties(shop, tank)).toEqual([['PRESS-3', 'Pressure, outlet 4']])
    const { relationshipid, sourceassetid } = (await shop.get<List>(`/api/assets/${tank}/relationships`)).data[0] ?? {}
    const end = sourceassetid === press ? 'sourceassetid' : 'targetassetid'
    await shop.patch(`/api/assetrelationships/${String(relationshipid)}`, { [end]: saw })
    expect(await shop.get(`${outlets}/${hose}`)).toMatchObject({ feedsid: saw })
    // A pin of the press cannot go along to the saw.
    expect(await shop.get(`${pins}/${String(pinid)}`)).toMatchObject({ goesto: null })
    expect(await ties(shop, press)).toEqual([])
  })

  test('leave a relation alone that somebody has worded themselves', async () => {
    const [tank, press] = [await station(shop, 'TANK-4'), await station(shop, 'PRESS-4')]
    const hose = await outlet(shop, tank, '1', { feedsid: press })
    await shop.patch(await tieOf(shop, tank), { label: 'Red hose' })
    await shop.patch(`${outlets}/${hose}`, { name: '2' })
    await shop.patch(`${outlets}/${hose}`, { feedsid: null })
    expect(await ties(shop, tank)).toEqual([['PRESS-4', 'Red hose']])
  })
})

describeShop('a declared path', environment, (shop) => {
  const way = async (from: number, to: number) => {
    const path = `/api/pages/air/way?fromassetid=${from}&toassetid=${to}`
    const { data } = await shop.get<List<{ title: string; text?: string; table?: { rows: readonly Row[] } }>>(path)
    return data[0]
  }
  const numbers = async (from: number, to: number): Promise<readonly unknown[] | undefined> =>
    (await way(from, to))?.table?.rows.map(({ into, assetnumber, out }) => [into, assetnumber, out])

  test('goes from row to row, along the lines of what has lines', async () => {
    const [tank, press, saw] = [
      await station(shop, 'TANK-5'),
      await station(shop, 'PRESS-5'),
      await station(shop, 'SAW-5'),
    ]
    const valves = await station(shop, 'VALVES-5', { kind: 'valves' })
    const row = (name: string, bank: number, feedsid: number) => outlet(shop, valves, name, { bank, feedsid })
    await outlet(shop, tank, '1', { partnerid: await outlet(shop, valves, 'In 1', { bank: 1 }) })
    await row('Out 1', 1, press)
    await row('Out 2', 2, saw)
    expect(await numbers(tank, press)).toEqual([
      [null, 'TANK-5', 'outlet 1'],
      ['In 1', 'VALVES-5', 'Out 1'],
      [null, 'PRESS-5', null],
    ])
    expect((await way(tank, press))?.title).toBe('2 air hoses')
    // A tank has banks too, but joins them.
    const buffer = await station(shop, 'BUFFER-5')
    await outlet(shop, buffer, 'In', { bank: 1, feedsid: press })
    await outlet(shop, buffer, 'Out', { bank: 2, feedsid: await station(shop, 'DRILL-5') })
    const [drill] = (await shop.get<List>('/api/air/stations?assetnumber=DRILL-5')).data
    expect((await way(tank, Number(drill?.['assetid'])))?.title).toBe('4 air hoses')
    expect((await way(tank, saw))?.text).toBe('No path of air hoses leads from the one to the other.')
    expect((await way(tank, valves))?.title).toBe('One air hose')
  })

  test('goes neither over rows that it does without nor over what other rows tell of, but over plain relations', async () => {
    const [tank, press, saw] = [
      await station(shop, 'TANK-6'),
      await station(shop, 'PRESS-6'),
      await station(shop, 'SAW-6'),
    ]
    const nitrogen = await outlet(shop, tank, '1', { feedsid: press, gas: 'nitrogen' })
    await shop.post(pins, { machineid: press, name: 'Pressure', goesto: saw })
    const types = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    const lathe = await station(shop, 'LATHE-6')
    await shop.post('/api/assetrelationships', { sourceassetid: saw, targetassetid: lathe, relationshiptypeid })
    expect((await way(tank, press))?.text).toContain('No path')
    expect((await way(press, saw))?.text).toContain('No path')
    expect(await numbers(saw, lathe)).toEqual([
      [null, 'SAW-6', null],
      [null, 'LATHE-6', null],
    ])
    await shop.patch(`${outlets}/${nitrogen}`, { gas: null })
    expect((await way(tank, press))?.title).toBe('One air hose')
  })

  test('asks for both assets, and says where they are one, or gone', async () => {
    const tank = await station(shop, 'TANK-7')
    const { data } = await shop.get<List>('/api/pages/air/way')
    expect(data).toMatchObject([{ title: 'Way of the air', text: 'Choose two assets to see how they are connected.' }])
    expect((await way(tank, tank))?.text).toContain('same asset')
    expect((await way(tank, 99_999))?.text).toContain('There is no such asset')
    const { data: plugins } = await shop.get<List>('/api/plugins')
    expect(plugins.find(({ name }) => name === 'air')).toMatchObject({ adds: { paths: ['way'], pages: ['way'] } })
  })
})
