import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Device = { readonly assetid: number }
type Listed = { readonly data: readonly Record<string, unknown>[] }

describeShop('USB devices that are borrowed by scan', {}, (shop: TestShop) => {
  const made = (assetnumber: string, more: object = {}): Promise<Device> =>
    shop.post<Device>('/api/usbdevices', { assetnumber, ...more })
  const scan = (badge: string, what: string) =>
    shop.request('POST', '/api/usbdevices/actions/borrow', { body: { badge, device: what } })
  /** Lets its loans have begun and ended ten seconds earlier. */
  const passTime = async ({ assetid }: Device) => {
    const past = new Date(Date.now() - 10_000).toISOString().replace('T', ' ').replace('Z', '')
    await shop.running.site.database.transaction(async (trx) => {
      const mine = trx.updateTable('usbcheckouts').where('usbdeviceid', '=', assetid)
      await mine.set({ outtime: past }).execute()
      await mine.set({ intime: past }).where('intime', 'is not', null).execute()
    })
  }
  const look = (device: Device) => shop.get(`/api/usbdevices/${device.assetid}`)
  const checkouts = async (device: Device) =>
    (await shop.get<Listed>(`/api/usbdevices/usbcheckouts?usbdeviceid=${device.assetid}`)).data

  test('two scans lend it, and two more bring it back', async () => {
    const device = await made('USB-7', { serialnumber: 'AA-77' })
    await shop.post('/api/usbdevices/usbborrowers', { name: 'Heat treatment', badge: 'B-1005' })
    expect((await scan('b-1005', 'usb-7')).body).toMatchObject({
      message: expect.stringContaining('lent to Heat treatment'),
    })
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Heat treatment' })
    await passTime(device)
    expect((await scan('B-1005', 'AA-77')).body).toMatchObject({
      message: expect.stringContaining('back from Heat treatment'),
    })
    expect(await checkouts(device)).toMatchObject([{ badge: 'B-1005', inby: 'Heat treatment' }])
    expect(await scan('B-1005', 'nothing')).toMatchObject({ status: 400, body: { errors: [{ path: '/device' }] } })
    await made('USB-8', { serialnumber: 'AA-77' })
    expect(await scan('B-1005', 'AA-77')).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('several devices') }] },
    })
  })

  test('a scan of another badge takes nothing from who has it, also where many scan at the same moment', async () => {
    const device = await made('USB-9')
    const badges = ['B-1', 'B-2', 'B-3', 'B-4', 'B-5', 'B-6', 'B-7', 'B-8']
    const answers = await Promise.all(badges.map((badge) => scan(badge, 'USB-9')))
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(answers.map(({ status }) => status).filter((status) => status === 409)).toHaveLength(7)
    const [loan, ...others] = await checkouts(device)
    expect(others).toEqual([])
    expect(loan).toMatchObject({ intime: null, openusbdeviceid: device.assetid })
    const has = String(loan?.['badge'])
    await passTime(device)
    expect(await scan(has === 'B-1' ? 'B-2' : 'B-1', 'USB-9')).toMatchObject({
      status: 409,
      body: {
        detail: `USB-9 is lent to ${has} since ${new Date().toLocaleDateString('sv-SE')}; it is taken back first, with the badge of ${has} or by Take back on its page.`,
      },
    })
    expect(await scan(has.toLowerCase(), 'USB-9')).toMatchObject({ status: 200 })
    expect(await look(device)).toMatchObject({ state: 'in', borrower: null })
  })

  test('what was scanned twice by accident stays as the first scan made it', async () => {
    const device = await made('USB-10')
    await shop.post('/api/usbdevices/usbborrowers', { name: 'Tool room', badge: 'B-2001' })
    for (const said of ['is lent to Tool room until', 'since a moment ago'])
      expect((await scan('B-2001', 'USB-10')).body).toMatchObject({ message: expect.stringContaining(said) })
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Tool room' })
    await passTime(device)
    for (const said of ['is back from Tool room. Scan it', 'is back from Tool room, since a moment ago'])
      expect((await scan('B-2001', 'USB-10')).body).toMatchObject({ message: expect.stringContaining(said) })
    expect(await look(device)).toMatchObject({ state: 'in' })
    await passTime(device)
    await scan('B-2001', 'USB-10')
    expect(await checkouts(device)).toHaveLength(2)
  })
})
