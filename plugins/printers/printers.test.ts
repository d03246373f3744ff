import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { at, printers, type Row, toner } from './testing.ts'

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

  test('one that was removed and entered anew with its address alone is read as the new one', async () => {
    const item = {
      serialnumber: 'TWIN1',
      ipaddress: '10.9.0.7',
      macaddress: '3C:2A:F4:00:00:07',
      supplies: [toner(50)],
    }
    const old = Number((await push(item)).items[0]?.['assetid'])
    await shop.delete(`/api/printers/${old}`)
    expect(await push(item)).toMatchObject({ quarantined: 1, items: [{ assetid: null }] })
    const twin = await make('PRN-7', { ipaddress: '10.9.0.7' })
    const kept = `MAC address 3C:2A:F4:00:00:07 stays with the printer TWIN1, which was removed here.`
    expect(await push(item)).toMatchObject({ updated: 1, items: [{ assetid: twin, notes: [kept] }] })
    expect(await shop.get(`/api/printers/${twin}`)).toMatchObject({ serialnumber: 'TWIN1', macaddress: null })
    expect(await supply(twin)).toMatchObject({ percent: 50 })
    // It is known by its serial number now, wherever it stands.
    const moved = { ...item, ipaddress: '10.9.0.8', supplies: [toner(49)] }
    expect(await push(moved)).toMatchObject({ updated: 1, items: [{ assetid: twin }] })
    expect((await shop.get(`/api/printers/${old}`))['isactive']).toBe(false)
  })

  test('one that was removed is not read as another that stands at its address', async () => {
    const item = { serialnumber: 'GONE1', ipaddress: '10.9.0.9', windowsname: 'gone-1', supplies: [toner(50)] }
    const old = Number((await push(item)).items[0]?.['assetid'])
    await shop.delete(`/api/printers/${old}`)
    const next = await make('PRN-9', { ipaddress: '10.9.0.9', serialnumber: 'NEXT1' })
    expect(await push(item)).toMatchObject({ quarantined: 1 })
    expect(await shop.get(`/api/printers/${next}`)).toMatchObject({ serialnumber: 'NEXT1', lastseen: null })
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
        isfirst: true,
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
              amount: '1060\u00a0of\u00a05300\u00a0impressions',
              tone: 'warning',
            },
            { level: expect.stringContaining('50\u00a0%') },
            { level: expect.stringContaining('66\u00a0%') },
            { level: expect.stringContaining('90\u00a0%') },
          ],
        },
      },
      {
        title: 'Printing',
        isfirst: true,
        lines: [{ label: 'Share', detail: 'none yet' }],
      },
    ])
    const shown = (await list('?serialnumber=SHOWN1'))[0]
    const sections = await panels(Number(shown?.['assetid']))
    expect(sections.find(({ kind }) => kind === 'chart')).toMatchObject({
      kind: 'chart',
      isfirst: false,
      chart: { series: [{ name: 'Waste Toner Container', points: [{ y: 8 }, { y: 7 }, { y: 6 }] }] },
    })
  })

  test('toner is drawn in its color; what has none is drawn in one of the site', async () => {
    const told = [
      toner(50, { description: 'Magenta Toner' }),
      toner(60, { index: '1.2', description: 'Cyan Drum', type: 9 }),
    ]
    await push({ serialnumber: 'COLOR1', readat: at(1), supplies: told })
    const { items } = await push({ serialnumber: 'COLOR1', supplies: told })
    const sections = await panels(Number(items[0]?.['assetid']))
    expect(sections.find(({ kind }) => kind === 'chart')).toMatchObject({
      chart: {
        series: [
          { name: 'Magenta Toner', color: '#d946ef' },
          expect.not.objectContaining({ color: expect.anything() }),
        ],
      },
    })
  })

  test('lists, the map and the home page tell what is low', async () => {
    const id = await pushed('hp-m880')
    expect(await pieces(`/api/printers/columns?id=${id}`)).toMatchObject([
      { label: 'Lowest supply', values: [{ id, value: '12\u00a0% Magenta Cartridg', tone: 'warning' }] },
      { label: 'Not read for', values: [] },
    ])
    const plan = await shop.post('/api/floorplans', { name: 'Hall', width: 100, height: 100 })
    await shop.patch(`/api/printers/${id}`, { mapx: 5, mapy: 5, floorplanid: plan['floorplanid'] })
    const notes = `/api/map/notes?floorplanid=${String(plan['floorplanid'])}`
    expect(await pieces(notes)).toMatchObject([
      { assetid: id, tone: 'warning', badge: '12%', note: 'Magenta Cartridg 12\u00a0%' },
    ])
    const home = await shop.get<{ data: readonly Row[] }>('/api/dashboard')
    const mine = home.data.filter(({ plugin }) => plugin === 'printers')
    expect(mine).toMatchObject([
      { title: 'Supplies running low', tone: 'warning' },
      { title: 'Supplies critical', tone: 'error' },
      { title: 'Supplies to be replaced soon' },
    ])
    expect(JSON.stringify(mine)).toContain('PRN-903: Magenta Cartridg')
    expect(await list('/supplies?alert=low,critical')).toHaveLength(Number(mine[0]?.['value']))
    expect(await list('/supplies?alert=critical')).toHaveLength(Number(mine[1]?.['value']))
  })

  test('a printer that nobody has read for long is told at home, in lists and above its fields', async () => {
    const told = async (): Promise<Row | undefined> => {
      const { data } = await shop.get<{ data: readonly Row[] }>('/api/dashboard')
      return data.find(({ title }) => title === 'Printers not read for 7 days')
    }
    expect(await told()).toBeUndefined()
    await push({ serialnumber: 'OLD1', readat: at(7), supplies: [toner(70)] })
    expect(await told()).toBeUndefined()
    const { items } = await push({ serialnumber: 'OLD2', readat: at(8), supplies: [toner(70)] })
    const id = Number(items[0]?.['assetid'])
    expect(await told()).toMatchObject({ value: 1, tone: 'warning' })
    expect(await list(String((await told())?.['link']).replace('/printers', ''))).toMatchObject([{ assetid: id }])
    expect((await pieces(`/api/printers/columns?id=${id}`)).at(-1)).toMatchObject({
      values: [{ id, value: 8, tone: 'warning' }],
    })
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
    const printing = async (): Promise<string> => JSON.stringify(await panels(Number(made['assetid'])))
    expect(await printing()).toContain('mailto:?subject=Printer%20PRN-8&body=%5C%5Cprint01%5CCell%20%26%207%25')
    await shop.patch(`/api/printers/${String(made['assetid'])}`, { sharename: null })
    expect(await printing()).not.toContain('mailto:')
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
