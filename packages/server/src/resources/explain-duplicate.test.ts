import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

describeShop('what is there already', {}, (shop) => {
  const refusal = async (method: 'POST' | 'PATCH', path: string, body: object): Promise<readonly unknown[]> => {
    const { status, detail, errors = [] } = await shop.refused(method, path, { body })
    return [status, detail, ...errors.map((flaw) => flaw.path)]
  }

  test('is told with what has it, though that is of another class', async () => {
    await shop.post('/api/equipment', { assetnumber: '0012', name: 'Lathe' })
    const words = 'Asset number must be unique; equipment 0012 has it already.'
    expect(await refusal('POST', '/api/printers', { assetnumber: '0012' })).toEqual([409, words, '/assetnumber'])
    const { assetid } = await shop.post('/api/printers', { assetnumber: '0013' })
    const path = `/api/printers/${String(assetid)}`
    expect(await refusal('PATCH', path, { assetnumber: '0012' })).toEqual([409, words, '/assetnumber'])
    await shop.request('DELETE', path)
    expect(await refusal('POST', '/api/equipment', { assetnumber: '0013' })).toEqual([
      409,
      'Machine number must be unique; printer 0013 has it already; that printer was removed and can be restored.',
      '/assetnumber',
    ])
  })

  test('is told by the number of the asset where a member of its class is in the way', async () => {
    await shop.post('/api/computers', { assetnumber: 'PC-1', hostname: 'cell-1' })
    const words = 'Host name must be unique; computer PC-1 has it already.'
    expect(await refusal('POST', '/api/computers', { assetnumber: 'PC-2', hostname: 'CELL-1' })).toEqual([
      409,
      words,
      '/hostname',
    ])
  })

  test('together with others is told at the last of them, and with the row that has the same', async () => {
    const { addressspaceid } = await shop.post('/api/network/addressspaces', { name: 'Cells' })
    const make = (ipaddress: string) => shop.post('/api/network/addresses', { addressspaceid, ipaddress })
    await make('10.1.2.3')
    const { addressid } = await make('10.1.2.4')
    const words = 'Address must be unique together with address space; address 10.1.2.3 has the same already.'
    const told = [409, words, '/ipaddress']
    expect(await refusal('POST', '/api/network/addresses', { addressspaceid, ipaddress: '10.1.2.3' })).toEqual(told)
    const path = `/api/network/addresses/${String(addressid)}`
    expect(await refusal('PATCH', path, { ipaddress: '10.1.2.3' })).toEqual(told)
  })
})
