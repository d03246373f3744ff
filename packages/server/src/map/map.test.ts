import type { MapAnswer, MapPlansAnswer, UnplacedAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { createChanges } from '../changes/changes.ts'
import { updateRow } from '../resources/write.ts'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>

describeShop('the map', {}, (shop) => {
  const make = async (path: string, body: object): Promise<number> => {
    const row = await shop.post(`/api/${path}`, body)
    return Number(row[path === 'equipment' ? 'assetid' : `${path.slice(0, -1)}id`])
  }
  const plan = (name: string = crypto.randomUUID()) => make('floorplans', { name, width: 1000, height: 500 })
  const map = (floorplanid: number) => shop.get<MapAnswer>(`/api/map?floorplanid=${floorplanid}`)
  const drawn = async (floorplanid: number): Promise<readonly string[]> => {
    const { assets } = await map(floorplanid)
    return assets.assetid.map(
      (_, n) => `${assets.assetnumber[n]} ${assets.mapx[n]},${assets.mapy[n]} ${assets.positionsource[n]}`,
    )
  }
  const number = (): string => crypto.randomUUID().slice(0, 8)

  test('there is none before there is a floor plan, and the answer says what to do', async () => {
    const problem = await shop.refused('GET', '/api/map')
    expect(problem).toMatchObject({ status: 404, detail: 'There is no floor plan yet; add one with its picture.' })
  })

  test('shows what stands on a plan by itself, with another and by its place, at once after each change', async () => {
    const floorplanid = await plan()
    const cell = await make('locations', { name: 'Cell 7', floorplanid, mapx: 50, mapy: 60 })
    const [a, b, c] = [`A${number()}`, `B${number()}`, `C${number()}`]
    await make('equipment', { assetnumber: a, floorplanid, mapx: 10, mapy: 20 })
    const half = await make('equipment', { assetnumber: b })
    const inside = await make('equipment', { assetnumber: c, locationid: cell })
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${c} 50,60 2`])
    const types = await shop.get<{ data: Row[] }>('/api/relationshiptypes?name=partof')
    const tie = { sourceassetid: half, targetassetid: inside, inheritsposition: true }
    const { relationshipid } = await shop.post('/api/assetrelationships', {
      ...tie,
      relationshiptypeid: types.data[0]?.['relationshiptypeid'],
    })
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${b} 50,60 1`, `${c} 50,60 2`])
    await shop.patch(`/api/locations/${cell}`, { mapx: 55 })
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${b} 55,60 1`, `${c} 55,60 2`])
    await shop.delete(`/api/assets/${inside}`)
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`])
    await shop.post(`/api/assets/${inside}/restore`)
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${b} 55,60 1`, `${c} 55,60 2`])
    await shop.delete(`/api/assetrelationships/${String(relationshipid)}?purge=true`)
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${c} 55,60 2`])
    await shop.delete(`/api/assets/${half}?purge=true`)
    expect(await drawn(floorplanid)).toEqual([`${a} 10,20 0`, `${c} 55,60 2`])
  })

  test('tells what markers are colored by, the places of the plan, and its picture', async () => {
    const floorplanid = await plan('Hall 3')
    const cell = await make('locations', { name: 'Cell 9', floorplanid, mapx: 5, mapy: 6 })
    await make('equipment', { assetnumber: number(), locationid: cell, assetstatusid: 1 })
    expect(await map(floorplanid)).toMatchObject({
      floorplan: { floorplanid, name: 'Hall 3', width: 1000, height: 500, pictureurl: null },
      locations: { locationid: [cell], name: ['Cell 9'], parentlocationid: [null], mapx: [5], mapy: [6] },
      assettypes: [{ name: 'Equipment', assets: 1 }],
      assetstatuses: [{ id: 1, name: 'Active', assets: 1 }],
      businessunits: [],
    })
    const { data } = await shop.get<MapPlansAnswer>('/api/map/plans')
    expect(data.find((one) => one.floorplanid === floorplanid)).toMatchObject({
      name: 'Hall 3',
      assets: 1,
      locations: 1,
    })
  })

  test('is packed as the client takes it, and not sent to somebody who has it', async () => {
    const floorplanid = await plan()
    const assetid = await make('equipment', { assetnumber: number(), floorplanid, mapx: 1, mapy: 1 })
    const ask = (headers: Record<string, string> = {}) =>
      shop.request('GET', `/api/map?floorplanid=${floorplanid}`, { headers })
    const first = await ask({ 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(first.headers).toMatchObject({ 'content-encoding': 'zstd', vary: 'accept-encoding' })
    expect((await ask({ 'accept-encoding': 'gzip' })).headers).toMatchObject({ 'content-encoding': 'gzip' })
    expect((await ask()).headers['content-encoding']).toBeUndefined()
    const known = { 'if-none-match': String(first.headers['etag']) }
    expect(await ask(known)).toMatchObject({ status: 304, body: '' })
    expect(await ask({ 'if-none-match': `"other", ${known['if-none-match'].slice(2)}` })).toMatchObject({ status: 304 })
    // What is not shown on the map makes no other map.
    await shop.patch(`/api/equipment/${assetid}`, { notes: 'Oiled' })
    expect(await ask(known)).toMatchObject({ status: 304 })
    await shop.patch(`/api/equipment/${assetid}`, { mapx: 2 })
    expect(await ask(known)).toMatchObject({ status: 200 })
    await shop.patch(`/api/equipment/${assetid}`, { mapx: 1 })
    expect(await ask(known)).toMatchObject({ status: 304 })
  })

  test('sees what another process does', async () => {
    const floorplanid = await plan()
    const assetnumber = number()
    const id = await make('equipment', { assetnumber, floorplanid, mapx: 1, mapy: 1 })
    expect(await drawn(floorplanid)).toEqual([`${assetnumber} 1,1 0`])
    const { database, clock, resources } = shop.running.site
    // Another process has a door of its own; this one hears of nothing.
    const other = createChanges(database, clock)
    await other.change({ actor: systemActor, source: 'cli' }, (work) =>
      updateRow({ engine: resources, work, resource: resources.registry.get('equipment') }, id, { mapx: 9 }),
    )
    await expect.poll(() => drawn(floorplanid), { timeout: 3000 }).toEqual([`${assetnumber} 9,1 0`])
  })

  test('the tray lists what has no place, by number, and finds by words', async () => {
    const mark = number()
    // Words that no number has: those are hexadecimal.
    for (const name of ['Drill XL', 'Saw', 'Big drill'])
      await make('equipment', { assetnumber: `${mark}-${name}`, name })
    const list = (query: string) => shop.get<UnplacedAnswer>(`/api/map/unplaced?q=${mark}${query}`)
    expect(await list('')).toMatchObject({
      data: [{ name: 'Big drill', assettypename: 'Equipment' }, { name: 'Drill XL' }, { name: 'Saw' }],
      meta: { total: 3, next: null },
    })
    expect((await list('%20xl%20drill')).data.map(({ name }) => name)).toEqual(['Drill XL'])
    expect((await list('&assettypeid=99')).meta).toEqual({ total: 0, next: null })
    const { unplaced } = await map(await plan())
    expect(unplaced.total).toBe(unplaced.bytype.reduce((sum, { assets }) => sum + assets, 0))
    expect(unplaced.total).toBeGreaterThanOrEqual(3)
  })

  test('the tray goes on where it ended, however much there is', async () => {
    const rows = Array.from({ length: 130 }, (_, n) => `page-${String(n).padStart(3, '0')}`)
    await shop.request('POST', '/api/equipment/import', {
      raw: ['assetnumber', ...rows].join('\n'),
      headers: { 'content-type': 'text/csv' },
    })
    const first = await shop.get<UnplacedAnswer>('/api/map/unplaced?q=page-')
    expect(first.meta.total).toBe(130)
    const second = await shop.get<UnplacedAnswer>(`/api/map/unplaced?q=page-&after=${String(first.meta.next)}`)
    expect([...first.data, ...second.data].map(({ assetnumber }) => assetnumber)).toEqual(rows)
    expect(second.meta.next).toBeNull()
  })

  test.each([
    ['/api/map?floorplanid=x', 400, '/floorplanid'],
    ['/api/map?floorplanid=1&floorplanid=2', 400, '/floorplanid'],
    ['/api/map?plan=1', 400, '/plan'],
    ['/api/map/plans?q=1', 400, '/q'],
    ['/api/map/unplaced?after=!', 400, '/after'],
    ['/api/map?floorplanid=999999', 404, undefined],
  ])('%s is refused', async (path, status, member) => {
    const problem = await shop.refused('GET', path)
    expect(problem.status).toBe(status)
    if (member !== undefined) expect(problem.errors?.[0]?.path).toBe(member)
  })
})
