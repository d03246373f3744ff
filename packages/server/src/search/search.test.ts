import type { SearchAnswer, SearchGroup } from '@shopdb/contract'
import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { createChanges } from '../changes/changes.ts'
import { updateRow } from '../resources/write.ts'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[]; readonly meta: { readonly total: number } }

describeShop('search', {}, (shop) => {
  const search = (q: string, more = ''): Promise<SearchAnswer> =>
    shop.get<SearchAnswer>(`/api/search?q=${encodeURIComponent(q)}${more}`)
  const titles = async (q: string, resource = 'equipment'): Promise<readonly string[]> => {
    const { groups } = await search(q)
    return groups.find((group) => group.resource === resource)?.hits.map((hit) => hit.title) ?? []
  }
  const make = async (path: string, body: object): Promise<number> => {
    const row = await shop.post(`/api/${path}`, body)
    return Number(Object.values(row)[0])
  }
  const machine = (assetnumber: string, more: object = {}): Promise<number> =>
    make('equipment', { assetnumber, ...more })
  const ids = { okuma: 0, hall: 0, vmc: 0 }

  beforeAll(async () => {
    ids.okuma = await make('vendors', { name: 'Okuma' })
    ids.hall = await make('locations', { name: 'Hall A' })
    const cell = await make('locations', { name: 'Cell 7', parentlocationid: ids.hall })
    ids.vmc = await machine('3105', { name: 'VMC-850', serialnumber: 'SN-17/4', locationid: cell })
    await machine('31050', { name: 'vmc850' })
    await machine('3201', { name: 'Turning centre', vendorid: ids.okuma })
    await machine('3202', { name: 'Lathe with bar feeder' })
  })

  test('a tag leads to its asset at once, and so does a serial, however it is written', async () => {
    const tag = await search('3105')
    expect(tag.exact).toMatchObject({
      resource: 'equipment',
      id: ids.vmc,
      path: `/equipment/${ids.vmc}`,
      rank: 'exact',
    })
    expect(tag.groups[0]?.hits.map(({ title, rank }) => `${title} ${rank}`)).toEqual(['3105 exact', '31050 prefix'])
    expect((await search('sn174')).exact).toMatchObject({ id: ids.vmc, detail: expect.stringContaining('SN-17/4') })
    expect((await search('310')).exact).toBeNull()
  })

  test('a code is found with its signs, with others and with none', async () => {
    for (const q of ['vmc 850', 'VMC-850', 'vmc850', 'vmc_850', '850 vmc'])
      expect([q, (await titles(q)).toSorted()]).toEqual([q, ['3105', '31050']])
  })

  test('words are found in any order and by a part of one or two characters', async () => {
    expect(await titles('feeder lathe')).toEqual(['3202'])
    expect(await titles('bar')).toEqual(['3202'])
    expect(await titles('ba')).toEqual(['3202'])
    expect(await titles('feeder turning')).toEqual([])
  })

  test('what an asset refers to finds it, under its new name as soon as it has one', async () => {
    expect(await titles('okuma')).toEqual(['3201'])
    expect(await titles('okuma', 'vendors')).toEqual(['Okuma'])
    expect(await titles('okuma centre')).toEqual(['3201'])
    await shop.patch(`/api/vendors/${ids.okuma}`, { name: 'Okuma Europe' })
    expect(await titles('europe')).toEqual(['3201'])
    await shop.patch(`/api/vendors/${ids.okuma}`, { name: 'Okuma' })
    expect(await titles('europe')).toEqual([])
  })

  test('what stands in the place that is called so comes before what only has the words', async () => {
    const cell = await make('locations', { name: 'Bay 5' })
    const other = await make('locations', { name: 'Bay 6' })
    await machine('5001', { locationid: other })
    await machine('6001', { locationid: cell })
    expect(await titles('bay 5')).toEqual(['6001', '5001'])
  })

  test('a place finds what stands in it, and in the places below it', async () => {
    expect(await titles('cell 7')).toEqual(['3105'])
    expect(await titles('hall a')).toEqual(['3105'])
    expect((await search('hall')).groups[0]).toMatchObject({
      resource: 'locations',
      hits: [{ title: 'Hall A' }, { title: 'Cell 7' }],
    })
    expect((await search('3105')).groups[0]?.hits[0]).toMatchObject({ detail: expect.stringContaining('Cell 7') })
  })

  test('an asset stands in one group, that of its type', async () => {
    const { groups } = await search('31')
    expect(
      groups.filter((group) => group.hits.some((hit) => hit.title === '3105')).map((group) => group.resource),
    ).toEqual(['equipment'])
  })

  test('lists find the same rows as the search says there are', async () => {
    for (const q of ['okuma', 'vmc 850', '31', 'hall', 'e', 'nothing of the kind']) {
      const { groups } = await search(q)
      const group = groups.find(({ resource }) => resource === 'equipment')
      const list = await shop.get<List>(`/api/equipment?q=${encodeURIComponent(q)}`)
      expect([q, list.meta.total]).toEqual([q, group?.total ?? 0])
    }
  })

  test('lists are in their order, page by page, whatever else is asked', async () => {
    const names = async (query: string): Promise<string> =>
      (await shop.get<List>(`/api/equipment?q=3&${query}`)).data.map((row) => String(row['assetnumber'])).join(' ')
    expect(await names('sort=assetnumber')).toBe('3105 3201 3202 31050')
    expect(await names('sort=-assetnumber')).toBe('31050 3202 3201 3105')
    expect(await names('sort=name')).toBe('3202 3201 3105 31050')
    expect(await names('sort=assetnumber&perpage=2&page=2')).toBe('3202 31050')
    expect(await names(`vendorid=${ids.okuma}`)).toBe('3201')
    expect(await names('sort=vendorname,assetnumber')).toBe('3105 3202 31050 3201')
  })

  test('assets of a type without a table of its own are a group of their own, and its list shows just these', async () => {
    const assettypeid = await make('assettypes', { name: 'Camera' })
    await make('assets', { assetnumber: 'EYE-1', assettypeid })
    await machine('EYE-2')
    const { groups } = await search('eye')
    expect(groups.map(({ resource, total }) => `${resource} ${total}`).toSorted()).toEqual(['assets 1', 'equipment 1'])
    const path = groups.find(({ resource }) => resource === 'assets')?.path
    const list = await shop.get<List>(`/api${path}`)
    expect(list.data.map((row) => row['assetnumber'])).toEqual(['EYE-1'])
  })

  test('removed rows come last and are marked, and do not stand in for a tag', async () => {
    const id = await machine('REM-1', { name: 'Remover' })
    await machine('9001', { name: 'Premium remover' })
    await shop.delete(`/api/equipment/${id}`)
    const { exact, groups } = await search('rem')
    expect(groups[0]?.hits.map(({ title, isactive }) => `${title} ${isactive}`)).toEqual(['9001 true', 'REM-1 false'])
    expect([exact, (await search('REM-1')).exact]).toEqual([null, null])
    const list = await shop.get<List>(`/api${groups[0]?.path}`)
    expect(list.meta.total).toBe(groups[0]?.total)
    await shop.delete(`/api/equipment/${id}?purge=true`)
    expect(await titles('REM-1')).toEqual([])
  })

  test('of two tags that differ in their signs the one that is written so is meant', async () => {
    const id = await machine('K-12')
    await machine('K12')
    expect((await search('k-12')).exact).toMatchObject({ id })
    expect((await search('k 12')).exact).toBeNull()
  })

  test('an address leads to who has it, whichever row tells so and however it is written', async () => {
    const pc = await make('computers', { assetnumber: 'PC-40' })
    const adapter = { computerid: pc, interfacename: 'eth0', macaddress: '001b1b000040', ipaddress6: 'fd00::40' }
    await shop.post('/api/computers/computerinterfaces', { ...adapter, ipaddress: '10.40.0.9' })
    const mill = await machine('4001')
    await shop.post('/api/equipment/focas', { assetid: mill, ipaddress: '10.40.0.8' })
    const printer = await make('printers', { assetnumber: '10.40.0.90', ipaddress: '10.40.0.7' })
    for (const q of ['10.40.0.9', ' ::ffff:10.40.0.9', 'FD00:0::40', '00-1b-1b-00-00-40', '001b.1b00.0040'])
      expect([q, await search(q)]).toMatchObject([q, { exact: { id: pc, resource: 'computers', rank: 'exact' } }])
    expect((await search('10.40.0.9')).exact?.detail).toContain('Network interface 10.40.0.9')
    expect((await search('10.40.0.8')).exact).toMatchObject({ id: mill, detail: 'FOCAS 10.40.0.8' })
    const { exact, groups } = await search('10.40.0.7')
    expect([exact?.id, exact?.detail?.match(/10\.40\.0\.7/gu)]).toEqual([printer, ['10.40.0.7']])
    expect(groups[0]).toMatchObject({ resource: 'printers', total: 1 })
  })

  test('an address that a list tells of an asset leads to the asset, until that is removed', async () => {
    const press = await machine('4201')
    const row = await shop.post('/api/network/addresses', { ipaddress: '10.42.0.9', holderid: press })
    const { exact } = await search('::ffff:10.42.0.9')
    expect(exact).toMatchObject({ id: press, resource: 'equipment', detail: 'Address 10.42.0.9' })
    expect((await shop.get<List>('/api/equipment?q=10.42.0.9')).meta.total).toBe(1)
    await shop.delete(`/api/equipment/${press}`)
    expect((await search('10.42.0.9')).exact).toBeNull()
    await shop.post(`/api/equipment/${press}/restore`, {})
    expect((await search('10.42.0.9')).exact).toMatchObject({ id: press })
    await shop.delete(`/api/network/addresses/${String(row['addressid'])}`)
    expect((await search('10.42.0.9')).exact).toBeNull()
  })

  test('an address finds in lists who has it, and nobody any more once it is another one', async () => {
    const pc = await make('computers', { assetnumber: 'PC-41' })
    const path = '/api/computers/computerinterfaces'
    const adapter = await shop.post(path, { computerid: pc, interfacename: 'eth0', ipaddress: '10.41.0.9' })
    const listed = async (): Promise<readonly unknown[]> => {
      const { data, meta } = await shop.get<List>('/api/computers?q=10.41.0.9&sort=assetnumber&perpage=1')
      return [meta.total, ...data.map((row) => row['assetnumber'])]
    }
    expect(await listed()).toEqual([1, 'PC-41'])
    expect((await shop.get<List>('/api/computers?q=10.41.0.9&assetnumber=PC-41')).meta.total).toBe(1)
    expect((await shop.get<List>('/api/printers?q=10.41.0.9')).meta.total).toBe(0)
    await shop.patch(`${path}/${String(adapter['computerinterfaceid'])}`, { ipaddress: '10.41.0.8' })
    expect(await listed()).toEqual([0])
    expect((await search('10.41.0.9')).exact).toBeNull()
    const mill = await machine('4102')
    const focas = { assetid: mill, ipaddress: '10.41.0.7' }
    await shop.post('/api/equipment/focas', focas)
    const found = async (): Promise<unknown> => (await shop.get<List>('/api/equipment?q=10.41.0.7')).meta.total
    expect([await found(), await found()]).toEqual([1, 1])
    await shop.patch(`/api/equipment/focas/${mill}`, { ipaddress: '10.41.0.6' })
    expect(await found()).toBe(0)
  })

  test('nobody finds what they may not read', async () => {
    const viewer = await shop.as('viewer')
    const groupsFor = async (person: typeof viewer): Promise<readonly SearchGroup[]> =>
      (await person.get<SearchAnswer>('/api/search?q=admin')).groups
    expect((await groupsFor(shop)).map((group) => group.resource)).toContain('users')
    expect((await groupsFor(viewer)).map((group) => group.resource)).not.toContain('users')
    expect((await shop.stranger.request('GET', '/api/search?q=3105')).status).toBe(401)
  })

  test('a kind gives as many rows as are asked for, and says that there are more', async () => {
    const group = (await search('3', '&limit=2')).groups.find(({ resource }) => resource === 'equipment')
    expect(group).toMatchObject({ more: true, total: 4, path: '/equipment?q=3' })
    expect(group?.hits).toHaveLength(2)
  })

  test('signs alone find nothing', async () => {
    expect(await search('--')).toEqual({ q: '--', exact: null, groups: [] })
    expect((await shop.get<List>('/api/equipment?q=--')).meta.total).toBe(0)
  })

  test.each([
    ['', '/q', 'is required'],
    ['?q=', '/q', 'must not be empty'],
    ['?q=%20', '/q', 'must not be empty'],
    ['?q=a&q=b', '/q', 'once'],
    [`?q=${'x'.repeat(201)}`, '/q', '200'],
    ['?q=a%00b', undefined, 'NUL'],
    ['?q=a&limit=0', '/limit', '1 to 50'],
    ['?q=a&limit=51', '/limit', '1 to 50'],
    ['?q=a&limit=x', '/limit', '1 to 50'],
    ['?q=a&page=2', '/page', 'is not a parameter here'],
  ])('%s is refused with what would be right', async (query, path, words) => {
    const problem = await shop.refused('GET', `/api/search${query}`)
    expect(problem.status).toBe(400)
    if (path !== undefined) expect(problem.errors).toContainEqual({ path, message: expect.stringContaining(words) })
  })

  test('what another process writes is found soon', async () => {
    const { database, clock, resources } = shop.running.site
    expect(await titles('elsewhere')).toEqual([])
    const other = createChanges(database, clock)
    await other.change({ actor: systemActor, source: 'cli' }, (work) =>
      updateRow({ engine: resources, work, resource: resources.registry.get('equipment') }, ids.vmc, {
        name: 'Made elsewhere',
      }),
    )
    await expect.poll(() => titles('elsewhere'), { timeout: 3000 }).toEqual(['3105'])
  })
})
