import { readFileSync } from 'node:fs'
import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>
interface List {
  readonly data: readonly Row[]
}

const at = (path: string): string => `/api/network/${path}`
const subnetOf = async (shop: TestShop, row: Row): Promise<number> =>
  Number((await shop.post(at('subnets'), row))['subnetid'])

/** What the columns of a list tell of one row. */
async function told(shop: TestShop, table: string, id: unknown): Promise<Row> {
  const { data } = await shop.get<{ data: readonly { name: string; values: readonly Row[] }[] }>(
    at(`${table}/columns?id=${String(id)}`),
  )
  return Object.fromEntries(data.map(({ name, values }) => [name, values[0]?.['value']]))
}

describeShop('a subnet', {}, (shop) => {
  const refused = (row: Row) => shop.refused('POST', at('subnets'), { body: row })

  test('has its gateway and its DHCP range inside, and apart', async () => {
    const cidr = '10.1.0.0/24'
    expect(await refused({ cidr, gateway: '10.2.0.1' })).toMatchObject({ status: 400, errors: [{ path: '/gateway' }] })
    expect(await refused({ cidr, gateway: '10.1.0.255' })).toMatchObject({ errors: [{ path: '/gateway' }] })
    expect(await refused({ cidr, dhcpfrom: '10.1.0.9' })).toMatchObject({ errors: [{ path: '/dhcpto' }] })
    expect(await refused({ cidr, dhcpfrom: '10.1.0.9', dhcpto: '10.1.0.8' })).toMatchObject({
      errors: [{ path: '/dhcpto' }],
    })
    expect(await refused({ cidr, gateway: '10.1.0.9', dhcpfrom: '10.1.0.9', dhcpto: '10.1.0.18' })).toMatchObject({
      errors: [{ path: '/gateway' }],
    })
    await subnetOf(shop, { cidr, gateway: '10.1.0.1', dhcpfrom: '10.1.0.100', dhcpto: '10.1.0.199' })
  })

  test('overlaps no other of its address space, unless that one is a container', async () => {
    await subnetOf(shop, { cidr: '10.2.0.0/24', name: 'Cell 1' })
    expect((await refused({ cidr: '10.2.0.128/25' })).detail).toContain('10.2.0.0/24 Cell 1')
    expect((await refused({ cidr: '10.2.0.0/23' })).detail).toContain('has to be a container')
    await refused({ cidr: '10.2.0.0/24', iscontainer: true })
    const whole = await subnetOf(shop, { cidr: '10.2.0.0/16', iscontainer: true })
    await subnetOf(shop, { cidr: '10.2.1.0/24' })
    const { detail } = await shop.refused('PATCH', at(`subnets/${whole}`), { body: { iscontainer: false } })
    expect(detail).toContain('10.2.0.0/24')
    const { addressspaceid } = await shop.post(at('addressspaces'), { name: 'Copy of the line' })
    await subnetOf(shop, { cidr: '10.2.0.0/24', addressspaceid })
  })

  test('may grow to where nothing is, and not further', async () => {
    const subnetid = await subnetOf(shop, { cidr: '10.3.0.0/25' })
    await subnetOf(shop, { cidr: '10.3.1.0/24' })
    await shop.patch(at(`subnets/${subnetid}`), { cidr: '10.3.0.0/24' })
    await shop.refused('PATCH', at(`subnets/${subnetid}`), { body: { cidr: '10.3.0.0/23' } })
  })

  test('of IPv6 is held to the same', async () => {
    await subnetOf(shop, { cidr: 'fd00:1::/32', iscontainer: true })
    const subnetid = await subnetOf(shop, { cidr: 'fd00:1:0:1::/64', gateway: 'fd00:1:0:1::1' })
    await refused({ cidr: 'fd00:1:0:1:8000::/65' })
    await shop.post(at('addresses'), { ipaddress: 'fd00:1:0:1::2' })
    expect(await told(shop, 'subnets', subnetid)).toEqual({ recorded: 1, used: null, free: 'about 2^63' })
  })

  test('that is a container tells what is inside, with all below it', async () => {
    const whole = await subnetOf(shop, { cidr: '10.14.0.0/16', iscontainer: true })
    await subnetOf(shop, { cidr: '10.14.0.0/17', iscontainer: true })
    await subnetOf(shop, { cidr: '10.14.1.0/24', name: 'Cell 1' })
    const page = await shop.get<{ data: readonly Row[] }>(`/api/pages/network/subnet?subnetid=${whole}`)
    expect(page.data).toMatchObject([
      {
        lines: [
          { label: 'Subnet', detail: '10.14.0.0/16' },
          { label: 'Subnets inside', detail: 1 },
          { label: 'Given to subnets', detail: 0.3, unit: '%' },
        ],
      },
      {
        title: 'Subnets inside',
        table: {
          rows: [
            { cidr: '10.14.0.0/17', percent: 0.7, free: null },
            { cidr: '10.14.1.0/24', percent: 0, free: 254 },
          ],
        },
      },
    ])
  })

  test('tells all that is wrong with it at once', async () => {
    const wrong = { cidr: '10.15.0.0/24', gateway: '10.16.0.1', dhcpfrom: '10.15.0.9' }
    expect(await refused(wrong)).toMatchObject({
      detail: 'Gateway must be an address of the subnet, 10.15.0.1 to 10.15.0.254, and 1 more.',
      errors: [
        { path: '/gateway', message: 'must be an address of the subnet, 10.15.0.1 to 10.15.0.254' },
        { path: '/dhcpto', message: 'must be given with the begin of the DHCP range' },
      ],
    })
  })

  test('is of the zone of its VLAN, and is listed below its container by number', async () => {
    const zones = await shop.get<List>(at('networkzones?name=Cells'))
    const networkzoneid = zones.data[0]?.['networkzoneid']
    const { vlanid } = await shop.post(at('vlans'), { number: 50, name: 'Cell 5', networkzoneid })
    await subnetOf(shop, { cidr: '10.5.9.0/24' })
    await subnetOf(shop, { cidr: '10.5.10.0/24', vlanid })
    await subnetOf(shop, { cidr: '10.5.0.0/16', iscontainer: true })
    const { data } = await shop.get<List>(at('subnets?cidr.startswith=10.5.'))
    expect(data.map(({ cidr }) => cidr)).toEqual(['10.5.0.0/16', '10.5.9.0/24', '10.5.10.0/24'])
    expect(data[2]).toMatchObject({ networkzoneid })
  })

  test('tells how full it is', async () => {
    const subnetid = await subnetOf(shop, {
      cidr: '10.6.0.0/28',
      gateway: '10.6.0.1',
      dhcpfrom: '10.6.0.9',
      dhcpto: '10.6.0.12',
    })
    await shop.post(at('addresses'), { ipaddress: '10.6.0.2' })
    await shop.post(at('addresses'), { ipaddress: '10.6.0.10', mode: 'reserved' })
    expect(await told(shop, 'subnets', subnetid)).toEqual({ recorded: 2, used: 42.8, free: 8 })
    await shop.post(at('addresses'), { ipaddress: '10.6.0.1', description: 'The gateway itself' })
    expect(await told(shop, 'subnets', subnetid)).toEqual({ recorded: 3, used: 42.8, free: 8 })
    const container = await subnetOf(shop, { cidr: '10.6.0.0/24', iscontainer: true })
    expect(await told(shop, 'subnets', container)).toEqual({ recorded: null, used: 6.2, free: null })
  })
})

describeShop('an address', {}, (shop) => {
  test('is one that a device may have, outside of the DHCP range unless it is reserved there', async () => {
    await subnetOf(shop, { cidr: '10.1.0.0/24', dhcpfrom: '10.1.0.100', dhcpto: '10.1.0.199' })
    for (const ipaddress of ['10.1.0.0', '10.1.0.255', '10.1.0.150']) {
      const refused = await shop.refused('POST', at('addresses'), { body: { ipaddress } })
      expect(refused).toMatchObject({ status: 409, errors: [{ path: '/ipaddress' }] })
    }
    const { addressid } = await shop.post(at('addresses'), {
      ipaddress: '10.1.0.150',
      mode: 'reserved',
      macaddress: 'accc8e000001',
    })
    expect(await told(shop, 'addresses', addressid)).toEqual({ subnet: '10.1.0.0/24', maker: 'Axis Communications' })
    await shop.post(at('addresses'), { ipaddress: '192.0.2.1', description: 'In no subnet that is known' })
  })

  test('that is reserved for a device may be given back and taken again, by its successor too', async () => {
    await subnetOf(shop, { cidr: '10.15.0.0/24', dhcpfrom: '10.15.0.100', dhcpto: '10.15.0.199' })
    const ipaddress = '10.15.0.150'
    const { addressid } = await shop.post(at('addresses'), { ipaddress, mode: 'reserved', description: 'Old' })
    const { assetid } = await shop.post(at('networkdevices'), { assetnumber: 'SW-15', ipaddress })
    await shop.patch(at(`networkdevices/${String(assetid)}`), { ipaddress: null })
    const successor = await shop.post(at('networkdevices'), { assetnumber: 'SW-16', ipaddress })
    expect(await shop.get(at(`addresses/${String(addressid)}`))).toMatchObject({
      mode: 'reserved',
      holderid: successor['assetid'],
      description: null,
    })
  })

  test('is had once, in whatever form it comes', async () => {
    const { addressid } = await shop.post(at('addresses'), { ipaddress: '::ffff:10.7.0.5' })
    expect(await shop.get(at(`addresses/${String(addressid)}`))).toMatchObject({ ipaddress: '10.7.0.5' })
    await shop.refused('POST', at('addresses'), { body: { ipaddress: '10.7.0.5' } })
    const { addressspaceid } = await shop.post(at('addressspaces'), { name: 'Another' })
    await shop.post(at('addresses'), { ipaddress: '10.7.0.5', addressspaceid })
  })

  test('is listed by its number, IPv4 before IPv6', async () => {
    for (const ipaddress of ['10.8.0.10', 'fd00::10', '10.8.0.9', 'fd00::9'])
      await shop.post(at('addresses'), { ipaddress, hostname: 'sorted' })
    const { data } = await shop.get<List>(at('addresses?hostname=sorted'))
    expect(data.map(({ ipaddress }) => ipaddress)).toEqual(['10.8.0.9', '10.8.0.10', 'fd00::9', 'fd00::10'])
  })

  test('that a range for DHCP would give away stands in its way', async () => {
    const subnetid = await subnetOf(shop, { cidr: '10.9.0.0/24' })
    await shop.post(at('addresses'), { ipaddress: '10.9.0.50' })
    const range = { dhcpfrom: '10.9.0.40', dhcpto: '10.9.0.60' }
    expect((await shop.refused('PATCH', at(`subnets/${subnetid}`), { body: range })).detail).toContain('10.9.0.50')
  })

  test('that is reserved is the next free one, and each of many who ask at once gets another', async () => {
    const subnetid = await subnetOf(shop, {
      cidr: '10.10.0.0/27',
      gateway: '10.10.0.1',
      dhcpfrom: '10.10.0.3',
      dhcpto: '10.10.0.12',
    })
    const reserve = (body: Row) => shop.request('POST', at(`subnets/${subnetid}/actions/reserve`), { body })
    const answers = await Promise.all(Array.from({ length: 12 }, (_, place) => reserve({ hostname: `plc-${place}` })))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const { data } = await shop.get<List>(at('addresses?hostname.startswith=plc-'))
    expect(data.map(({ ipaddress }) => ipaddress)).toEqual([
      '10.10.0.2',
      ...Array.from({ length: 11 }, (_, place) => `10.10.0.${13 + place}`),
    ])
    const many = await shop.refused('POST', at(`subnets/${subnetid}/actions/reserve`), { body: { count: 8 } })
    expect(many.detail).toContain('only 7 free addresses')
  })

  test('that was given back is free again, and forgets whose it was', async () => {
    const subnetid = await subnetOf(shop, { cidr: '10.11.0.0/30' })
    const { addressid } = await shop.post(at('addresses'), {
      ipaddress: '10.11.0.1',
      hostname: 'gone',
      description: 'Old',
    })
    await shop.delete(at(`addresses/${String(addressid)}`))
    await shop.post(at(`subnets/${subnetid}/actions/reserve`), { hostname: 'new' })
    const { data } = await shop.get<List>(at('addresses?ipaddress=10.11.0.1'))
    expect(data).toMatchObject([{ hostname: 'new', description: null }])
  })

  test('is shown with its subnet by the page and found by the search, also when nobody has it', async () => {
    const subnetid = await subnetOf(shop, { cidr: '10.12.0.0/29', name: 'Cell 12', gateway: '10.12.0.1' })
    await shop.post(at('addresses'), { ipaddress: '10.12.0.2', hostname: 'pc-12' })
    const page = await shop.get<{ data: readonly { table?: { rows: readonly Row[] } }[] }>(
      `/api/pages/network/subnet?subnetid=${subnetid}&count=2`,
    )
    expect(page.data[1]?.table?.rows).toEqual([{ ipaddress: '10.12.0.3' }, { ipaddress: '10.12.0.4' }])
    expect(page.data[2]?.table?.rows).toMatchObject([{ ipaddress: '10.12.0.2', hostname: 'pc-12' }])
    expect(page.data[0]).toMatchObject({
      title: 'Subnet',
      lines: [
        { label: 'Subnet', detail: '10.12.0.0/29', link: `/network/subnets/${subnetid}` },
        { label: 'Name', detail: 'Cell 12' },
        { label: 'Gateway', detail: '10.12.0.1' },
        { label: 'Addresses recorded', detail: 1 },
        { label: 'In use', detail: 33.3, unit: '%' },
        { label: 'Free', detail: 4 },
      ],
    })
    const free = await shop.get<List>('/api/search/plugins?q=10.12.0.5')
    expect(free.data).toMatchObject([{ title: '10.12.0.0/29 Cell 12', detail: '10.12.0.5 is not recorded' }])
    const known = await shop.get<List>('/api/search/plugins?q=10.12.0.2')
    expect(known.data).toMatchObject([{ detail: '10.12.0.2 is that of pc-12' }])
    const maker = await shop.get<List>('/api/search/plugins?q=accc.8e00.0001')
    expect(maker.data).toMatchObject([{ title: 'Axis Communications', detail: 'Made AC:CC:8E:00:00:01' }])
  })

  test('may be changed by an operator, and only read by a viewer', async () => {
    const [operator, viewer] = [await shop.as('operator'), await shop.as('viewer')]
    const { addressid } = await operator.post(at('addresses'), { ipaddress: '10.13.0.1' })
    await viewer.get(at(`addresses/${String(addressid)}`))
    expect(
      await viewer.refused('PATCH', at(`addresses/${String(addressid)}`), { body: { hostname: 'x' } }),
    ).toMatchObject({ status: 403 })
    const subnetid = await subnetOf(shop, { cidr: '10.13.0.0/24' })
    expect(await viewer.refused('POST', at(`subnets/${subnetid}/actions/reserve`), { body: {} })).toMatchObject({
      status: 403,
    })
  })
})

describeShop('a VLAN', {}, (shop) => {
  test('has its number for itself at its site', async () => {
    const [east, west] = await Promise.all(['East', 'West'].map((name) => shop.post('/api/locations', { name })))
    await shop.post(at('vlans'), { number: 10, name: 'Office', siteid: east?.['locationid'] })
    await shop.post(at('vlans'), { number: 10, name: 'Office', siteid: west?.['locationid'] })
    const same = { number: 10, name: 'Voice', siteid: east?.['locationid'] }
    expect(await shop.refused('POST', at('vlans'), { body: same })).toMatchObject({
      status: 409,
      errors: [{ path: '/number' }],
    })
    const everywhere = await shop.refused('POST', at('vlans'), { body: { number: 10, name: 'Everywhere' } })
    expect(everywhere.detail).toContain('Office')
    for (const number of [0, 4095]) await shop.refused('POST', at('vlans'), { body: { number, name: 'None' } })
  })
})

interface Demo {
  readonly sites: readonly string[]
  readonly vlans: readonly { readonly vid: number; readonly name: string; readonly site: string }[]
  readonly prefixes: readonly Readonly<
    Record<'prefix' | 'status' | 'space' | 'site' | 'description', string | number | null>
  >[]
}

describeShop('the demonstration data of NetBox', {}, (shop) => {
  const csv = (heads: readonly string[], rows: readonly (readonly unknown[])[]): string =>
    [heads, ...rows].map((row) => row.map((cell) => `"${String(cell ?? '')}"`).join(',')).join('\n')
  const bring = async (table: string, file: string): Promise<Row> => {
    const sending = { raw: file, headers: { 'content-type': 'text/csv' } }
    return (await shop.request('POST', `/api/${table}/import`, sending)).body as Row
  }

  test('comes in as files do, with its VLANs by site and its prefixes in their containers', async () => {
    const demo = JSON.parse(readFileSync(new URL('fixtures/netbox-demo.json', import.meta.url), 'utf8')) as Demo
    await bring(
      'locations',
      csv(
        ['name'],
        demo.sites.map((name) => [name]),
      ),
    )
    const vlans = await bring(
      'network/vlans',
      csv(
        ['number', 'name', 'sitename'],
        demo.vlans.map(({ vid, name, site }) => [vid, name, site]),
      ),
    )
    expect(vlans).toMatchObject({ created: 63, rejected: 0 })
    const spaces = [...new Set(demo.prefixes.flatMap(({ space }) => space ?? []))]
    await bring(
      'network/addressspaces',
      csv(
        ['name'],
        spaces.map((space) => [`VRF ${space}`]),
      ),
    )
    const rows = demo.prefixes.map(({ prefix, status, space, site, description }) => [
      prefix,
      status === 'container',
      site,
      space === null ? 'Plant' : `VRF ${space}`,
      description,
    ])
    const heads = ['cidr', 'iscontainer', 'sitename', 'addressspacename', 'name']
    expect(await bring('network/subnets', csv(heads, rows))).toMatchObject({ created: 90, rejected: 0 })
    const { data } = await shop.get<List>(at('subnets?perpage=3'))
    expect(data.map(({ cidr }) => cidr)).toEqual(['10.112.0.0/15', '10.112.0.0/17', '10.112.128.0/17'])
    const again = await bring('network/subnets', csv(heads, rows))
    expect(again).toMatchObject({ unchanged: 90 })
  })
})
