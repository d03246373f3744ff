import { defineAssetType, text } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop, type TestShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

type Row = Readonly<Record<string, unknown>>

async function make(shop: TestShop, path: string, row: Row): Promise<number> {
  return Number((await shop.post(path, row))['assetid'])
}

// As a plugin declares once more what it uses of another.
const computer = defineAssetType({ name: 'Computer', table: 'computers', fields: { hostname: text() } })

describeShop('which asset somebody outside means', {}, (shop) => {
  const platform = () => platformsOf(shop.running.site)('network')
  const meant = async (said: Readonly<Record<string, string | null>>) => (await platform().identify(said))?.assetid

  test('is told by serial number, hardware address, asset number, IP address or name, whichever class says so', async () => {
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-1', hostname: 'cell1-pc', name: 'Press PC' })
    const adapter = { computerid: pc, interfacename: 'eth0', ipaddress: '10.1.0.4', macaddress: '001b1b000001' }
    await shop.post('/api/computers/computerinterfaces', adapter)
    const press = { assetnumber: 'PRN-1', serialnumber: 'VNB3J00001', windowsname: 'Cell 1 Laser' }
    const printer = await make(shop, '/api/printers', press)
    expect(await meant({ serialnumber: 'vnb3j00001 ' })).toBe(printer)
    expect(await meant({ macaddress: '00-1B-1B-00-00-01' })).toBe(pc)
    expect(await meant({ hostname: 'CELL1-PC' })).toBe(pc)
    expect(await meant({ assetnumber: 'prn-1' })).toBe(printer)
    expect(await meant({ ipaddress: '10.1.0.4' })).toBe(pc)
    for (const name of ['cell1-pc', 'pc-1', 'press  pc']) expect(await meant({ name })).toBe(pc)
    expect(await meant({ name: 'Cell 1 Laser' })).toBe(printer)
    expect(await meant({ name: 'nobody', ipaddress: null })).toBeUndefined()
    expect(await platform().identify({ name: 'cell1-pc' })).toMatchObject({ assetnumber: 'PC-1', isactive: true })
  })

  test('is decided by the surest thing that points to exactly one', async () => {
    const one = await make(shop, '/api/printers', { assetnumber: 'PRN-21', ipaddress: '10.2.0.1', name: 'Twin' })
    const other = await make(shop, '/api/printers', { assetnumber: 'PRN-22', ipaddress: '10.2.0.1', name: 'Twin' })
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-2', serialnumber: 'SN-2' })
    expect(await meant({ serialnumber: 'SN-2', name: 'PRN-21' })).toBe(pc)
    expect(await meant({ ipaddress: '10.2.0.1', name: 'PRN-22' })).toBe(other)
    expect(await meant({ ipaddress: '10.2.0.1' })).toBeUndefined()
    expect(await meant({ name: 'Twin' })).toBeUndefined()
    await shop.delete(`/api/printers/${other}`)
    expect(await meant({ name: 'Twin' })).toBe(one)
    expect(await meant({ assetnumber: 'PRN-22' })).toBeUndefined()
  })

  test('is no thing with another serial number, and none by a text that says nothing', async () => {
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-3', hostname: 'cell3', serialnumber: 'SN-3' })
    expect(await meant({ hostname: 'cell3', serialnumber: 'SN-3-NEW' })).toBeUndefined()
    expect(await meant({ hostname: 'cell3', serialnumber: 'To be filled by O.E.M.' })).toBe(pc)
    const board = await make(shop, '/api/computers', { assetnumber: 'PC-4', serialnumber: 'Default string' })
    expect(await meant({ serialnumber: 'Default string' })).toBeUndefined()
    await shop.patch(`/api/computers/${board}`, { serialnumber: 'DEMO' })
    expect(await meant({ serialnumber: 'DEMO' })).toBe(board)
    await shop.patch('/api/settings', { junkidentities: 'some other\ndemo' })
    expect(await meant({ serialnumber: 'DEMO' })).toBeUndefined()
  })

  test('can be asked for among one class', async () => {
    const press = await make(shop, '/api/printers', { assetnumber: 'PRN-5', name: 'Cell 5' })
    const pc = await make(shop, '/api/computers', { assetnumber: 'PC-5', name: 'Cell 5' })
    expect(await meant({ name: 'Cell 5' })).toBeUndefined()
    expect(await platform().identify({ name: 'Cell 5' }, computer)).toMatchObject({ assetid: pc, hostname: null })
    expect(await platform().identify({ assetnumber: 'PRN-5' }, computer)).toBeUndefined()
    expect(await meant({ assetnumber: 'PRN-5' })).toBe(press)
  })

  test('is told by rows that say of which asset they tell, as addresses do', async () => {
    const mill = await make(shop, '/api/equipment', { assetnumber: '3106' })
    const row = { ipaddress: '10.6.0.2', hostname: 'mill6', macaddress: '00e0e4000006', holderid: mill }
    const { addressid } = await shop.post('/api/network/addresses', row)
    for (const said of [{ ipaddress: '10.6.0.2' }, { name: 'MILL6' }, { macaddress: '00e0.e400.0006' }])
      expect(await meant(said)).toBe(mill)
    const [holder] = await platform().holders('ipaddress', ['10.6.0.2'])
    expect(holder).toBeUndefined()
    await shop.delete(`/api/network/addresses/${String(addressid)}`)
    expect(await meant({ name: 'mill6' })).toBeUndefined()
  })

  test('is seen by a change set that has just written it, and asked for by what knows assets alone', async () => {
    await platform().change('A computer', async (work) => {
      const { assetid } = await work.create(computer, { assetnumber: 'PC-7', serialnumber: 'SN-7' })
      expect(await work.identify({ serialnumber: 'SN-7' })).toMatchObject({ assetid })
    })
    const asked = platform().identify({ colour: 'green' })
    await expect(asked).rejects.toThrow(
      'No asset is known by colour; what they are known by is serialnumber, macaddress',
    )
    await expect(platform().identify({ windowsname: 'x' }, computer)).rejects.toThrow(
      'No asset is known by windowsname',
    )
  })
})
