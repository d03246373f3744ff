import { ipRange } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop, type TestShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

type Row = Readonly<Record<string, unknown>>

async function make(shop: TestShop, path: string, row: Row): Promise<number> {
  return Number((await shop.post(path, row))['assetid'])
}

describeShop('who has an address', {}, (shop) => {
  const platform = () => platformsOf(shop.running.site)('network')

  test('is told of every class, of what is told beside it, and of what belongs to it', async () => {
    const printer = await make(shop, '/api/printers', { assetnumber: 'PRN-1', ipaddress: '10.1.0.2' })
    const mill = await make(shop, '/api/equipment', { assetnumber: '3101' })
    await shop.post('/api/equipment/focas', { assetid: mill, ipaddress: '10.1.0.3', macaddress: '00e0e4000003' })
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-1' })
    const adapter = { computerid: pc, interfacename: 'eth0', ipaddress: '10.1.0.4', ipaddress6: 'fd00::4' }
    await shop.post('/api/computers/computerinterfaces', { ...adapter, macaddress: '001b1b000004' })
    const asked = ['10.1.0.2', '10.1.0.3', '10.1.0.4', 'FD00:0::4', '10.1.0.5']
    expect(await platform().holders('ipaddress', asked)).toEqual([
      {
        assetid: printer,
        assetnumber: 'PRN-1',
        table: 'printers',
        label: 'Printer',
        field: 'ipaddress',
        value: '10.1.0.2',
      },
      { assetid: mill, assetnumber: '3101', table: 'focas', label: 'FOCAS', field: 'ipaddress', value: '10.1.0.3' },
      ...['ipaddress', 'ipaddress6'].map((field, at) => ({
        assetid: pc,
        assetnumber: 'PC-1',
        table: 'computerinterfaces',
        label: 'Network interface',
        field,
        value: ['10.1.0.4', 'fd00::4'][at],
      })),
    ])
    const macs = await platform().holders('macaddress', ['00-e0-e4-00-00-03', '00:1B:1B:00:00:04'])
    expect(macs).toMatchObject([
      { assetid: mill, field: 'macaddress', value: '00:E0:E4:00:00:03' },
      { assetid: pc, table: 'computerinterfaces' },
    ])
  })

  test('is told by ranges too, however many addresses they have', async () => {
    const printer = await make(shop, '/api/printers', { assetnumber: 'PRN-9', ipaddress: '10.9.1.2' })
    await make(shop, '/api/printers', { assetnumber: 'PRN-10', ipaddress: '10.9.10.2' })
    const wide = await make(shop, '/api/printers', { assetnumber: 'PRN-11', ipaddress: '2001:db8:0:0:1::7' })
    const within = async (...cidrs: readonly string[]) => {
      const found = await platform().holdersWithin(cidrs.map((cidr) => ipRange(cidr)))
      return found.map((some) => some.map(({ assetid, value }) => [assetid, value]))
    }
    expect(await within('10.9.1.0/24')).toEqual([[[printer, '10.9.1.2']]])
    const others = ['10.9.1.0/30', '2001:db8::/56', '10.9.8.0/23', '2000::/3', '10.9.1.128/25']
    const tells = [wide, '2001:db8::1:0:0:7']
    expect(await within(...others)).toEqual([[[printer, '10.9.1.2']], [tells], [], [tells], []])
    expect((await within('10.9.0.0/20'))[0]?.map(([, value]) => value)).toEqual(['10.9.1.2', '10.9.10.2'])
    expect(await within()).toEqual([])
  })

  test('is nobody whose row or asset was removed, and nobody whose address is elsewhere', async () => {
    const gone = await make(shop, '/api/printers', { assetnumber: 'PRN-2', ipaddress: '10.2.0.2' })
    await shop.delete(`/api/printers/${gone}`)
    const mill = await make(shop, '/api/equipment', { assetnumber: '3102' })
    await shop.post('/api/equipment/focas', { assetid: mill, ipaddress: '10.2.0.3' })
    await shop.delete(`/api/equipment/focas/${mill}`)
    await shop.post('/api/equipment/serialdnc', { assetid: mill, ipaddress: '10.2.0.4' })
    await shop.post('/api/equipment/ethernet', { assetid: mill, gateway: '10.2.0.1', subnetmask: '255.255.255.0' })
    const asked = ['10.2.0.1', '10.2.0.2', '10.2.0.3', '10.2.0.4', '255.255.255.0']
    expect(await platform().holders('ipaddress', asked)).toEqual([])
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-2' })
    await shop.post('/api/computers/computerinterfaces', { computerid: pc, interfacename: 'e', ipaddress: '10.2.0.5' })
    await shop.delete(`/api/computers/${pc}`)
    expect(await platform().holders('ipaddress', ['10.2.0.5'])).toEqual([])
  })

  test('is seen by a change set that has just written it', async () => {
    await platform().change('A device', async (work) => {
      const [before] = await work.holders('ipaddress', ['10.3.0.2'])
      expect(before).toBeUndefined()
    })
    const id = await make(shop, '/api/network/networkdevices', { assetnumber: 'SW-1', ipaddress: '10.3.0.2' })
    expect(await platform().holders('ipaddress', ['10.3.0.2'])).toMatchObject([
      { assetid: id, table: 'networkdevices' },
    ])
  })

  test('is asked for at most a thousand addresses at once, and for nothing that is none', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => `10.${at >> 8}.${at & 255}.1`)
    await expect(platform().holders('ipaddress', many)).rejects.toThrow('at most 1,000')
    expect(await platform().holders('ipaddress', many.slice(0, 1000))).toEqual([])
    expect(await platform().holders('ipaddress', [])).toEqual([])
    expect(await platform().holders('macaddress', ['10.1.0.2', ''])).toEqual([])
  })
})
