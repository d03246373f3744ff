import { readFileSync } from 'node:fs'
import type { Members } from '@shopdb/contract'
import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { itemOfGlpi } from './glpi-inventory.ts'

const recorded = (name: string): Members =>
  itemOfGlpi(JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')))

const uuid = (number: number): string => `4c4c4544-0042-3110-8051-${String(number).padStart(12, '7')}`

type Rows = { readonly data: readonly Members[]; readonly meta: Members }
type Answer = { readonly items: readonly Members[] }

/** An agent at the door of a shop, with a key of its own. */
async function agentOf(shop: TestShop): Promise<(item: Members) => Promise<Answer>> {
  const { key } = await shop.post('/api/apikeys', { name: 'Agents', pluginname: 'computers' })
  return async (body) => {
    const headers = { 'x-api-key': String(key) }
    const reply = await shop.stranger.request('POST', '/api/collectors/computers/inventory', { body, headers })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    // The shape of every answer to a push.
    return reply.body as Answer
  }
}

describeShop('computers', {}, (shop) => {
  const programsOf = (assetid: unknown) =>
    shop.get<Rows>(`/api/computers/installedsoftware?computerid=${String(assetid)}&perpage=500`)
  const statements = async (job: () => Promise<unknown>): Promise<number> => {
    const { database } = shop.running.site.resources
    const before = database.statements()
    await job()
    return database.statements() - before
  }

  /** What this plugin says in an answer to which others may add. */
  const ours = async (path: string): Promise<readonly Members[]> =>
    (await shop.get<Rows>(path)).data.filter(({ plugin }) => plugin === 'computers')
  const only = async (answer: Promise<Answer>): Promise<Members> => (await answer).items[0] ?? {}

  test('a recorded inventory with 952 programs is a computer with adapters and programs, in good time', async () => {
    const push = await agentOf(shop)
    let item: Members = {}
    const first = await statements(async () => void (item = await only(push(recorded('agent-full')))))
    expect(item).toMatchObject({ outcome: 'created', notes: [] })
    const { assetid } = item
    expect(await shop.get(`/api/computers/${String(assetid)}`)).toMatchObject({
      assetnumber: 'cell7pc',
      hostname: 'cell7pc',
      operatingsystemname: 'Debian GNU/Linux 12 (bookworm)',
      lastseen: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
    })
    expect((await programsOf(assetid)).meta).toMatchObject({ total: 952 })
    // One for each application and one for each program that is new, and few beside.
    expect(first).toBeLessThan(2 * 952 + 250)
    const again = { ...recorded('agent-full'), osbuild: '12.12' }
    expect(await statements(() => push(again))).toBeLessThan(60)
    expect(await only(push(again))).toMatchObject({ outcome: 'unchanged', assetid })
  })

  test.each([
    '03000200-0400-0500-0006-000700080009',
    '12345678-1234-5678-90AB-CDDEEFAABBCC',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  ])('two boards whose maker left the UUID %s are two computers', async (systemuuid) => {
    const push = await agentOf(shop)
    const first = await only(push({ hostname: `A-${systemuuid}`, systemuuid }))
    const second = await only(push({ hostname: `B-${systemuuid}`, systemuuid }))
    expect([first['outcome'], second['outcome']]).toEqual(['created', 'created'])
    const { data } = await shop.get<Rows>(`/api/computers?hostname=A-${systemuuid}`)
    expect(data).toMatchObject([{ assetid: first['assetid'] }])
  })

  test('a partial inventory takes nothing away, and a section of it is whole', async () => {
    const push = await agentOf(shop)
    const { assetid } = await only(push(recorded('laptop')))
    const before = await programsOf(assetid)
    expect(before.meta).toMatchObject({ total: 6 })
    await push({ serialnumber: '640HP72', hostname: 'glpixps', ou: 'OU=Cell 7' })
    expect((await programsOf(assetid)).meta).toMatchObject({ total: 6 })
    expect(await only(push(recorded('laptop-partial')))).toMatchObject({ outcome: 'updated', assetid })
    const after = await programsOf(assetid)
    expect(after.meta).toMatchObject({ total: 6 })
    const names = after.data.map((row) => String(row['applicationname']))
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')))
    expect(after.data.map((row) => row['version'])).toContain('3.33.0-1.fc31')
    expect(after.data.map((row) => row['version'])).not.toContain('3.32.1-1.fc31')
    expect(await shop.get(`/api/computers/${String(assetid)}`)).toMatchObject({
      ou: 'OU=Cell 7',
      vendorname: 'Dell Inc.',
    })
  })

  test('an item that is only tried makes no applications', async () => {
    const { key } = await shop.post('/api/apikeys', { name: 'Trial', pluginname: 'computers' })
    const body = { hostname: 'TRY1', software: [{ name: 'Nowhere else', version: '1' }] }
    const headers = { 'x-api-key': String(key) }
    await shop.stranger.request('POST', '/api/collectors/computers/inventory?dryrun=true', { body, headers })
    expect(await shop.get('/api/computers/applications?name=Nowhere else')).toMatchObject({ meta: { total: 0 } })
  })

  test('the same serial number under a new name is the same computer renamed, number and all', async () => {
    const push = await agentOf(shop)
    const { assetid } = await only(push({ hostname: 'OLDNAME', serialnumber: 'SER1' }))
    expect(await only(push({ hostname: 'NEWNAME', serialnumber: 'SER1' }))).toMatchObject({
      outcome: 'updated',
      assetid,
    })
    expect(await shop.get(`/api/computers/${String(assetid)}`)).toMatchObject({
      assetnumber: 'NEWNAME',
      hostname: 'NEWNAME',
    })
    expect(await only(push({ hostname: 'OLDNAME', serialnumber: 'SER2' }))).toMatchObject({ outcome: 'created' })
  })

  test('a known name with another serial number waits for somebody', async () => {
    const push = await agentOf(shop)
    await push({ hostname: 'SWAP1', serialnumber: 'SWAP-A' })
    expect(await only(push({ hostname: 'SWAP1', serialnumber: 'SWAP-B' }))).toMatchObject({
      outcome: 'quarantined',
      notes: [expect.stringContaining('replaced')],
    })
    const junk = { hostname: 'SWAP1', serialnumber: 'To be filled by O.E.M.', osbuild: '7' }
    expect(await only(push(junk))).toMatchObject({ outcome: 'updated' })
  })

  test('two computers with one serial number are not one that is renamed each day: the second waits for somebody', async () => {
    const push = await agentOf(shop)
    const twin = (number: number) => ({ hostname: `TWIN${number}`, serialnumber: 'TWIN-S', systemuuid: uuid(number) })
    const { assetid } = await only(push(twin(1)))
    const note =
      'Nothing but its serial number is that of the asset: two things have the same one, or it is another thing now.'
    expect(await only(push(twin(2)))).toMatchObject({ outcome: 'quarantined', notes: [note] })
    expect(await only(push({ ...twin(1), osbuild: '3' }))).toMatchObject({ outcome: 'updated', assetid })
    expect(await only(push({ ...twin(1), hostname: 'TWIN3' }))).toMatchObject({ outcome: 'updated', assetid })
    expect(await only(push({ ...twin(4), hostname: 'TWIN3' }))).toMatchObject({ outcome: 'updated', assetid })
    const { data } = await shop.get<Rows>('/api/mergeinbox')
    const waiting = data.find(({ values }) => JSON.stringify(values).includes('TWIN2'))
    await shop.post(`/api/mergeinbox/${String(waiting?.['mergeitemid'])}/decide`, { decision: 'new' })
    const second = await only(push({ ...twin(2), osbuild: '4' }))
    expect(second).toMatchObject({ outcome: 'updated' })
    expect(second['assetid']).not.toBe(assetid)
    expect(await only(push({ hostname: 'TWIN3', systemuuid: uuid(4), osbuild: '5' }))).toMatchObject({ assetid })
  })

  test('what firmware pads its texts with takes nothing else of a push with it', async () => {
    const push = await agentOf(shop)
    const padded = {
      hostname: 'PAD1\u0000\u0000',
      serialnumber: 'PAD-S\u0000',
      software: [{ name: 'Half \ud83d', version: '1' }],
    }
    const { items } = await push([padded, { hostname: 'PAD2' }] as unknown as Members)
    expect(items).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }])
    expect(await shop.get(`/api/computers/${String(items[0]?.['assetid'])}`)).toMatchObject({
      hostname: 'PAD1',
      serialnumber: 'PAD-S',
    })
    expect((await programsOf(items[0]?.['assetid'])).data).toMatchObject([{ applicationname: 'Half \ufffd' }])
  })

  test.each(['Default', 'TBD', 'Not Present'])(
    'two computers with the serial number "%s" are two',
    async (serialnumber) => {
      const push = await agentOf(shop)
      const made = await Promise.all(
        [1, 2].map((at) => only(push({ hostname: `${serialnumber.slice(0, 3)}-${at}`, serialnumber }))),
      )
      expect(made.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
    },
  )

  test('an address that is none is left out, and the adapter stays', async () => {
    const push = await agentOf(shop)
    const interfaces = [
      { name: 'Odd', mac: 'A4:BB:6D:10:7A:01', ip: '10.20.300.1', ip6: '2001:db8::zz' },
      { name: 'Even', mac: 'a4bb.6d10.7a02', ip: '10.20.30.1' },
      { name: 'Broken', mac: 'A4:BB:6D' },
    ]
    const { assetid, outcome } = await only(push({ hostname: 'ODDNET', interfaces }))
    expect(outcome).toBe('created')
    const { data } = await shop.get<Rows>(
      `/api/computers/computerinterfaces?computerid=${String(assetid)}&sort=interfacename`,
    )
    expect(data).toMatchObject([
      { interfacename: 'Even', macaddress: 'A4:BB:6D:10:7A:02', ipaddress: '10.20.30.1' },
      { interfacename: 'Odd', macaddress: 'A4:BB:6D:10:7A:01', ipaddress: null, ipaddress6: null },
    ])
  })

  test('a computer that was replaced hands its names, place and machines to the new one, and is kept', async () => {
    const push = await agentOf(shop)
    const machine = await shop.post('/api/equipment', { assetnumber: 'M-90' })
    const { assetid: old } = await only(
      push({ hostname: 'BOX1', serialnumber: 'BOX-A', role: 'shopfloor', controls: ['M-90'] }),
    )
    const waiting = { hostname: 'BOX1', serialnumber: 'BOX-B', osbuild: '10.0.26100' }
    expect(await only(push(waiting))).toMatchObject({ outcome: 'quarantined' })
    const { link } = await shop.post(`/api/computers/${String(old)}/actions/replace`, { serialnumber: 'BOX-B' })
    const made = `/api${String(link)}`
    expect(await shop.get(made)).toMatchObject({ assetnumber: 'BOX1', hostname: 'BOX1', role: 'shopfloor' })
    expect(await shop.get(`/api/computers/${String(old)}`)).toMatchObject({
      assetnumber: expect.stringMatching(/^BOX1 until \d{4}-\d\d-\d\d$/u),
      hostname: null,
      serialnumber: 'BOX-A',
      assetstatusname: 'Retired',
    })
    const ties = await shop.get<Rows>(`/api/assetrelationships?targetassetid=${String(machine['assetid'])}`)
    expect(ties.data).toMatchObject([{ sourceassetid: Number(made.split('/').at(-1)) }])
    expect(await only(push(waiting))).toMatchObject({ outcome: 'updated', assetid: ties.data[0]?.['sourceassetid'] })
  })

  test('a computer that replaces another hangs on its port and is connected to the same, unless somebody says no', async () => {
    const add = async (path: string, row: object) => Number((await shop.post(path, row))['assetid'])
    const deviceid = await add('/api/network/networkdevices', { assetnumber: 'SW-DESK', kind: 'switch' })
    const tester = await add('/api/equipment', { assetnumber: 'M-DESK' })
    const old = await add('/api/computers', { assetnumber: 'DESK' })
    const spare = await add('/api/computers', { assetnumber: 'SPARE-9', serialnumber: 'DESK-B' })
    const cable = { deviceid, name: '7', number: 7, connectedassetid: old }
    const { portid } = await shop.post('/api/network/ports', cable)
    const { data: types } = await shop.get<Rows>('/api/relationshiptypes?name=connectedto')
    const tie = { relationshiptypeid: types[0]?.['relationshiptypeid'], targetassetid: old, label: 'RS-232' }
    for (const sourceassetid of [tester, spare]) await shop.post('/api/assetrelationships', { ...tie, sourceassetid })
    const hangsOn = async () => (await shop.get(`/api/network/ports/${String(portid)}`))['connectedassetid']
    const connected = async (assetid: number) => {
      const { data } = await shop.get<Rows>(`/api/assets/${assetid}/relationships`)
      return data.flatMap((one) => [one['sourceassetid'], one['targetassetid']]).filter((id) => id !== assetid)
    }
    const replace = async (of: number, more: object) => await shop.post(`/api/computers/${of}/actions/replace`, more)
    await replace(old, { serialnumber: 'DESK-B' })
    expect(await hangsOn()).toBe(spare)
    expect(new Set(await connected(spare))).toEqual(new Set([deviceid, tester, old]))
    await replace(spare, { serialnumber: 'DESK-C', takesconnections: false })
    expect(await hangsOn()).toBe(spare)
    const { data } = await shop.get<Rows>('/api/changesets?perpage=2')
    for (const { changesetid } of data) await shop.post(`/api/changesets/${String(changesetid)}/undo`)
    expect(await hangsOn()).toBe(old)
    expect(new Set(await connected(old))).toEqual(new Set([deviceid, tester, spare]))
  })

  test('a computer is replaced once, however many people say so, and never by itself', async () => {
    const made = await shop.post('/api/computers', { assetnumber: 'ONCE', hostname: 'ONCE', serialnumber: 'ONCE-A' })
    const path = `/api/computers/${String(made['assetid'])}/actions/replace`
    expect(await shop.refused('POST', path, { body: { serialnumber: ' once-a' } })).toMatchObject({
      status: 409,
      errors: [{ path: '/serialnumber' }],
    })
    const answers = await Promise.all(
      ['ONCE-B', 'ONCE-C'].map((serialnumber) => shop.request('POST', path, { body: { serialnumber } })),
    )
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    const { data } = await shop.get<Rows>('/api/computers?assetnumber.startswith=ONCE')
    expect(data.map(({ assetnumber }) => assetnumber)).toEqual(['ONCE', expect.stringMatching(/^ONCE until [-\d]+$/u)])
    const retired = data.find(({ hostname }) => hostname === null)
    const gone = `/api/computers/${String(retired?.['assetid'])}/actions/replace`
    expect(await shop.refused('POST', gone, { body: { serialnumber: 'ONCE-D' } })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('retired'),
    })
  })

  test('a computer whose successor was dead on arrival is replaced twice on one day', async () => {
    await shop.post('/api/computers', { assetnumber: 'DOA', hostname: 'DOA', serialnumber: 'DOA-A' })
    for (const serialnumber of ['DOA-B', 'DOA-C']) {
      const { data } = await shop.get<Rows>('/api/computers?hostname=DOA')
      await shop.post(`/api/computers/${String(data[0]?.['assetid'])}/actions/replace`, { serialnumber })
    }
    const { data } = await shop.get<Rows>('/api/computers?assetnumber.startswith=DOA&sort=serialnumber')
    expect(data.map(({ assetnumber }) => assetnumber)).toEqual([
      expect.stringMatching(/^DOA until [-\d]+$/u),
      expect.stringMatching(/^DOA until [-\d]+ \(DOA-B\)$/u),
      'DOA',
    ])
  })

  test('a spare computer that is known already takes the place as it is; one with machines of its own does not', async () => {
    const push = await agentOf(shop)
    await shop.post('/api/equipment', { assetnumber: 'M-91' })
    await shop.post('/api/equipment', { assetnumber: 'M-92' })
    const { assetid: old } = await only(push({ hostname: 'SEAT1', serialnumber: 'SEAT-A', controls: ['M-91'] }))
    const { assetid: spare } = await only(push({ hostname: 'SPARE1', serialnumber: 'SEAT-B', memorymb: 8192 }))
    await only(push({ hostname: 'BUSY1', serialnumber: 'SEAT-C', controls: ['M-92'] }))
    const path = `/api/computers/${String(old)}/actions/replace`
    expect(await shop.refused('POST', path, { body: { serialnumber: 'SEAT-C' } })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('BUSY1'),
    })
    expect(await shop.post(path, { serialnumber: 'seat-b' })).toMatchObject({ link: `/computers/${String(spare)}` })
    expect(await shop.get(`/api/computers/${String(spare)}`)).toMatchObject({
      assetnumber: 'SEAT1',
      hostname: 'SEAT1',
      serialnumber: 'SEAT-B',
      memorymb: 8192,
    })
    expect(await only(push({ hostname: 'SEAT1', serialnumber: 'SEAT-B' }))).toMatchObject({ assetid: spare })
  })

  test('a computer with a long name keeps the beginning of it when it is replaced', async () => {
    const assetnumber = `L${'O'.repeat(56)}NG`
    const { assetid } = await shop.post('/api/computers', { assetnumber })
    await shop.post(`/api/computers/${String(assetid)}/actions/replace`, { serialnumber: 'LONG-B' })
    const kept = await shop.get<Members>(`/api/computers/${String(assetid)}`)
    expect(kept['assetnumber']).toMatch(/^LO+ until \d{4}-\d\d-\d\d$/u)
  })

  test('a computer controls the machines that its item names, and says which it does not find', async () => {
    const push = await agentOf(shop)
    const machine = await shop.post('/api/equipment', { assetnumber: 'M-77' })
    const item = await only(push({ hostname: 'CTRL1', controls: ['M-77', 'M-78'] }))
    expect(item).toMatchObject({ outcome: 'created', notes: [expect.stringContaining('M-78')] })
    const { data } = await shop.get<Rows>(`/api/assetrelationships?targetassetid=${String(machine['assetid'])}`)
    expect(data).toMatchObject([{ sourceassetid: item['assetid'], relationshiptypename: 'controls' }])
  })

  test('who has a version is counted, listed and found', async () => {
    const push = await agentOf(shop)
    const has = (hostname: string, version: string) =>
      push({ hostname, software: [{ name: `Gage Studio ${version} (x64)`, version, publisher: 'Gagemakers' }] })
    await has('GS1', '4.1.0')
    await has('GS2', '4.1.0')
    await has('GS3', '4.0.2')
    const { data } = await shop.get<Rows>('/api/computers/applications?name=Gage Studio')
    const applicationid = String(data[0]?.['applicationid'])
    const page = await shop.get<Rows>(`/api/pages/computers/software?applicationid=${applicationid}`)
    expect(page.data).toMatchObject([
      {
        kind: 'chart',
        chart: {
          series: [
            {
              points: [
                { x: '4.1.0', y: 2 },
                { x: '4.0.2', y: 1 },
              ],
            },
          ],
        },
      },
      {
        kind: 'table',
        table: {
          rows: [
            { version: '4.1.0', computers: 2 },
            { version: '4.0.2', computers: 1 },
          ],
        },
      },
      {
        kind: 'table',
        table: { rows: [{ version: '4.1.0' }, { version: '4.1.0' }, { assetnumber: 'GS3', version: '4.0.2' }] },
      },
    ])
    const ofone = await shop.get<Rows>(`/api/computers/installedsoftware?applicationid=${applicationid}&perpage=1`)
    const rowid = String(ofone.data[0]?.['installedsoftwareid'])
    const { data: log } = await shop.get<Rows>(`/api/computers/installedsoftware/${rowid}/history`)
    expect(log).toMatchObject([{ entityname: expect.stringMatching(/^Installed software Gage Studio 4\.\d\.\d$/u) }])
    expect(await shop.get('/api/search/plugins?q=gage%20studio%204.1')).toMatchObject({
      data: [{ title: 'Gage Studio 4.1.0', detail: 'On 2 computers' }],
    })
    expect(await ours(`/api/computers/applications/columns?id=${applicationid}`)).toMatchObject([
      {
        name: 'installations',
        values: [
          { id: Number(applicationid), value: 3, link: `/pages/computers/software?applicationid=${applicationid}` },
        ],
      },
    ])
    const none = await shop.get<Rows>('/api/pages/computers/software')
    expect(none.data[0]).toMatchObject({ kind: 'table', title: 'On most computers' })
  })

  test('a computer of which nobody has told for long is counted, and stays', async () => {
    const push = await agentOf(shop)
    const { assetid } = await only(push({ hostname: 'SILENT1', seen: '2020-01-01' }))
    const board = await shop.get<Rows>('/api/dashboard')
    const stat = board.data.find((one) => String(one['title']).includes('not seen for 30 days'))
    expect(stat).toMatchObject({ value: 1, tone: 'warning' })
    const list = await shop.get<Rows>(`/api${String(stat?.['link'])}`)
    expect(list.data).toMatchObject([{ assetid, lastseen: '2020-01-01', isactive: true }])
    expect(await ours(`/api/computers/columns?id=${String(assetid)}`)).toMatchObject([
      { name: 'unseen', values: [{ id: assetid, tone: 'warning' }] },
    ])
  })

  test('a service that is not as it should be is told on the home page, while its computer is in use', async () => {
    const { assetid } = await shop.post('/api/computers', { assetnumber: 'DOWN1' })
    const service = { computerid: assetid, servicename: 'Spooler', purpose: 'Labels', state: 'stopped' }
    await shop.post('/api/computers/monitoredservices', service)
    await shop.post('/api/computers/monitoredservices', { ...service, servicename: 'Telnet', wantedstate: 'stopped' })
    const told = async () => (await ours('/api/dashboard')).filter(({ title }) => String(title).startsWith('Services'))
    expect(await told()).toMatchObject([{ lines: [{ label: 'DOWN1', detail: 'Spooler is stopped: Labels' }] }])
    await shop.delete(`/api/computers/${String(assetid)}`)
    expect(await told()).toEqual([])
  })

  test('the ways to a computer stand on its page; its connection is a file', async () => {
    const { assetid } = await shop.post('/api/computers', {
      assetnumber: 'RDP1',
      fqdn: 'rdp1.shop.example',
      hasrdp: true,
      haswinrm: true,
    })
    expect(await ours(`/api/assets/${String(assetid)}/panels`)).toMatchObject([
      {
        title: 'Remote access',
        lines: [{ label: 'Remote desktop', link: `/api/computers/${String(assetid)}/rdp` }, { label: 'WinRM' }],
      },
    ])
    const file = await shop.request('GET', `/api/computers/${String(assetid)}/rdp`)
    expect(file.headers).toMatchObject({ 'content-disposition': 'attachment; filename="rdp1.shop.example.rdp"' })
    expect(file.body).toContain('full address:s:rdp1.shop.example:3389')
    await shop.patch(`/api/computers/${String(assetid)}`, { hasrdp: false })
    expect(await shop.refused('GET', `/api/computers/${String(assetid)}/rdp`)).toMatchObject({ status: 409 })
    expect(
      await shop.refused('PATCH', `/api/computers/${String(assetid)}`, { body: { fqdn: 'a\r\nb' } }),
    ).toMatchObject({
      errors: [{ path: '/fqdn' }],
    })
  })

  test('warranties, lives and supports that end are listed by their day', async () => {
    const system = await shop.post('/api/operatingsystems', { name: 'Windows 7', endoflife: '2020-01-14' })
    const { operatingsystemid } = system
    const dates = { warrantyend: '2021-05-01', endoflife: '2999-01-01' }
    const given = { assetnumber: 'END1', role: 'kiosk', operatingsystemid, ...dates }
    const { assetid } = await shop.post('/api/computers', given)
    const resting = await shop.get<Rows>('/api/assetstatuses?isoperational=false')
    await shop.post('/api/computers', {
      ...given,
      assetnumber: 'END2',
      assetstatusid: resting.data[0]?.['assetstatusid'],
    })
    expect(await shop.get('/api/pages/computers/lifecycle?role=kiosk')).toMatchObject({
      data: [
        { title: 'Ends within 90 days', table: { rows: [] } },
        {
          title: 'Ended',
          table: {
            rows: [
              { subject: 'END1', what: 'Warranty', day: '2021-05-01' },
              { subject: 'END1', what: 'Support of its operating system', tone: 'error' },
            ],
          },
        },
      ],
    })
    expect(await ours(`/api/assets/${String(assetid)}/panels`)).toMatchObject([
      { title: 'Lifecycle', lines: [{ label: 'Support of its operating system' }, { label: 'Warranty' }, {}] },
    ])
  })

  test('viewers read, operators write', async () => {
    const [viewer, operator] = [await shop.as('viewer'), await shop.as('operator')]
    expect(await viewer.refused('POST', '/api/computers', { body: { assetnumber: 'V1' } })).toMatchObject({
      status: 403,
    })
    const { assetid } = await operator.post('/api/computers', { assetnumber: 'O1', hostname: 'o1' })
    expect(await viewer.get(`/api/computers/${String(assetid)}`)).toMatchObject({ role: 'standard', vncport: 5900 })
    expect(
      await operator.refused('POST', '/api/computers', { body: { assetnumber: 'O2', hostname: 'O1' } }),
    ).toMatchObject({
      status: 409,
      errors: [{ path: '/hostname' }],
    })
    expect(
      await operator.refused('PATCH', `/api/computers/${String(assetid)}`, { body: { lastseen: '2026-01-01' } }),
    ).toMatchObject({
      status: 400,
    })
  })
})
