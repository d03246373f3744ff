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

  test('which of the two is scanned first does not matter, and a device is nobody who borrows', async () => {
    const [device, other] = [await made('USB-20'), await made('USB-21')]
    await shop.post('/api/usbdevices/usbborrowers', { name: 'Grinding', badge: 'B-2020' })
    expect((await scan('usb-20', 'B-2020')).body).toMatchObject({
      message: expect.stringContaining('lent to Grinding'),
    })
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Grinding' })
    const refusal = (tag: string) => ({
      status: 400,
      body: { errors: [{ path: '/badge', message: `is the tag of a USB device, ${tag}; scan a badge` }] },
    })
    expect(await scan('USB-21', 'USB-21')).toMatchObject(refusal('USB-21'))
    expect(await scan('USB-20', 'USB-21')).toMatchObject(refusal('USB-20'))
    expect(await scan('USB-21', 'nothing')).toMatchObject({ status: 400 })
    expect(await look(other)).toMatchObject({ state: 'in' })
    const typed = { body: { who: 'USB-20', purpose: 'x' } }
    expect(await shop.request('POST', `/api/usbdevices/${other.assetid}/actions/checkout`, typed)).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/who' }] },
    })
  })

  test('what somebody has is told of each borrower, whatever they are called', async () => {
    const names = ['Heat, treat & more', 'Nobody yet']
    const ids: number[] = []
    for (const [at, name] of names.entries())
      ids.push(
        Number((await shop.post('/api/usbdevices/usbborrowers', { name, badge: `B-203${at}` }))['usbborrowerid']),
      )
    for (const tag of ['USB-30', 'USB-31']) {
      await made(tag)
      await scan('B-2030', tag)
    }
    expect(await shop.get(`/api/usbdevices/usbborrowers/columns?id=${ids.join()}`)).toMatchObject({
      data: [{ label: 'Has now', values: [{ id: ids[0], value: 'USB-30, USB-31' }] }],
    })
  })

  test('who is known is found by name too, and who got a new badge brings back what was lent on the old one', async () => {
    const device = await made('USB-22')
    const borrowers = '/api/usbdevices/usbborrowers'
    const { usbborrowerid } = await shop.post(borrowers, { name: 'Broaching', badge: 'B-2022' })
    const lend = (who: string) =>
      shop.request('POST', `/api/usbdevices/${device.assetid}/actions/checkout`, { body: { who, purpose: 'x' } })
    expect(await lend('broaching')).toMatchObject({ status: 200 })
    expect(await checkouts(device)).toMatchObject([{ borrower: 'Broaching', badge: 'B-2022' }])
    await passTime(device)
    await shop.post(borrowers, { name: 'Broaching', badge: 'B-2023' })
    expect(await scan('B-2023', 'USB-22')).toMatchObject({ status: 409 })
    await shop.patch(`${borrowers}/${String(usbborrowerid)}`, { badge: 'B-2024' })
    expect(await scan('B-2024', 'USB-22')).toMatchObject({ status: 200 })
    expect(await look(device)).toMatchObject({ state: 'in' })
    // Two have that name now: nobody knows who is meant.
    await lend('Broaching')
    expect((await checkouts(device))[0]).toMatchObject({ borrower: 'Broaching', badge: null })
  })
})
