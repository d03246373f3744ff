import { describeShop, type TestShop } from '@shopdb/server/testing'
import { describe, expect, test } from 'vitest'

type Device = { readonly assetid: number; readonly assetnumber: string; readonly state: string }
type Told = Record<string, unknown>
type Due = { readonly data: readonly { readonly table: { readonly rows: readonly Told[] } }[] }
type Listed = { readonly data: readonly Record<string, unknown>[] }

/** A day as the site counts them, so many days from now. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE')
const soon = { who: 'Metrology lab', purpose: 'Reports' }

describeShop('USB devices', {}, (shop: TestShop) => {
  const made = (assetnumber: string, more: object = {}): Promise<Device> =>
    shop.post<Device>('/api/usbdevices', { assetnumber, ...more })
  const act = (device: Device, action: string, body: object = {}) =>
    shop.request('POST', `/api/usbdevices/${device.assetid}/actions/${action}`, { body })
  const look = (device: Device) => shop.get(`/api/usbdevices/${device.assetid}`)
  const checkouts = async (device: Device) =>
    (await shop.get<Listed>(`/api/usbdevices/usbcheckouts?usbdeviceid=${device.assetid}`)).data

  test('a device is called what its ids say, however they are written', async () => {
    const blade = await made('U-1', { usbvendorid: '0781', usbproductid: '5567' })
    expect(blade).toMatchObject({ usbname: 'SanDisk Corp. Cruzer Blade', state: 'in', scanresult: 'unscanned' })
    const cap = await made('U-2', { usbvendorid: '05DC', usbproductid: 'A81D' })
    expect(cap).toMatchObject({
      usbvendorid: '05dc',
      usbproductid: 'a81d',
      usbname: expect.stringContaining('JumpDrive'),
    })
    const changed = await shop.patch(`/api/usbdevices/${cap.assetid}`, { usbproductid: 'ffff' })
    expect(changed).toMatchObject({ usbname: 'Lexar Media, Inc.' })
    expect(
      await shop.refused('POST', '/api/usbdevices', { body: { assetnumber: 'U-3', usbvendorid: '781' } }),
    ).toMatchObject({
      status: 400,
      errors: [{ path: '/usbvendorid' }],
    })
  })

  test('serial numbers may be missing and may be shared', async () => {
    await made('S-1', { serialnumber: '0001' })
    expect(await made('S-2', { serialnumber: '0001' })).toMatchObject({ serialnumber: '0001' })
    expect(await made('S-3')).toMatchObject({ serialnumber: null })
  })

  test('a device goes out with who, why and until when, and comes back; both stay written down', async () => {
    const device = await made('L-1')
    const press = await shop.post<{ assetid: number }>('/api/equipment', { assetnumber: '3105' })
    const mill = await shop.post<{ assetid: number }>('/api/equipment', { assetnumber: '3106' })
    const machines = { frommachineid: mill.assetid, formachineid: press.assetid }
    const out = await act(device, 'checkout', { ...soon, duedate: day(3), ...machines })
    expect(out.body).toMatchObject({ message: `L-1 is lent to Metrology lab until ${day(3)}.` })
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Metrology lab', duedate: day(3) })
    expect(await act(device, 'checkout', soon)).toMatchObject({ status: 409 })
    expect(await shop.refused('DELETE', `/api/usbdevices/${device.assetid}`)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('take it back first'),
    })
    const back = await act(device, 'checkin', { note: 'Cap is missing' })
    expect(back.body).toMatchObject({ message: 'L-1 is back from Metrology lab. Scan it before it is lent again.' })
    expect(await look(device)).toMatchObject({ state: 'in', borrower: null, duedate: null })
    expect(await checkouts(device)).toMatchObject([
      {
        borrower: 'Metrology lab',
        purpose: 'Reports',
        frommachinename: '3106',
        formachinename: '3105',
        ending: 'returned',
        note: 'Cap is missing',
        openusbdeviceid: null,
      },
    ])
    expect(await act(device, 'checkin')).toMatchObject({ status: 409 })
    expect(await shop.get(`/api/usbdevices/${device.assetid}/history`)).toMatchObject({
      data: [{ changeset: { reason: 'Taken back' } }, { changeset: { reason: 'Lent to Metrology lab' } }, {}],
    })
  })

  test('what is lent is in use: a retired device is not lent, and one that is lent is not retired', async () => {
    const [device, retired] = [await made('L-2'), await made('L-3')]
    const { data } = await shop.get<Listed>('/api/assetstatuses?name=Retired')
    const assetstatusid = data[0]?.['assetstatusid']
    await shop.patch(`/api/usbdevices/${retired.assetid}`, { assetstatusid })
    expect(await act(retired, 'checkout', soon)).toMatchObject({
      status: 409,
      body: { detail: 'L-3 is Retired and cannot be lent.' },
    })
    await act(device, 'checkout', soon)
    const path = `/api/usbdevices/${device.assetid}`
    expect(await shop.refused('PATCH', path, { body: { assetstatusid } })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('L-2 is lent to Metrology lab; take it back first'),
    })
    await act(device, 'checkin')
    expect(await shop.patch(path, { assetstatusid })).toMatchObject({ assetstatusname: 'Retired' })
  })

  test('without a day it is due when the site says, and never in the past', async () => {
    const device = await made('D-1')
    expect(await act(device, 'checkout', { ...soon, duedate: day(-2) })).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/duedate', message: 'must not lie in the past' }] },
    })
    await act(device, 'checkout', soon)
    expect(await look(device)).toMatchObject({ duedate: day(7) })
  })

  test('who is to bring it back is told on a page, in lists and at home, until it is there', async () => {
    const device = await made('D-2')
    await act(device, 'checkout', { ...soon, duedate: day(0) })
    const due = async () => {
      const { data } = await shop.get<Due>('/api/pages/usb/dueback')
      return data.flatMap(({ table }) => table.rows).filter(({ subject }) => subject === 'D-2')
    }
    const home = async () => {
      const { data } = await shop.get<{ data: readonly (Told & { readonly lines?: unknown })[] }>('/api/dashboard')
      return data.filter(({ plugin }) => plugin === 'usb')
    }
    expect(await due()).toMatchObject([{ what: 'Metrology lab', left: 'due today', purpose: 'Reports' }])
    expect(await shop.get(`/api/usbdevices/columns?id=${device.assetid}`)).toMatchObject({
      data: [{ label: 'Where it is' }, { label: 'Due back', values: [{ value: day(0), tone: 'warning' }] }],
    })
    expect(await home()).toMatchObject([
      { kind: 'progress', title: 'USB devices lent' },
      { title: 'USB devices due back', lines: [{ label: 'D-2', detail: 'Metrology lab, due today' }] },
    ])
    await act(device, 'checkin')
    expect(await due()).toEqual([])
    await act(device, 'scan', { result: 'infected', tool: 'ClamAV' })
    expect(await home()).toMatchObject([{}, { title: 'Infected USB devices', value: 1, tone: 'error' }])
    await act(device, 'wipe', { tool: 'Secure erase' })
    expect(await home()).toMatchObject([{ title: 'USB devices lent' }])
  })

  test('of several who borrow it at the same moment one gets it', async () => {
    const device = await made('R-1')
    const askers = ['A', 'B', 'C', 'D', 'E'].map((who) => act(device, 'checkout', { who, purpose: 'Race' }))
    const statuses = (await Promise.all(askers)).map(({ status }) => status)
    expect(statuses.map(String).toSorted()).toEqual(['200', '409', '409', '409', '409'])
    expect(await checkouts(device)).toHaveLength(1)
    const returns = await Promise.all([act(device, 'checkin'), act(device, 'checkin')])
    expect(returns.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
  })

  test('the database itself holds that a device is out once', async () => {
    const device = await made('R-2')
    await act(device, 'checkout', soon)
    const { read } = shop.running.site.database
    const open = await read
      .selectFrom('usbcheckouts')
      .selectAll()
      .where('openusbdeviceid', '=', device.assetid)
      .executeTakeFirstOrThrow()
    const { usbcheckoutid: _key, ...again } = open
    const { database } = shop.running.site
    await expect(database.transaction((trx) => trx.insertInto('usbcheckouts').values(again).execute())).rejects.toThrow(
      /already there .*openusbdeviceid/u,
    )
  })

  test('whoever looked before another replica had lent it is told that somebody was faster', async () => {
    const device = await made('R-3')
    await act(device, 'checkout', soon)
    // As it still looks to a replica that read it a moment ago.
    await shop.running.site.database.transaction((trx) =>
      trx.updateTable('usbdevices').set({ state: 'in' }).where('assetid', '=', device.assetid).execute(),
    )
    expect(await act(device, 'checkout', soon)).toMatchObject({
      status: 409,
      body: { detail: 'Somebody else has just borrowed it; look at it again.' },
    })
    expect(await checkouts(device)).toHaveLength(1)
  })

  test('an infected device is not lent until it is wiped, and a scan counts no more after that', async () => {
    const device = await made('V-1')
    expect(await act(device, 'scan', { result: 'infected', tool: 'ClamAV 1.4.3' })).toMatchObject({
      status: 200,
      body: { tone: 'error' },
    })
    expect(await look(device)).toMatchObject({ state: 'in', scanresult: 'infected' })
    const offered = await shop.get<Listed>(`/api/usbdevices/${device.assetid}/actions`)
    expect(offered.data.map(({ name }) => name)).toEqual(['scan', 'wipe', 'lose', 'destroy'])
    expect(await act(device, 'checkout', soon)).toMatchObject({ status: 409 })
    await act(device, 'wipe', { tool: 'Secure erase' })
    expect(await look(device)).toMatchObject({ state: 'wiped', scanresult: 'unscanned', scandate: null })
    expect(await act(device, 'checkout', soon)).toMatchObject({ status: 200 })
  })

  test('what cannot be done now says why, and what would be right', async () => {
    const device = await made('W-1')
    const refusal = async (action: string, body: object = {}) => (await act(device, action, body)).body
    expect(await refusal('checkin')).toMatchObject({ detail: 'W-1 is in the drawer; it is not lent to anybody.' })
    expect(await refusal('find')).toMatchObject({ detail: 'W-1 is in the drawer; only a lost device can be found.' })
    await act(device, 'checkout', soon)
    expect(await refusal('checkout', soon)).toMatchObject({
      detail: 'W-1 is lent to Metrology lab already; take it back first.',
    })
    expect(await refusal('wipe', { tool: 'Secure erase' })).toMatchObject({
      detail: 'W-1 is lent and cannot be recorded as wiped; take it back first.',
    })
    await act(device, 'scan', { result: 'infected', tool: 'ClamAV' })
    await act(device, 'checkin')
    expect(await refusal('checkout', soon)).toMatchObject({
      detail: 'W-1 is infected; wipe it and scan it again first.',
    })
    expect(await shop.refused('GET', '/api/usbdevices/4711')).toMatchObject({ detail: 'There is no USB device 4711.' })
    await act(device, 'lose')
    expect(await refusal('wipe', { tool: 'Secure erase' })).toMatchObject({
      detail: 'W-1 is lost and cannot be recorded as wiped; record it as found first.',
    })
    await act(device, 'find')
    await act(device, 'destroy', { tool: 'Shredded in house' })
    expect(await refusal('checkout', soon)).toMatchObject({ detail: 'W-1 is destroyed and cannot be lent.' })
    expect(await refusal('lose')).toMatchObject({ detail: 'W-1 is destroyed; nothing more can be recorded of it.' })
  })

  test('a scanning station records by itself, and an older scan does not hide a newer one', async () => {
    const device = await made('V-2')
    const record = { usbdeviceid: device.assetid, kind: 'scanned', tool: 'Kiosk' }
    const path = '/api/usbdevices/usbrecords'
    await shop.post(path, { ...record, result: 'infected', at: `${day(-1)}T08:00:00.000Z` })
    await shop.post(path, { ...record, result: 'clean', at: `${day(-2)}T08:00:00.000Z` })
    expect(await look(device)).toMatchObject({ scanresult: 'infected' })
    const refused = (members: object) => shop.refused('POST', path, { body: { ...record, ...members } })
    expect(await refused({})).toMatchObject({
      status: 400,
      errors: [{ path: '/result', message: 'must say what the scan found' }],
    })
    expect(await refused({ tool: null })).toMatchObject({ errors: [{ path: '/result' }, { path: '/tool' }] })
    expect(await refused({ kind: 'wiped', doneby: 'IT', result: 'clean' })).toMatchObject({
      errors: [{ path: '/result', message: 'belongs to a scan only' }],
    })
    const wrong = { usbdeviceid: device.assetid, kind: 'found' }
    expect(await shop.refused('POST', path, { body: wrong })).toMatchObject({ status: 409 })
    const written = await shop.post(path, { ...record, result: 'clean' })
    expect(written['at']).toEqual(expect.stringMatching(/Z$/u))
    const row = `${path}/${String(written['usbrecordid'])}`
    expect((await shop.request('PATCH', row, { body: { result: 'infected' } })).status).toBeGreaterThanOrEqual(400)
  })

  test('a scanner whose clock is wrong hides no infection: what is recorded does not lie in the future', async () => {
    const device = await made('V-3')
    const record = { usbdeviceid: device.assetid, kind: 'scanned', result: 'clean', tool: 'Kiosk' }
    const path = '/api/usbdevices/usbrecords'
    expect(await shop.refused('POST', path, { body: { ...record, at: '2100-01-01T08:00:00Z' } })).toMatchObject({
      status: 400,
      errors: [{ path: '/at', message: expect.stringContaining('must not lie in the future') }],
    })
    const ahead = new Date(Date.now() + 120_000).toISOString()
    const clipped = await shop.post(path, { ...record, at: ahead })
    expect(String(clipped['at']) < ahead).toBe(true)
    await act(device, 'scan', { result: 'infected', tool: 'ClamAV' })
    expect(await look(device)).toMatchObject({ scanresult: 'infected' })
    expect(await act(device, 'checkout', soon)).toMatchObject({ status: 409 })
  })

  test('an infected device stays infected until it is wiped, whatever else scans find, and in whichever order they are told', async () => {
    const device = await made('V-4')
    const path = '/api/usbdevices/usbrecords'
    const record = (days: number, members: object) =>
      shop.post(path, { usbdeviceid: device.assetid, tool: 'Kiosk', at: `${day(days)}T08:00:00.000Z`, ...members })
    await record(-3, { kind: 'scanned', result: 'clean' })
    await record(-4, { kind: 'scanned', result: 'infected' })
    expect(await look(device)).toMatchObject({ scanresult: 'infected' })
    expect(await act(device, 'scan', { result: 'clean', tool: 'Another scanner' })).toMatchObject({
      body: { message: 'V-4 is recorded as clean; it is infected and will not be lent. Wipe it.', tone: 'error' },
    })
    expect(await look(device)).toMatchObject({ scanresult: 'infected' })
    await record(-5, { kind: 'wiped', doneby: 'IT' })
    expect(await look(device)).toMatchObject({ scanresult: 'infected' })
    await act(device, 'wipe', { tool: 'Secure erase' })
    await record(-1, { kind: 'scanned', result: 'clean' })
    expect(await look(device)).toMatchObject({ scanresult: 'unscanned', scandate: null })
    await act(device, 'scan', { result: 'clean', tool: 'ClamAV' })
    expect(await look(device)).toMatchObject({ scanresult: 'clean' })
  })

  test('a device that was written down twice has the past of both once it is one, an infection too', async () => {
    const [keep, other] = [await made('V-5'), await made('V-6')]
    await act(keep, 'scan', { result: 'clean', tool: 'ClamAV' })
    await act(other, 'checkout', soon)
    await act(other, 'scan', { result: 'infected', tool: 'ClamAV' })
    const merge = () => shop.request('POST', `/api/assets/${keep.assetid}/merge`, { body: { assetid: other.assetid } })
    expect(await merge()).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('take it back first') },
    })
    await act(other, 'checkin')
    expect(await merge()).toMatchObject({ status: 204 })
    expect(await look(keep)).toMatchObject({ state: 'in', scanresult: 'infected' })
    expect(await checkouts(keep)).toMatchObject([{ borrower: 'Metrology lab', ending: 'returned' }])
  })

  test('a lost device is not waited for, and one that is found can be lent again', async () => {
    const device = await made('X-1')
    await act(device, 'checkout', soon)
    await act(device, 'lose', { note: 'Fell into the coolant' })
    expect(await look(device)).toMatchObject({ state: 'lost', borrower: null, duedate: null })
    expect(await checkouts(device)).toMatchObject([{ ending: 'lost', openusbdeviceid: null }])
    await act(device, 'find')
    expect(await act(device, 'checkout', soon)).toMatchObject({ status: 200 })
  })

  test('what ended stays as it was; a wrong one is undone as a whole', async () => {
    const device = await made('X-2')
    await act(device, 'checkout', soon)
    const [open] = await checkouts(device)
    const path = `/api/usbdevices/usbcheckouts/${String(open?.['usbcheckoutid'])}`
    expect(await shop.refused('DELETE', path)).toMatchObject({ status: 409 })
    expect(await shop.refused('PATCH', path, { body: { borrower: 'Eve' } })).toMatchObject({ status: 400 })
    await act(device, 'checkin')
    expect(await shop.refused('DELETE', path)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('has ended'),
    })
    const history = await shop.get<{ data: { changeset: { changesetid: number } }[] }>(
      `/api/usbdevices/${device.assetid}/history`,
    )
    await shop.post(`/api/changesets/${history.data[0]?.changeset.changesetid}/undo`)
    expect(await look(device)).toMatchObject({ state: 'out', borrower: 'Metrology lab' })
    expect(await checkouts(device)).toMatchObject([{ openusbdeviceid: device.assetid, intime: null }])
  })

  test('viewers look, operators lend, and only managers destroy', async () => {
    const device = await made('P-1')
    const path = `/api/usbdevices/${device.assetid}/actions`
    const [viewer, operator, manager] = [await shop.as('viewer'), await shop.as('operator'), await shop.as('manager')]
    expect(await viewer.get(path)).toMatchObject({ data: [] })
    expect(await viewer.refused('POST', `${path}/checkout`, { body: soon })).toMatchObject({ status: 403 })
    await operator.post(`${path}/checkout`, soon)
    await operator.post(`${path}/checkin`)
    const shredded = { tool: 'Shredded in house' }
    expect(await operator.refused('POST', `${path}/destroy`, { body: shredded })).toMatchObject({ status: 403 })
    await manager.post(`${path}/destroy`, shredded)
    expect(await look(device)).toMatchObject({ state: 'destroyed' })
    expect(await manager.get(path)).toMatchObject({ data: [] })
    await undoneByManagersOnly()
    expect(await look(device)).toMatchObject({ state: 'in' })
  })

  test('a record of its own asks for as much as the action: who destroys, and of wiping and destroying how and by whom', async () => {
    const device = await made('P-2')
    const records = '/api/usbdevices/usbrecords'
    const [operator, manager] = [await shop.as('operator'), await shop.as('manager')]
    const destroyed = { usbdeviceid: device.assetid, kind: 'destroyed', tool: 'Shredded in house', doneby: 'IT' }
    expect(await operator.refused('POST', records, { body: destroyed })).toMatchObject({
      status: 403,
      detail: expect.stringContaining('usbdevices.destroy'),
    })
    const raw = `usbdeviceid,kind,tool,doneby\n${device.assetid},destroyed,Hammer,Eve\n`
    const imported = await operator.request('POST', `${records}/import`, {
      raw,
      headers: { 'content-type': 'text/csv' },
    })
    expect(imported.body).toMatchObject({
      created: 0,
      lines: [{ errors: [{ message: expect.stringContaining('usbdevices.destroy') }] }],
    })
    for (const kind of ['wiped', 'destroyed'])
      expect(await manager.refused('POST', records, { body: { usbdeviceid: device.assetid, kind } })).toMatchObject({
        status: 400,
        errors: [{ path: '/tool' }, { path: '/doneby' }],
      })
    expect(await look(device)).toMatchObject({ state: 'in' })
    await operator.post(records, { ...destroyed, kind: 'wiped' })
    await manager.post(records, destroyed)
    expect(await look(device)).toMatchObject({ state: 'destroyed' })
    await undoneByManagersOnly()
    expect(await look(device)).toMatchObject({ state: 'wiped' })
  })

  /** The last change, by an action or by a row of its own. */
  async function undoneByManagersOnly(): Promise<void> {
    const { data } = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
    const [operator, manager] = [await shop.as('operator'), await shop.as('manager')]
    const undo = `/api/changesets/${data[0]?.changesetid}/undo`
    expect(await operator.refused('POST', undo)).toMatchObject({
      status: 403,
      detail: expect.stringContaining('Only the role manager may do what'),
    })
    await manager.post(undo)
  }
})

describe('a site that is strict', () => {
  describeShop('USB devices', {}, (shop: TestShop) => {
    test('lends clean devices to known badges only', async () => {
      await shop.patch('/api/plugins/usb/settings', { needscan: true, knownbadges: true, loandays: 2 })
      const { assetid } = await shop.post('/api/usbdevices', { assetnumber: 'U-1' })
      const path = `/api/usbdevices/${String(assetid)}/actions`
      const asked = { body: { who: 'B-1', purpose: 'x' } }
      expect(await shop.refused('POST', `${path}/checkout`, asked)).toMatchObject({
        detail: expect.stringContaining('badge B-1'),
      })
      await shop.post('/api/usbdevices/usbborrowers', { name: 'IT', badge: 'B-1' })
      expect(await shop.refused('POST', `${path}/checkout`, asked)).toMatchObject({
        detail: expect.stringContaining('not scanned'),
      })
      await shop.post(`${path}/scan`, { result: 'clean', tool: 'ClamAV' })
      await shop.post(`${path}/checkout`, asked.body)
      expect(await shop.get(`/api/usbdevices/${String(assetid)}`)).toMatchObject({ borrower: 'IT', duedate: day(2) })
    })

    test('lends a device that came back, or was found again, only after another scan', async () => {
      const { assetid } = await shop.post('/api/usbdevices', { assetnumber: 'U-2' })
      const path = `/api/usbdevices/${String(assetid)}`
      const act = (action: string, body: object = {}) => shop.post(`${path}/actions/${action}`, body)
      const lending = { who: 'B-1', purpose: 'x' }
      const scanned = { result: 'clean', tool: 'ClamAV' }
      const refusal = { status: 409, detail: expect.stringContaining('not scanned') }
      const unscanned = { scanresult: 'unscanned', scandate: null }
      await act('scan', scanned)
      await act('checkout', lending)
      expect(await shop.get(path)).toMatchObject({ scanresult: 'clean' })
      await act('checkin')
      expect(await shop.get(path)).toMatchObject(unscanned)
      expect(await shop.refused('POST', `${path}/actions/checkout`, { body: lending })).toMatchObject(refusal)
      // What a station tells late is of the time before.
      const late = { usbdeviceid: assetid, kind: 'scanned', ...scanned, at: `${day(-1)}T08:00:00.000Z` }
      await shop.post('/api/usbdevices/usbrecords', late)
      expect(await shop.get(path)).toMatchObject(unscanned)
      await act('scan', scanned)
      await act('lose')
      await act('find')
      expect(await shop.get(path)).toMatchObject(unscanned)
      await act('scan', scanned)
      await act('checkout', lending)
      await act('scan', { ...scanned, result: 'infected' })
      await act('checkin')
      expect(await shop.get(path)).toMatchObject({ scanresult: 'infected' })
    })
  })
})
