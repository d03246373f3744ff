import { type AddressInfo, createServer, type Server } from 'node:net'
import { describeShop, type Person } from '@shopdb/server/testing'
import { afterAll, expect, test } from 'vitest'
import { openSilentPort } from './testing.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = { readonly data: readonly Row[]; readonly meta: Row }

const open: Server[] = []
afterAll(() => open.forEach((server) => void server.close()))

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has such an address.
  return (server.address() as AddressInfo).port
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

describeShop('equipment', {}, (shop) => {
  const machine = async (row: Row = {}, who: Person = shop): Promise<number> => {
    const { assetid } = await who.post('/api/equipment', { assetnumber: `E${crypto.randomUUID().slice(0, 8)}`, ...row })
    return Number(assetid)
  }
  /** What this plugin says in an answer to which others may add. */
  const ours = async (path: string): Promise<readonly Row[]> =>
    (await shop.get<Rows>(path)).data.filter(({ plugin }) => plugin === 'equipment')
  const numberOf = async (id: number): Promise<unknown> => (await shop.get(`/api/equipment/${id}`))['assetnumber']
  const offered = async (id: number): Promise<readonly unknown[]> =>
    (await ours(`/api/equipment/${id}/actions`)).map(({ name }) => name)

  test('a machine with a connection can have it checked, and is told in words how it is', async () => {
    const id = await machine()
    expect(await offered(id)).toEqual([])
    const port = await listening(createServer())
    await shop.post('/api/equipment/focas', { assetid: id, ipaddress: '127.0.0.1', port, timeoutms: 2000 })
    expect(await offered(id)).toContain('checkconnection')
    expect(await shop.post(`/api/equipment/${id}/actions/checkconnection`)).toMatchObject({
      message: `FOCAS: 127.0.0.1 answers at port ${port}.`,
      tone: 'success',
    })
    const closed = createServer()
    const gone = await listening(closed)
    await new Promise((resolve) => void closed.close(resolve))
    await shop.post('/api/equipment/mtconnect', { assetid: id, agenturl: `http://127.0.0.1:${gone}` })
    expect(await shop.post(`/api/equipment/${id}/actions/checkconnection`)).toMatchObject({
      message: '1 of 2 answers.',
      tone: 'error',
      panels: [
        { lines: [{ label: 'FOCAS' }, { label: 'MTConnect agent', detail: expect.stringContaining('refuses') }] },
      ],
    })
    expect(await shop.get(`/api/equipment/mtconnect/${id}`)).toMatchObject({
      lasterror: expect.stringContaining('refuses'),
    })
    const viewer = await shop.as('viewer')
    expect(await viewer.refused('POST', `/api/equipment/${id}/actions/checkconnection`, { body: {} })).toMatchObject({
      status: 403,
    })
  })

  test('a control that is silent and an agent whose name nobody knows are each told in a sentence of their own', async () => {
    await using silent = await openSilentPort()
    const id = await machine()
    await shop.post('/api/equipment/focas', { assetid: id, ipaddress: '127.0.0.1', port: silent.port, timeoutms: 300 })
    await shop.post('/api/equipment/mtconnect', { assetid: id, agenturl: 'http://no-such-agent.invalid:5000' })
    const lines = [
      {
        label: 'FOCAS',
        detail: `127.0.0.1 says nothing at port ${silent.port} within 300 ms: it is off, or a firewall is between.`,
        tone: 'error',
      },
      {
        label: 'MTConnect agent',
        detail: 'Nobody knows the name no-such-agent.invalid: look at its spelling, or at DNS.',
        tone: 'error',
      },
    ]
    expect(await shop.post(`/api/equipment/${id}/actions/checkconnection`)).toMatchObject({
      message: 'None of 2 answers.',
      tone: 'error',
      panels: [{ lines }],
    })
  })

  test('a control with two paths is two machines that are tied and share the connection', async () => {
    const id = await machine({ serialnumber: 'TT-1', requiresmanualconfig: true })
    await shop.post('/api/equipment/focas', { assetid: id, ipaddress: '10.77.1.2', timeoutms: 5000 })
    const assetnumber = `P${crypto.randomUUID().slice(0, 8)}`
    const made = await shop.post(`/api/equipment/${id}/actions/addsecondpath`, { assetnumber })
    const sibling = Number(String(made['link']).split('/').at(-1))
    expect(await shop.get(`/api/equipment/${sibling}`)).toMatchObject({
      assetnumber,
      serialnumber: null,
      requiresmanualconfig: true,
    })
    expect(await shop.get(`/api/equipment/focas/${sibling}`)).toMatchObject({
      ipaddress: '10.77.1.2',
      pathid: 2,
      pathcount: 2,
      timeoutms: 5000,
    })
    expect(await shop.get(`/api/equipment/focas/${id}`)).toMatchObject({ pathid: 1, pathcount: 2 })
    expect(await shop.get(`/api/assetrelationships?sourceassetid=${sibling}`)).toMatchObject({
      data: [{ targetassetid: id, relationshiptypename: 'partof', label: 'Dualpath', inheritsposition: true }],
    })
    expect(await ours(`/api/assets/${id}/panels`)).toMatchObject([
      {
        title: 'Paths of its control',
        table: {
          rows: [
            { path: 1, page: `/equipment/${id}` },
            { path: 2, assetnumber },
          ],
        },
      },
    ])
    expect(await offered(id)).not.toContain('addsecondpath')
    const more = { body: { assetnumber: `${assetnumber}X` } }
    expect(await shop.refused('POST', `/api/equipment/${id}/actions/addsecondpath`, more)).toMatchObject({
      status: 409,
      detail:
        'Its control has 2 paths, and each is a machine already; where it has more, say so in its FOCAS connection.',
    })
    expect(await shop.refused('POST', `/api/equipment/${await machine()}/actions/addsecondpath`, more)).toMatchObject({
      status: 409,
      detail: 'It has no FOCAS connection that a second path could share; add that first.',
    })
  })

  test('a second path whose number is taken leaves nothing behind', async () => {
    const [id, other] = [await machine(), await machine()]
    await shop.post('/api/equipment/focas', { assetid: id, ipaddress: '10.77.1.3' })
    const body = { assetnumber: await numberOf(other) }
    expect(await shop.refused('POST', `/api/equipment/${id}/actions/addsecondpath`, { body })).toMatchObject({
      status: 409,
    })
    expect(await shop.get('/api/equipment/focas?ipaddress=10.77.1.3')).toMatchObject({ meta: { total: 1 } })
  })

  test('one uuid is one machine; those that say nothing may be shared', async () => {
    const [first, second] = [await machine(), await machine()]
    await shop.post('/api/equipment/mtconnect', { assetid: first, deviceuuid: 'uuid-of-one' })
    expect(
      await shop.refused('POST', '/api/equipment/mtconnect', { body: { assetid: second, deviceuuid: 'UUID-of-one' } }),
    ).toMatchObject({ status: 409, errors: [{ path: '/deviceuuid' }] })
    await shop.patch(`/api/equipment/mtconnect/${first}`, { deviceuuid: '000' })
    await shop.post('/api/equipment/mtconnect', { assetid: second, deviceuuid: '000' })
  })

  test('a plan is due an interval after it was last done, and undoing the entry takes that back', async () => {
    const machineid = await machine()
    const plan = { machineid, task: 'Way lube', intervalvalue: 1, intervalunit: 'months', firstdue: '2026-02-01' }
    const { maintenanceplanid, nextdue } = await shop.post('/api/equipment/maintenanceplans', plan)
    expect(nextdue).toBe('2026-02-01')
    const path = `/api/equipment/maintenanceplans/${String(maintenanceplanid)}`
    expect(await shop.post(`${path}/actions/done`, { donedate: '2026-01-31', hours: 1.5 })).toMatchObject({
      message: 'Way lube is noted; it is due again on 2026-02-28.',
    })
    const log = await shop.get<Rows>(`/api/equipment/maintenancerecords?machineid=${machineid}`)
    expect(log.data).toMatchObject([{ summary: 'Way lube', kind: 'preventive', donedate: '2026-01-31', hours: 1.5 }])
    await shop.post(`${path}/actions/done`, { donedate: '2025-12-01' })
    expect(await shop.get(path)).toMatchObject({ lastdone: '2026-01-31', nextdue: '2026-02-28' })
    const history = await shop.get<Rows>(
      `/api/equipment/maintenancerecords/${String(log.data[0]?.['maintenancerecordid'])}/history`,
    )
    const { changesetid } = (history.data[0]?.['changeset'] ?? {}) as Row
    await shop.post(`/api/changesets/${String(changesetid)}/undo`)
    expect(await shop.get(path)).toMatchObject({ lastdone: null, nextdue: '2026-02-01' })
    await shop.post(`${path}/actions/done`, { donedate: '2026-01-31' })
    await shop.patch(path, { intervalvalue: 2 })
    expect(await shop.get(path)).toMatchObject({ nextdue: '2026-03-31' })
  })

  test('a plan that two people tick off at once is in the log once; an entry beside it is free', async () => {
    const machineid = await machine()
    const plan = { machineid, task: 'Nozzles', intervalvalue: 1, intervalunit: 'weeks' }
    const { maintenanceplanid } = await shop.post('/api/equipment/maintenanceplans', plan)
    const path = `/api/equipment/maintenanceplans/${String(maintenanceplanid)}/actions/done`
    const donedate = daysAgo(2)
    const answers = await Promise.all(
      ['Ann', 'Ben', 'Cas'].map((doneby) => shop.request('POST', path, { body: { donedate, doneby } })),
    )
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      detail: expect.stringMatching(/^Nozzles of .+ is in the log already, done by (?:Ann|Ben|Cas)\./u),
      errors: [{ path: '/donedate' }],
    })
    const log = () => shop.get<Rows>(`/api/equipment/maintenancerecords?machineid=${machineid}`)
    expect((await log()).data).toHaveLength(1)
    await shop.post('/api/equipment/maintenancerecords', { machineid, maintenanceplanid, donedate, summary: 'Rest' })
    await shop.post(path, { donedate: daysAgo(1) })
    expect((await log()).data).toHaveLength(3)
    await shop.post('/api/equipment/maintenancerecords', { machineid, donedate: daysAgo(3), summary: 'Nozzles' })
    expect(await shop.refused('POST', path, { body: { donedate: daysAgo(3) } })).toMatchObject({
      detail: expect.stringMatching(/^Nozzles of .+ is in the log already\.$/u),
    })
    const link = `/equipment/maintenancerecords?maintenanceplanid=${String(maintenanceplanid)}`
    expect(await ours(`/api/equipment/maintenanceplans/columns?id=${String(maintenanceplanid)}`)).toMatchObject([
      { label: 'In the log', values: [{ value: 3, link }] },
    ])
  })

  test('a list of plans that comes in twice changes those that are there', async () => {
    const number = String(await numberOf(await machine()))
    const sending = (weeks: number) => ({
      raw: `machinename,task,intervalvalue,intervalunit,firstdue\n${number},Coolant,${weeks},weeks,2026-12-01`,
      headers: { 'content-type': 'text/csv' },
    })
    const take = async (weeks: number) =>
      (await shop.request('POST', '/api/equipment/maintenanceplans/import', sending(weeks))).body
    expect(await take(2)).toMatchObject({ created: 1 })
    expect(await take(2)).toMatchObject({ created: 0, unchanged: 1 })
    expect(await take(3)).toMatchObject({ created: 0, updated: 1 })
    expect(await shop.get(`/api/equipment/maintenanceplans?machine=${number}`)).toMatchObject({
      data: [{ task: 'Coolant', intervalvalue: 3 }],
    })
    const again = {
      machineid: Number((await shop.get<Rows>(`/api/equipment?assetnumber=${number}`)).data[0]?.['assetid']),
    }
    expect(
      await shop.refused('POST', '/api/equipment/maintenanceplans', {
        body: { ...again, task: 'Coolant', intervalvalue: 1 },
      }),
    ).toMatchObject({ status: 409 })
  })

  test('a log that comes in twice is there once; different work on one day is not the same', async () => {
    const number = String(await numberOf(await machine()))
    const take = async (...entries: readonly string[]) => {
      const lines = entries.map((entry) => `${number},${daysAgo(4)},${entry}`)
      const raw = ['machinename,donedate,summary,hours', ...lines].join('\n')
      const sent = { raw, headers: { 'content-type': 'text/csv' } }
      return (await shop.request('POST', '/api/equipment/maintenancerecords/import', sent)).body
    }
    const entries = ['Belt changed,2', 'Coolant topped up,0.5'] as const
    expect(await take(...entries)).toMatchObject({ created: 2, rejected: 0 })
    expect(await take(...entries, 'Belt tightened,2')).toMatchObject({ created: 1, unchanged: 2, rejected: 0 })
    const message = expect.stringMatching(/^Each maintenance entry is made once, and never changed/u)
    expect(await take('Belt changed,3')).toMatchObject({ created: 0, lines: [{ errors: [{ message }] }] })
    const log = await shop.get<Rows>(`/api/equipment/maintenancerecords?machine=${number}`)
    expect(log.data).toHaveLength(3)
    const wrong = log.data.find(({ summary }) => summary === 'Belt tightened')
    const { maintenancerecordid, ...entry } = wrong ?? {}
    const history = await shop.get<Rows>(`/api/equipment/maintenancerecords/${String(maintenancerecordid)}/history`)
    const { changesetid } = (history.data[0]?.['changeset'] ?? {}) as Row
    await shop.post(`/api/changesets/${String(changesetid)}/undo`)
    expect(await take('Belt tightened,4')).toMatchObject({ created: 1 })
    const { machineid, donedate } = entry
    const body = { machineid, donedate, summary: 'Belt tightened' }
    expect(await shop.refused('POST', '/api/equipment/maintenancerecords', { body })).toMatchObject({ status: 409 })
  })

  test('an entry of the log is never edited, lies in the past, and belongs to a plan of its machine', async () => {
    const [machineid, other] = [await machine(), await machine()]
    const plan = { machineid: other, task: 'Filters', intervalvalue: 4, intervalunit: 'weeks' }
    const { maintenanceplanid } = await shop.post('/api/equipment/maintenanceplans', plan)
    const entry = { machineid, donedate: daysAgo(1), summary: 'Filters changed' }
    const write = (body: Row) => shop.refused('POST', '/api/equipment/maintenancerecords', { body })
    expect(await write({ ...entry, maintenanceplanid })).toMatchObject({ errors: [{ path: '/maintenanceplanid' }] })
    for (const donedate of [daysAgo(-1), '2206-01-01'])
      expect(await write({ ...entry, donedate })).toMatchObject({ errors: [{ path: '/donedate' }] })
    const { maintenancerecordid } = await shop.post('/api/equipment/maintenancerecords', entry)
    const path = `/api/equipment/maintenancerecords/${String(maintenancerecordid)}`
    const detail = expect.stringMatching(/^Each maintenance entry is made once, and never changed or removed\./u)
    expect(await shop.refused('PATCH', path, { body: { hours: 3 } })).toMatchObject({ status: 409, detail })
    expect(await shop.refused('DELETE', path)).toMatchObject({ status: 409, detail })
  })

  test('what is overdue stands on the home page, on the page of what is due, and in the list', async () => {
    const machineid = await machine()
    const plan = { machineid, task: 'Wheel head', intervalvalue: 8, intervalunit: 'weeks', firstdue: daysAgo(3) }
    await shop.post('/api/equipment/maintenanceplans', plan)
    const resting = await shop.get<Rows>('/api/assetstatuses?isoperational=false')
    const retired = await machine({ assetstatusid: resting.data[0]?.['assetstatusid'] })
    await shop.post('/api/equipment/maintenanceplans', { ...plan, machineid: retired, task: 'Of a machine that rests' })
    const board = await ours('/api/dashboard')
    expect(board.find(({ title }) => title === 'Maintenance overdue')).toMatchObject({ tone: 'error' })
    const line = { detail: 'Wheel head, overdue by 3 days', link: `/assets/${machineid}` }
    expect(board.find(({ title }) => title === 'Maintenance due')).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining(line)]),
    })
    const page = await shop.get('/api/pages/equipment/maintenance')
    const row = { subject: await numberOf(machineid), what: 'Wheel head', left: 'overdue by 3 days', tone: 'error' }
    expect(page).toMatchObject({
      data: [{ title: 'Overdue', table: { rows: expect.arrayContaining([expect.objectContaining(row)]) } }, {}],
    })
    expect(JSON.stringify([page, board])).not.toContain('that rests')
    expect(await ours(`/api/equipment/columns?id=${machineid}`)).toMatchObject([
      { label: 'Next maintenance', values: [{ id: machineid, value: daysAgo(3), tone: 'error' }] },
    ])
  })
})
