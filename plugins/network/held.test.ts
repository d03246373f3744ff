import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>
interface List {
  readonly data: readonly Row[]
}

const at = (path: string): string => `/api/network/${path}`

async function make(shop: TestShop, path: string, row: Row): Promise<number> {
  return Number((await shop.post(path, row))['assetid'])
}

const printerWith = (shop: TestShop, assetnumber: string, ipaddress: string): Promise<number> =>
  make(shop, '/api/printers', { assetnumber, ipaddress })

describeShop('an address that something has of its own', {}, (shop) => {
  const subnetOf = async (row: Row): Promise<number> => Number((await shop.post(at('subnets'), row))['subnetid'])
  const reserve = async (subnetid: number, body: Row = {}): Promise<unknown> =>
    (await shop.post(at(`subnets/${subnetid}/actions/reserve`), body))['message']

  test('is never the next free one', async () => {
    const subnetid = await subnetOf({ cidr: '10.79.0.0/24' })
    await printerWith(shop, 'PRN-79', '10.79.0.2')
    const mill = await make(shop, '/api/equipment', { assetnumber: '7901' })
    await shop.post('/api/equipment/focas', { assetid: mill, ipaddress: '10.79.0.3' })
    expect(await reserve(subnetid)).toContain('10.79.0.1 is reserved')
    expect(await reserve(subnetid, { count: 2 })).toContain('10.79.0.4, 10.79.0.5 are reserved')
    const nobody = await shop.refused('POST', at(`subnets/${subnetid}/actions/reserve`), { body: { holderid: 4711 } })
    expect(nobody.errors?.[0]?.message).toContain('must be the key of an asset that is there')
  })

  test('is told on the page of its subnet, beside who has it', async () => {
    const subnetid = await subnetOf({ cidr: '10.78.0.0/24' })
    const printer = await printerWith(shop, 'PRN-78', '10.78.0.2')
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-78' })
    const adapter = { computerid: pc, interfacename: 'eth0', ipaddress: '10.78.0.9' }
    await shop.post('/api/computers/computerinterfaces', adapter)
    await shop.post(at('addresses'), { ipaddress: '10.78.0.9', holderid: pc })
    const page = await shop.get<{ data: readonly { title: string; table?: { rows: readonly Row[] } }[] }>(
      `/api/pages/network/subnet?subnetid=${subnetid}&count=2`,
    )
    const rowsOf = (title: string) => page.data.find((one) => one.title === title)?.table?.rows
    expect(rowsOf('Next free addresses')).toEqual([{ ipaddress: '10.78.0.1' }, { ipaddress: '10.78.0.3' }])
    expect(rowsOf('In use and not recorded')).toEqual([
      { ipaddress: '10.78.0.2', holder: 'PRN-78 (Printer)', page: `/assets/${printer}` },
    ])
    const found = await shop.get<List>('/api/search/plugins?q=10.78.0.2')
    expect(found.data).toMatchObject([{ title: '10.78.0.0/24', detail: '10.78.0.2 is not recorded' }])
    // Who has it is told by the search of the site.
    expect(await shop.get('/api/search?q=10.78.0.2')).toMatchObject({ exact: { id: printer } })
  })

  test('is in use, also in lists and at home, whether it is written down or not', async () => {
    const subnetid = await subnetOf({
      cidr: '10.72.0.0/28',
      gateway: '10.72.0.1',
      dhcpfrom: '10.72.0.9',
      dhcpto: '10.72.0.12',
    })
    const use = async (id: number): Promise<Row> => {
      const { data } = await shop.get<{ data: readonly { name: string; values: readonly Row[] }[] }>(
        at(`subnets/columns?id=${id}`),
      )
      return Object.fromEntries(data.map(({ name, values }) => [name, values[0]?.['value']]))
    }
    expect(await use(subnetid)).toEqual({ recorded: 0, used: 35.7, free: 9 })
    const printer = await printerWith(shop, 'PRN-72', '10.72.0.2')
    expect(await use(subnetid)).toEqual({ recorded: 0, used: 42.8, free: 8 })
    await shop.post(at('addresses'), { ipaddress: '10.72.0.2', holderid: printer })
    expect(await use(subnetid)).toEqual({ recorded: 1, used: 42.8, free: 8 })
    // The DHCP server and the gateway were counted before, two of one address are one.
    for (const [number, last] of [1, 9, 3, 3, 0].entries())
      await printerWith(shop, `PRN-72-${number}`, `10.72.0.${last}`)
    expect(await use(subnetid)).toEqual({ recorded: 1, used: 50, free: 7 })
    await shop.delete(`/api/printers/${printer}`)
    expect(await use(subnetid)).toEqual({ recorded: 1, used: 50, free: 7 })
    const { addressspaceid } = await shop.post(at('addressspaces'), { name: 'Copy of cell 72' })
    expect(await use(await subnetOf({ cidr: '10.72.0.0/28', addressspaceid }))).toMatchObject({ free: 14 })
    const only = await subnetOf({ cidr: '10.71.0.0/28', addressspaceid })
    await printerWith(shop, 'PRN-71', '10.71.0.2')
    expect(await use(only)).toMatchObject({ free: 13 })
    const wide = await subnetOf({ cidr: 'fd00:72::/120' })
    await printerWith(shop, 'PRN-72-6', 'fd00:72::7')
    expect(await use(wide)).toMatchObject({ free: 254 })
  })

  test('is refused to anybody else, by the name of who has it', async () => {
    await printerWith(shop, 'PRN-77', '10.77.0.2')
    const camera = await shop.refused('POST', at('networkdevices'), {
      body: { assetnumber: 'CAM-77', kind: 'camera', ipaddress: '10.77.0.2' },
    })
    expect(camera).toMatchObject({ status: 409, detail: expect.stringContaining('PRN-77 (Printer)') })
    expect(await shop.get<List>(at('networkdevices?assetnumber=CAM-77'))).toMatchObject({ data: [] })
    const kept = await shop.refused('POST', at('addresses'), { body: { ipaddress: '10.77.0.2', hostname: 'new' } })
    expect(kept).toMatchObject({ status: 409, errors: [{ path: '/ipaddress' }] })
    const { addressid } = await shop.post(at('addresses'), { ipaddress: '10.77.0.3' })
    await shop.refused('PATCH', at(`addresses/${String(addressid)}`), { body: { ipaddress: '10.77.0.2' } })
  })

  test('may be written down as its own, given by the DHCP server, or used again in another address space', async () => {
    const printer = await printerWith(shop, 'PRN-76', '10.76.0.2')
    await subnetOf({ cidr: '10.76.0.0/24', dhcpfrom: '10.76.0.100', dhcpto: '10.76.0.200' })
    const own = await shop.post(at('addresses'), { ipaddress: '10.76.0.2', holderid: printer })
    expect(own).toMatchObject({ holderid: printer })
    await printerWith(shop, 'PRN-761', '10.76.0.3')
    await shop.post(at('addresses'), { ipaddress: '10.76.0.3', mode: 'dhcp' })
    await printerWith(shop, 'PRN-762', '10.76.0.150')
    await shop.post(at('addresses'), { ipaddress: '10.76.0.150', mode: 'reserved' })
    const { addressspaceid } = await shop.post(at('addressspaces'), { name: 'Copy of cell 76' })
    const copy = await subnetOf({ cidr: '10.76.0.0/24', addressspaceid })
    await shop.post(at('addresses'), { ipaddress: '10.76.0.2', addressspaceid, hostname: 'copy' })
    expect(await reserve(copy)).toContain('10.76.0.1 is')
    expect(await reserve(copy)).toContain('10.76.0.3 is')
  })

  test('stands in the way of no other change of a row that was there before', async () => {
    const { addressid } = await shop.post(at('addresses'), { ipaddress: '10.75.0.2' })
    const printer = await printerWith(shop, 'PRN-75', '10.75.0.2')
    const path = at(`addresses/${String(addressid)}`)
    expect(await shop.patch(path, { description: 'Label printer' })).toMatchObject({ description: 'Label printer' })
    expect(await shop.patch(path, { holderid: printer })).toMatchObject({ holderid: printer })
  })

  test('makes no switch of the printer that has it', async () => {
    await printerWith(shop, 'PRN-73', '10.73.0.2')
    const { key } = await shop.post('/api/apikeys', { name: 'lldp', pluginname: 'network' })
    const { body } = await shop.stranger.request('POST', '/api/collectors/network/neighbors', {
      body: [
        { devicename: '10.73.0.2', port: '1', neighborname: 'x' },
        { devicename: '10.73.0.3', port: '1', neighborname: 'x' },
      ],
      headers: { 'x-api-key': String(key) },
    })
    expect(body).toMatchObject({ items: [{ outcome: 'rejected' }, { outcome: 'created' }] })
    expect(JSON.stringify(body)).toContain('PRN-73 (Printer)')
  })

  test('a hardware address that another class tells of is known at the port of a switch', async () => {
    const access = await make(shop, at('networkdevices'), { assetnumber: 'SW-74', hostname: 'sw-74' })
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-74' })
    const adapter = { computerid: pc, interfacename: 'eth0', macaddress: '001b1b000074', ipaddress: '10.74.0.9' }
    await shop.post('/api/computers/computerinterfaces', adapter)
    const printer = await make(shop, '/api/printers', { assetnumber: 'PRN-74', macaddress: '3c2af4000074' })
    const { key } = await shop.post('/api/apikeys', { name: 'lldp', pluginname: 'network' })
    const seen = [
      { neighbormac: '001b.1b00.0074' },
      { neighbormac: '3C-2A-F4-00-00-74' },
      { neighborname: '10.74.0.9' },
    ]
    await shop.stranger.request('POST', '/api/collectors/network/neighbors', {
      body: seen.map((one, place) => ({ devicename: 'sw-74', port: String(place), ...one })),
      headers: { 'x-api-key': String(key) },
    })
    const { data } = await shop.get<List>(at(`ports?deviceid=${access}&sort=name`))
    expect(data.map(({ connectedassetid }) => connectedassetid)).toEqual([pc, printer, pc])
  })
})
