import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeShop } from '@shopdb/server/testing'
import { afterAll, expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const open: Server[] = []
afterAll(() => open.forEach((server) => void server.close()))

/** An agent that answers `/probe` with a document; gives its address. */
async function openAgent(devices: string | Buffer): Promise<string> {
  const agent = createServer((request, response) => {
    response.setHeader('content-type', 'text/xml')
    // This agent tells its errors with 200.
    response.end(request.url === '/probe' ? devices : fixture('captured-agent-1.3.error.xml'))
  })
  open.push(agent)
  await new Promise<void>((resolve) => void agent.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has such an address.
  return `http://127.0.0.1:${(agent.address() as AddressInfo).port}`
}

const documentOf = (...devices: readonly string[]): string =>
  `<MTConnectDevices><Devices>${devices.map((one) => `<Device ${one}/>`).join('')}</Devices></MTConnectDevices>`

describeShop('devices of MTConnect', {}, (shop) => {
  const machine = async (row: Row = {}): Promise<number> => {
    const { assetid } = await shop.post('/api/equipment', {
      assetnumber: `D${crypto.randomUUID().slice(0, 8)}`,
      ...row,
    })
    return Number(assetid)
  }
  const take = (body: Row) => shop.post('/api/equipment/actions/takedevices', { isdryrun: false, ...body })
  const told = (assetid: number) => shop.get(`/api/equipment/mtconnect/${assetid}`)

  test('the devices of an agent are matched to machines, first only shown and then noted', async () => {
    const agenturl = await openAgent(fixture('captured-agent-1.3.probe.xml'))
    const id = await machine({ serialnumber: 'M7303290458' })
    expect(await take({ agenturl: `${agenturl}/probe`, isdryrun: true })).toMatchObject({
      message: '1 device: 1 would be noted, 0 ambiguous, 0 unknown.',
      tone: 'info',
      panels: [{ table: { rows: [{ device: 'Mazak01', outcome: 'matched', why: 'by serial number' }] } }],
    })
    expect(await shop.get(`/api/equipment/mtconnect?assetid=${id}`)).toMatchObject({ meta: { total: 0 } })
    await take({ agenturl })
    expect(await told(id)).toMatchObject({
      agenturl,
      deviceuuid: '43444e50-a578-11e7-a3dd-28cfe91a82ef',
      devicename: 'Mazak01',
      mtconnectversion: '1.3',
      lasterror: null,
      lastseen: expect.any(String),
    })
    expect(await take({ agenturl })).toMatchObject({
      panels: [{ table: { rows: [{ why: 'by uuid' }] } }],
    })
    const refused = await shop.refused('POST', '/api/equipment/actions/takedevices', {
      body: { agenturl: `${agenturl}/elsewhere` },
    })
    expect(refused).toMatchObject({ status: 400, detail: expect.stringContaining('NO_DEVICE') })
    expect(await shop.refused('POST', '/api/equipment/actions/takedevices', { body: {} })).toMatchObject({
      status: 400,
    })
  })

  test('the devices of a file are matched too, and those without a telling uuid by name', async () => {
    const id = await machine({ assetnumber: '3105' })
    const raw = fixture('agent-2.0.devices.xml')
    const uploaded = await shop.request('POST', '/api/files?name=Devices.xml', {
      raw,
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(uploaded).toMatchObject({ status: 201 })
    // The shape of every stored file.
    const { fileid } = uploaded.body as { fileid: number }
    expect(await take({ fileid })).toMatchObject({
      tone: 'warning',
      panels: [
        { table: { rows: [{ machine: '3105', outcome: 'matched' }, { outcome: 'unknown' }, { outcome: 'unknown' }] } },
      ],
    })
    expect(await told(id)).toMatchObject({
      deviceuuid: null,
      mtconnectversion: '2.0',
      agenturl: null,
    })
  })

  test('a device of another agent with the same name is reported, and leaves what the first one told', async () => {
    const id = await machine({ assetnumber: 'AUD-M3', serialnumber: 'SN-AUD-3' })
    const devices = documentOf('name="AUD-M3" uuid="000"')
    const [first, second] = [await openAgent(devices), await openAgent(devices)]
    await take({ agenturl: first })
    expect(await take({ agenturl: second })).toMatchObject({
      message: '1 device: 0 noted, 1 ambiguous, 0 unknown.',
      tone: 'warning',
      panels: [
        {
          table: {
            rows: [
              { outcome: 'ambiguous', why: expect.stringContaining(`by name; AUD-M3 is told by ${first} already`) },
            ],
          },
        },
      ],
    })
    expect(await told(id)).toMatchObject({ agenturl: first })
    const serial =
      '<MTConnectDevices><Devices><Device uuid="000"><Description serialNumber="SN-AUD-3"/></Device></Devices></MTConnectDevices>'
    const third = await openAgent(serial)
    expect(await take({ agenturl: third })).toMatchObject({ panels: [{ table: { rows: [{ outcome: 'ambiguous' }] } }] })
    expect(await told(id)).toMatchObject({ agenturl: first, devicename: 'AUD-M3' })
    // However its address is written, an agent is the same.
    await shop.patch(`/api/equipment/mtconnect/${id}`, { agenturl: `${first}/probe` })
    await take({ agenturl: `${first}/` })
    expect(await told(id)).toMatchObject({ agenturl: first })
  })

  test('an agent that has moved is known by the uuid of its device, and that is said', async () => {
    const id = await machine()
    await shop.post('/api/equipment/mtconnect', {
      assetid: id,
      deviceuuid: 'dev-moved',
      agenturl: 'http://10.1.2.3:5000',
    })
    const agenturl = await openAgent(documentOf('name="Lathe" uuid="dev-moved"'))
    expect(await take({ agenturl })).toMatchObject({
      panels: [{ table: { rows: [{ outcome: 'matched', why: 'by uuid; was told by http://10.1.2.3:5000 before' }] } }],
    })
    expect(await told(id)).toMatchObject({ agenturl })
  })

  test('a uuid that only says the name or the maker of its machine is kept with none', async () => {
    const [named, made] = [await machine({ name: 'Mazak' }), await machine({ name: 'Mill 7' })]
    const agenturl = await openAgent(
      '<MTConnectDevices><Devices><Device name="Mazak" uuid="Mazak"/><Device name="Mill 7" uuid="OKUMA"><Description manufacturer="Okuma"/></Device></Devices></MTConnectDevices>',
    )
    expect(await take({ agenturl })).toMatchObject({
      tone: 'success',
      panels: [
        { table: { rows: [{ why: 'by name; its uuid says nothing' }, { why: 'by name; its uuid says nothing' }] } },
      ],
    })
    expect(await told(named)).toMatchObject({ deviceuuid: null, devicename: 'Mazak' })
    expect(await told(made)).toMatchObject({ deviceuuid: null, devicename: 'Mill 7' })
  })

  test('a uuid that a document has twice is kept with neither of its machines', async () => {
    const [one, other] = [await machine({ name: 'Twin 1' }), await machine({ name: 'Twin 2' })]
    const agenturl = await openAgent(documentOf('name="Twin 1" uuid="copied-uuid"', 'name="Twin 2" uuid="copied-uuid"'))
    expect(await take({ agenturl })).toMatchObject({ tone: 'success' })
    expect(await told(one)).toMatchObject({ deviceuuid: null, agenturl })
    expect(await told(other)).toMatchObject({ deviceuuid: null, agenturl })
  })
})
