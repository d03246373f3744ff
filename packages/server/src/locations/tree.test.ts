import type { TreeAnswer, TreeNode } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>

describeShop('the tree of locations', {}, (shop) => {
  const place = async (name: string, more: Row = {}): Promise<number> =>
    Number((await shop.post('/api/locations', { name, ...more }))['locationid'])
  const machine = async (locationid: number): Promise<number> =>
    Number((await shop.post('/api/equipment', { assetnumber: crypto.randomUUID(), locationid }))['assetid'])
  const tree = async (): Promise<readonly TreeNode[]> => (await shop.get<TreeAnswer>('/api/locations/tree')).data
  const node = async (id: number): Promise<TreeNode | undefined> => (await tree()).find((one) => one.id === id)

  test('counts the assets of each place and of everything below it', async () => {
    const hall = await place('Hall 1')
    const section = await place('Section A', { parentlocationid: hall })
    const cell = await place('Cell 7', { parentlocationid: section, mapx: 40, mapy: 60 })
    await machine(section)
    const [first] = [await machine(cell), await machine(cell)]
    expect(await node(hall)).toMatchObject({
      name: 'Hall 1',
      parentid: null,
      assets: 0,
      assetsbelow: 3,
      hasspot: false,
    })
    expect(await node(section)).toMatchObject({ parentid: hall, assets: 1, assetsbelow: 3 })
    expect(await node(cell)).toMatchObject({ parentid: section, assets: 2, assetsbelow: 2, hasspot: true })
    await shop.delete(`/api/assets/${first}`)
    expect(await node(hall)).toMatchObject({ assetsbelow: 2 })
  })

  test('is true at once after a machine moves, a place is moved or renamed, or a type gets another icon', async () => {
    const types = await shop.get<{ data: Row[] }>('/api/locationtypes?name=Cell')
    const locationtypeid = types.data[0]?.['locationtypeid']
    const [one, other] = [await place('Hall 2', { locationtypeid }), await place('Hall 3')]
    const id = await machine(one)
    expect(await node(one)).toMatchObject({ assets: 1, type: 'Cell', icon: 'square' })
    await shop.patch(`/api/equipment/${id}`, { locationid: other })
    expect(await node(one)).toMatchObject({ assets: 0 })
    expect(await node(other)).toMatchObject({ assetsbelow: 1 })
    await shop.patch(`/api/locations/${other}`, { parentlocationid: one, name: 'Hall 2b' })
    expect(await node(one)).toMatchObject({ assetsbelow: 1 })
    expect(await node(other)).toMatchObject({ name: 'Hall 2b', parentid: one })
    await shop.patch(`/api/locationtypes/${String(locationtypeid)}`, { icon: 'boxes' })
    expect(await node(one)).toMatchObject({ icon: 'boxes' })
  })

  test('is not sent twice to somebody who has it', async () => {
    const first = await shop.request('GET', '/api/locations/tree')
    const headers = { 'if-none-match': String(first.headers['etag']) }
    expect(await shop.request('GET', '/api/locations/tree', { headers })).toMatchObject({ status: 304 })
    const hall = await place('Hall 4')
    // What does not touch the tree leaves it as it is.
    const again = await shop.request('GET', '/api/locations/tree')
    expect(again.headers['etag']).not.toBe(first.headers['etag'])
    const id = await machine(hall)
    const counted = await shop.request('GET', '/api/locations/tree')
    await shop.patch(`/api/equipment/${id}`, { name: 'Lathe' })
    expect((await shop.request('GET', '/api/locations/tree')).headers['etag']).toBe(counted.headers['etag'])
  })

  test('every tree of the site has one: business units too, vendors not', async () => {
    const { data } = await shop.get<TreeAnswer>('/api/businessunits/tree')
    expect(data).toEqual([])
    const unit = await shop.post('/api/businessunits', { name: 'Aero' })
    await shop.post('/api/equipment', { assetnumber: 'T-1', businessunitid: unit['businessunitid'] })
    expect((await shop.get<TreeAnswer>('/api/businessunits/tree')).data).toEqual([
      {
        id: 1,
        name: 'Aero',
        parentid: null,
        type: null,
        icon: null,
        hasspot: false,
        isactive: true,
        assets: 1,
        assetsbelow: 1,
      },
    ])
    expect(await shop.refused('GET', '/api/vendors/tree')).toMatchObject({ status: 404 })
    expect(await shop.refused('GET', '/api/locations/tree?q=1')).toMatchObject({
      status: 400,
      errors: [{ path: '/q' }],
    })
  })

  test('a place below itself is refused by name, and a place that holds something stays', async () => {
    const hall = await place('Hall 5')
    const cell = await place('Cell 50', { parentlocationid: hall })
    const problem = await shop.refused('PATCH', `/api/locations/${hall}`, { body: { parentlocationid: cell } })
    expect(problem).toMatchObject({ status: 409, detail: 'Hall 5 cannot stand below Cell 50, which is below it.' })
    await shop.post('/api/equipment', { assetnumber: 'T-50', locationid: hall })
    const stays = await shop.refused('DELETE', `/api/locations/${hall}`)
    expect(stays).toMatchObject({
      status: 409,
      type: 'urn:shopdb:inuse',
      detail: 'Hall 5 is not empty: it holds 1 asset (T-50) and 1 location (Cell 50). Move or remove those first.',
    })
    expect(await node(hall)).toMatchObject({ isactive: true })
  })

  test('a place and all below it are removed together', async () => {
    const hall = await place('Hall 6')
    const cell = await place('Cell 60', { parentlocationid: hall })
    await shop.post('/api/locations/bulk', { ids: [hall, cell], changes: { isactive: false } })
    expect(await node(hall)).toMatchObject({ isactive: false })
    expect(await node(cell)).toMatchObject({ isactive: false })
  })
})
