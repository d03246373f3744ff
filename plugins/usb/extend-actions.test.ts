import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Device = { readonly assetid: number }
type Row = Readonly<Record<string, unknown>>
type Listed = { readonly data: readonly Row[] }

/** A day as the site counts them, so many days from now. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE')

describeShop('USB devices that are kept longer', {}, (shop) => {
  const act = ({ assetid }: Device, action: string, body: object = {}) =>
    shop.request('POST', `/api/usbdevices/${assetid}/actions/${action}`, { body })
  /** A device that is lent for three days. */
  const lent = async (assetnumber: string): Promise<Device> => {
    const device = await shop.post<Device>('/api/usbdevices', { assetnumber })
    await act(device, 'checkout', { who: 'Metrology lab', purpose: 'Reports', duedate: day(3) })
    return device
  }
  const look = ({ assetid }: Device) => shop.get(`/api/usbdevices/${assetid}`)
  const loans = async ({ assetid }: Device) =>
    (await shop.get<Listed>(`/api/usbdevices/usbcheckouts?usbdeviceid=${assetid}`)).data
  const loanPath = async (device: Device) =>
    `/api/usbdevices/usbcheckouts/${String((await loans(device))[0]?.['usbcheckoutid'])}`

  test('a loan is extended on the page of the device or of the loan, and an undo takes it back', async () => {
    const device = await lent('E-1')
    expect((await act(device, 'extend', { duedate: day(5) })).body).toMatchObject({
      message: `E-1 is lent to Metrology lab until ${day(5)}.`,
    })
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Metrology lab', duedate: day(5) })
    const path = await loanPath(device)
    await shop.post(`${path}/actions/extend`, { duedate: day(9) })
    expect(await loans(device)).toMatchObject([{ duedate: day(9), intime: null, openusbdeviceid: device.assetid }])
    const history = await shop.get<{ data: { changeset: { changesetid: number } }[] }>(`${path}/history`)
    expect(history).toMatchObject({
      data: [
        { changeset: { reason: `Extended until ${day(9)}` }, before: { duedate: day(5) }, after: { duedate: day(9) } },
        { changeset: { reason: `Extended until ${day(5)}` } },
        { changeset: { reason: 'Lent to Metrology lab' } },
      ],
    })
    await shop.post(`/api/changesets/${history.data[0]?.changeset.changesetid}/undo`)
    expect(await look(device)).toMatchObject({ duedate: day(5) })
    expect(await loans(device)).toMatchObject([{ duedate: day(5) }])
  })

  test('the day must be a later one than it is due back, and not lie in the past', async () => {
    const device = await lent('E-2')
    const refused = (duedate?: string) => act(device, 'extend', { duedate })
    const saying = (message: string) => ({ status: 400, body: { errors: [{ path: '/duedate', message }] } })
    expect(await refused()).toMatchObject({ status: 400 })
    expect(await refused(day(3))).toMatchObject(saying(`must be later than ${day(3)}, when it is due back now`))
    expect(await refused(day(-1))).toMatchObject(saying('must not lie in the past'))
    await makeLate(device)
    expect(await refused(day(-1))).toMatchObject(saying('must not lie in the past'))
    expect(await refused(day(0))).toMatchObject({ status: 200 })
  })

  /** Lets a loan have been due two days ago. */
  const makeLate = ({ assetid }: Device) =>
    shop.running.site.database.transaction((trx) =>
      trx
        .updateTable('usbcheckouts')
        .set({ duedate: day(-2) })
        .where('usbdeviceid', '=', assetid)
        .execute(),
    )

  test('a loan that has ended is not extended, nor is one of a device that is infected', async () => {
    const device = await lent('E-3')
    const path = await loanPath(device)
    await act(device, 'scan', { result: 'infected', tool: 'ClamAV' })
    const infected = { status: 409, body: { detail: 'E-3 is infected; take it back and wipe it.' } }
    expect(await act(device, 'extend', { duedate: day(5) })).toMatchObject(infected)
    expect(await shop.request('POST', `${path}/actions/extend`, { body: { duedate: day(5) } })).toMatchObject(infected)
    await act(device, 'checkin')
    await act(device, 'wipe', { tool: 'Secure erase' })
    await act(device, 'checkout', { who: 'Tool room', purpose: 'Programs', duedate: day(3) })
    expect(await shop.request('POST', `${path}/actions/extend`, { body: { duedate: day(5) } })).toMatchObject({
      status: 409,
      body: { detail: 'This loan of E-3 has ended; check the device out anew.' },
    })
    expect(await look(device)).toMatchObject({ borrower: 'Tool room', duedate: day(3) })
    await act(device, 'checkin')
    expect(await act(device, 'extend', { duedate: day(5) })).toMatchObject({
      status: 409,
      body: { detail: 'E-3 is in the drawer; it is not lent to anybody.' },
    })
  })

  test('viewers do not extend, operators do', async () => {
    const device = await lent('E-4')
    const paths = [`/api/usbdevices/${device.assetid}`, await loanPath(device)].map((path) => `${path}/actions/extend`)
    const [viewer, operator] = [await shop.as('viewer'), await shop.as('operator')]
    for (const [at, path] of paths.entries()) {
      const body = { duedate: day(5 + at) }
      expect(await viewer.refused('POST', path, { body })).toMatchObject({ status: 403 })
      await operator.post(path, body)
    }
  })

  test('what is extended while somebody takes it back is back, and is due no more', async () => {
    for (let round = 0; round < 6; round += 1) {
      const device = await lent(`R-${round}`)
      const both = [() => act(device, 'extend', { duedate: day(5) }), () => act(device, 'checkin')]
      const replies = await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((ask) => ask()))
      expect(replies.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
      expect(await look(device)).toMatchObject({ state: 'in', borrower: null, duedate: null })
      expect(await loans(device)).toMatchObject([{ ending: 'returned', openusbdeviceid: null }])
    }
  })
})
