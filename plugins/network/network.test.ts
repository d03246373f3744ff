import { readFileSync } from 'node:fs'
import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>
interface List {
  readonly data: readonly Row[]
}
interface Sections {
  readonly data: readonly {
    readonly title: string
    readonly text?: string
    readonly table?: { readonly rows: readonly Row[] }
  }[]
}

const at = (path: string): string => `/api/network/${path}`

async function device(shop: TestShop, assetnumber: string, more: Row = {}): Promise<number> {
  return Number((await shop.post(at('networkdevices'), { assetnumber, ...more }))['assetid'])
}

async function port(shop: TestShop, deviceid: number, name: string, more: Row = {}): Promise<number> {
  return Number((await shop.post(at('ports'), { deviceid, name, number: 1, ...more }))['portid'])
}

const machine = async (shop: TestShop, assetnumber: string): Promise<number> =>
  Number((await shop.post('/api/equipment', { assetnumber }))['assetid'])

describeShop('device models', {}, (shop) => {
  const upload = async (name: string, text: string): Promise<unknown> => {
    const reply = await shop.request('POST', `/api/files?name=${name}`, {
      raw: text,
      headers: { 'content-type': 'application/octet-stream' },
    })
    return (reply.body as Row)['fileid']
  }
  const fixture = (name: string): string => readFileSync(new URL(`devicetypes/${name}.yaml`, import.meta.url), 'utf8')

  test('come out of uploaded files with vendor, part number and ports, once', async () => {
    const fileid = await upload(
      'cisco.yaml',
      [fixture('IE-3200-8P2S'), fixture('C9200L-24P-4G-E'), '---\nx: 1'].join('\n'),
    )
    const secondfileid = await upload('panel.yml', fixture('24-port-copper-patch-panel'))
    const run = () =>
      shop.post<{ message: string; panels: Sections['data'] }>(at('networkdevices/actions/importmodels'), {
        fileid,
        secondfileid,
      })
    const outcome = await run()
    expect(outcome.message).toBe('3 models read; 1 could not be read.')
    expect(outcome.panels[0]?.table?.rows).toMatchObject([
      { file: 'cisco.yaml', model: 'Cisco IE-3200-8P2S', outcome: 'new', ports: 12 },
      { file: 'cisco.yaml', outcome: 'new' },
      { file: 'cisco.yaml', outcome: 'It names no manufacturer and model.', tone: 'error' },
      { file: 'panel.yml', model: 'Generic 24-port Copper Patch Panel', ports: 48 },
    ])
    expect((await run()).panels[0]?.table?.rows[0]).toMatchObject({ outcome: 'known', ports: 0 })
    const models = await shop.get<List>('/api/models?name=IE-3200-8P2S')
    expect(models.data).toMatchObject([
      { vendorname: 'Cisco', partnumber: 'IE-3200-8P2S', assettypename: 'Network device' },
    ])
    const modelid = models.data[0]?.['modelid']
    const assetid = await device(shop, 'IE-1', { modelid })
    await shop.post(at(`networkdevices/${assetid}/actions/portsfrommodel`))
    const ports = await shop.get<List>(at(`ports?deviceid=${assetid}`))
    expect(ports.data.map(({ name }) => name).slice(0, 3)).toEqual([
      'GigabitEthernet1/1',
      'GigabitEthernet1/2',
      'GigabitEthernet1/3',
    ])
  })
})

describeShop('the height of a model', {}, (shop) => {
  const upload = async (text: string): Promise<unknown> => {
    const sending = { raw: text, headers: { 'content-type': 'application/octet-stream' } }
    return ((await shop.request('POST', '/api/files?name=panel.yaml', sending)).body as Row)['fileid']
  }
  const bring = async (height: number) => {
    const fileid = await upload(
      `manufacturer: Digi\nmodel: CM ${height}\npart_number: CM-${height}\nu_height: ${height}\n`,
    )
    await shop.post(at('networkdevices/actions/importmodels'), { fileid })
    return (await shop.get<List>(`/api/models?partnumber=CM-${height}`)).data[0]?.['modelid']
  }
  const heightOf = async (assetid: number): Promise<unknown> =>
    (await shop.get(at(`networkdevices/${assetid}`)))['rackheight']

  test('is that of its devices, where nobody says another', async () => {
    const modelid = await bring(2)
    const taken = await device(shop, 'CM-A', { modelid })
    expect(await heightOf(taken)).toBe(2)
    expect(await heightOf(await device(shop, 'CM-B', { modelid, rackheight: 3 }))).toBe(3)
    const late = await device(shop, 'CM-C')
    expect(await heightOf(late)).toBeNull()
    await shop.patch(at(`networkdevices/${late}`), { modelid })
    expect(await heightOf(late)).toBe(2)
    await shop.patch(at(`networkdevices/${late}`), { rackheight: null })
    expect(await heightOf(late)).toBeNull()
  })

  test('is a whole one, and stays as somebody has set it', async () => {
    const modelid = await bring(1.5)
    const { data } = await shop.get<List>(at(`modelsizes?modelid=${String(modelid)}`))
    expect(data).toMatchObject([{ rackheight: 2 }])
    await shop.patch(at(`modelsizes/${String(data[0]?.['modelsizeid'])}`), { rackheight: 1 })
    await bring(1.5)
    expect((await shop.get<List>(at(`modelsizes?modelid=${String(modelid)}`))).data).toMatchObject([{ rackheight: 1 }])
    const operator = await shop.as('operator')
    expect(await operator.refused('POST', at('modelsizes'), { body: { modelid: 1, rackheight: 1 } })).toMatchObject({
      status: 403,
    })
  })
})

describeShop('the path between two assets', {}, (shop) => {
  const path = async (from: number, to: number) =>
    (await shop.get<Sections>(`/api/pages/network/path?fromassetid=${from}&toassetid=${to}`)).data[0]

  test('is told by its assets and ports, through the right line of a patch panel', async () => {
    const [core, access, panel] = [
      await device(shop, 'CORE'),
      await device(shop, 'ACC'),
      await device(shop, 'PP', { kind: 'patch panel' }),
    ]
    const [one, other] = [await machine(shop, '4101'), await machine(shop, '4102')]
    const lines = await Promise.all(
      [7, 8].map(async (number) => ({
        front: await port(shop, panel, `Port ${number}`, { number }),
        rear: await port(shop, panel, `Port ${number} rear`, { number }),
      })),
    )
    await shop.patch(at(`ports/${lines[0]?.rear}`), { connectedassetid: one })
    await shop.patch(at(`ports/${lines[1]?.rear}`), { connectedassetid: other })
    await port(shop, access, 'Gi1', { remoteportid: lines[0]?.front })
    await port(shop, core, '1', { remoteportid: lines[1]?.front })
    await port(shop, access, 'Gi2', { remoteportid: await port(shop, core, '2') })
    const found = await path(one, other)
    expect(found?.title).toBe('5 cables')
    expect(found?.table?.rows.map(({ into, assetnumber, out }) => [into, assetnumber, out])).toEqual([
      [null, '4101', null],
      ['Port 7 rear', 'PP', 'Port 7'],
      ['Gi1', 'ACC', 'Gi2'],
      ['port 2', 'CORE', 'port 1'],
      ['Port 8', 'PP', 'Port 8 rear'],
      [null, '4102', null],
    ])
  })

  test('goes over relations that no port tells of, and not over assets that were removed', async () => {
    const [one, between, other] = [
      await machine(shop, '4201'),
      await machine(shop, '4202'),
      await machine(shop, '4203'),
    ]
    const types = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    await shop.post('/api/assetrelationships', { sourceassetid: one, targetassetid: between, relationshiptypeid })
    await shop.post('/api/assetrelationships', { sourceassetid: other, targetassetid: between, relationshiptypeid })
    expect((await path(one, other))?.table?.rows.map(({ assetnumber }) => assetnumber)).toEqual([
      '4201',
      '4202',
      '4203',
    ])
    await shop.delete(`/api/equipment/${between}`)
    expect((await path(one, other))?.text).toContain('No path')
    expect((await path(one, one))?.text).toContain('same asset')
    expect((await path(one, between))?.text).toContain('There is no such asset, or it was removed.')
    expect((await path(99_999, one))?.text).toContain('There is no such asset')
    expect((await path(99_999, 99_999))?.text).toContain('There is no such asset')
  })
})

describeShop('what a switch sees at its ports', {}, (shop) => {
  const keys = new Map<string, string>()
  const push = async (items: readonly Row[]) => {
    const key =
      keys.get('key') ?? String((await shop.post('/api/apikeys', { name: 'lldp', pluginname: 'network' }))['key'])
    keys.set('key', key)
    const reply = await shop.stranger.request('POST', '/api/collectors/network/neighbors', {
      body: items,
      headers: { 'x-api-key': key },
    })
    return reply.body as {
      readonly items: readonly { readonly outcome: string; readonly left: readonly Row[] }[]
    } & Row
  }
  const portNamed = async (deviceid: number, name: string): Promise<Row | undefined> =>
    (await shop.get<List>(at(`ports?deviceid=${deviceid}&name=${encodeURIComponent(name)}`))).data[0]

  test('becomes cables, by name, serial number or hardware address', async () => {
    const access = await device(shop, 'SW-21', { hostname: 'sw-21', serialnumber: 'FOC1234X' })
    const core = await device(shop, 'SW-20', { hostname: 'sw-20' })
    await port(shop, access, 'GigabitEthernet1/0/1')
    const up = await port(shop, access, 'GigabitEthernet1/0/24')
    const down = await port(shop, core, 'GigabitEthernet1/0/2')
    const pc = await machine(shop, 'PC-77')
    const plc = await machine(shop, 'PLC-7')
    await shop.post(at('addresses'), { ipaddress: '10.30.0.7', holderid: plc, macaddress: '00:00:BC:00:00:07' })
    const items = [
      { devicename: 'sw-21.plant.example.com', port: 'Gi1/0/1', neighborname: 'PC-77' },
      { devicename: 'x', deviceserial: 'FOC1234X', port: 'Gi1/0/3', neighbormac: '0000.bc00.0007' },
      { devicename: 'sw-21', port: 'Gi1/0/24', neighborname: 'SW-20', neighborport: 'Gi1/0/2' },
      { devicename: 'sw-21', port: 'Gi1/0/9', neighborname: 'nobody-here' },
    ]
    expect((await push(items)).items.map(({ outcome }) => outcome)).toEqual([
      'updated',
      'updated',
      'updated',
      'updated',
    ])
    expect(await portNamed(access, 'GigabitEthernet1/0/1')).toMatchObject({ connectedassetid: pc, seen: 'PC-77' })
    expect(await portNamed(access, 'Gi1/0/3')).toMatchObject({ connectedassetid: plc, number: 3 })
    expect(await portNamed(access, 'Gi1/0/9')).toMatchObject({ connectedassetid: null, seen: 'nobody-here' })
    await push(items)
    expect(await portNamed(access, 'GigabitEthernet1/0/24')).toMatchObject({
      portid: up,
      connectedassetid: core,
      remoteportid: down,
    })
    expect((await push(items)).items.map(({ outcome }) => outcome)).toEqual(items.map(() => 'unchanged'))
    const graph = await shop.get<List>(`/api/assets/${pc}/relationships`)
    expect(graph.data).toMatchObject([{ label: 'GigabitEthernet1/0/1' }])
  })

  test('does not overwrite a cable that somebody wrote down', async () => {
    const access = await device(shop, 'SW-31', { hostname: 'sw-31' })
    const core = await device(shop, 'SW-30', { hostname: 'sw-30' })
    const pc = await machine(shop, 'PC-31')
    const portid = await port(shop, access, 'Gi1')
    await port(shop, core, 'Gi5')
    await shop.patch(at(`ports/${portid}`), { connectedassetid: pc })
    const answer = await push([{ devicename: 'sw-31', port: 'Gi1', neighborname: 'sw-30', neighborport: 'Gi5' }])
    expect(answer.items[0]?.left).toMatchObject([{ field: 'connectedassetid', here: pc, wanted: core }])
    expect(await portNamed(access, 'Gi1')).toMatchObject({
      connectedassetid: pc,
      remoteportid: null,
      seen: 'sw-30 Gi5',
    })
  })

  test('behind an uplink is only who names itself', async () => {
    const access = await device(shop, 'SW-41', { hostname: 'sw-41' })
    const far = await machine(shop, 'FAR-1')
    await shop.post(at('addresses'), { ipaddress: '10.30.0.41', holderid: far, macaddress: '00:00:BC:00:00:41' })
    await port(shop, access, 'Gi24', { isuplink: true })
    await push([{ devicename: 'sw-41', port: 'Gi24', neighbormac: '0000bc000041' }])
    expect(await portNamed(access, 'Gi24')).toMatchObject({ connectedassetid: null })
  })

  test('a switch that names itself by an address is the device with it, and no other', async () => {
    const access = await device(shop, 'SW-51', { ipaddress: '10.51.99.2' })
    const told = ['10.51.99.2', '10.51.99.50', '10.51.99.50', '10.51.0.7', 'fd00:51::7']
    const items = told.map((devicename, place) => ({ devicename, port: String(place), neighborname: '10.51.99.2' }))
    const answer = await push(items)
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['updated', 'created', 'updated', 'created', 'created'])
    expect(await portNamed(access, '0')).toMatchObject({ connectedassetid: null, seen: '10.51.99.2' })
    const { data } = await shop.get<List>(at('networkdevices?hostname=10.51.99.50,10.51.0.7,fd00:51::7&sort=hostname'))
    expect(data).toMatchObject([
      { hostname: '10.51.0.7', ipaddress: '10.51.0.7' },
      { hostname: '10.51.99.50', ipaddress: '10.51.99.50' },
      { hostname: 'fd00:51::7', ipaddress: 'fd00:51::7' },
    ])
    expect(await portNamed(Number(data[1]?.['assetid']), '2')).toMatchObject({ connectedassetid: access })
    expect(await shop.get<List>(at('networkdevices?hostname=10'))).toMatchObject({ data: [] })
  })

  test('a neighbor that names itself by an address is who has it', async () => {
    const access = await device(shop, 'SW-52', { hostname: 'sw-52' })
    const camera = await device(shop, 'CAM-52', { kind: 'camera', ipaddress: '10.52.70.9' })
    const mill = await machine(shop, '5201')
    await shop.post(at('addresses'), { ipaddress: '10.52.0.8', holderid: mill })
    const names = ['10.52.70.9', '10.52.0.8', '10.52.0.9']
    await push(names.map((neighborname, place) => ({ devicename: 'sw-52', port: String(place), neighborname })))
    expect(await portNamed(access, '0')).toMatchObject({ connectedassetid: camera })
    expect(await portNamed(access, '1')).toMatchObject({ connectedassetid: mill })
    expect(await portNamed(access, '2')).toMatchObject({ connectedassetid: null, seen: '10.52.0.9' })
  })

  test('at a switch that nobody knows makes that switch', async () => {
    expect(
      (await push([{ devicename: 'sw-99', deviceserial: 'NEW99', port: '1', neighborname: 'PC-77' }])).items,
    ).toMatchObject([{ outcome: 'created' }])
    const { data } = await shop.get<List>(at('networkdevices?hostname=sw-99'))
    expect(data).toMatchObject([{ kind: 'switch', serialnumber: 'NEW99' }])
  })
})

describeShop('the page of a machine', {}, (shop) => {
  test('tells the port that it hangs on, and its addresses', async () => {
    const access = await device(shop, 'SW-61')
    const mill = await machine(shop, '6101')
    const { vlanid } = await shop.post(at('vlans'), { number: 61, name: 'Cell 61' })
    await shop.post(at('subnets'), { cidr: '10.61.0.0/24', name: 'Cell 61' })
    await port(shop, access, '7', { connectedassetid: mill, vlanid })
    await shop.post(at('addresses'), { ipaddress: '10.61.0.7', holderid: mill, macaddress: '00:E0:E4:00:00:07' })
    const { data } = await shop.get<{ data: readonly Row[] }>(`/api/assets/${mill}/panels`)
    const mine = data.filter(({ plugin }) => plugin === 'network')
    expect(mine).toMatchObject([
      {
        title: 'Network',
        lines: [
          { label: 'Port', detail: 'SW-61, port 7, VLAN 61 Cell 61' },
          { label: 'Address', detail: '10.61.0.7, Cell 61, 00:E0:E4:00:00:07, Fanuc' },
        ],
      },
    ])
  })
})

describeShop('the page of a camera', {}, (shop) => {
  test('tells the port that feeds it, but of two ports of a cable only its own', async () => {
    const [access, camera, phone] = [
      await device(shop, 'SW-62'),
      await device(shop, 'CAM-62', { kind: 'camera' }),
      await device(shop, 'GW-62', { kind: 'gateway' }),
    ]
    await port(shop, access, '7', { connectedassetid: camera })
    const own = await port(shop, phone, 'LAN')
    await port(shop, access, '8', { remoteportid: own })
    const lines = async (assetid: number) => {
      const { data } = await shop.get<{ data: readonly Row[] }>(`/api/assets/${assetid}/panels`)
      return data.flatMap((one) => (one['plugin'] === 'network' ? [[one['title'], one['lines']]] : []))
    }
    expect(await lines(camera)).toMatchObject([['Network', [{ label: 'Port', detail: 'SW-62, port 7' }]]])
    expect(await lines(phone)).toEqual([])
  })
})

describeShop('closets and the home page', {}, (shop) => {
  test('a closet says how many ports are free in it, on the map and on its page', async () => {
    const { locationid } = await shop.post('/api/locations', { name: 'IDF-9' })
    const { floorplanid } = await shop.post('/api/floorplans', { name: 'AddressPlan', width: 1000, height: 1000 })
    const spot = { mapx: 10, mapy: 10, floorplanid }
    const closet = await device(shop, 'IDF-9', { kind: 'closet', locationid, ...spot })
    const access = await device(shop, 'SW-9', { locationid, ...spot })
    const pc = await machine(shop, 'PC-9')
    for (const name of ['1', '2', '3']) await port(shop, access, name, name === '1' ? { connectedassetid: pc } : {})
    const notes = await shop.get<List>(`/api/map/notes?floorplanid=${String(floorplanid)}`)
    const mine = { note: '2 of 3 ports free', tone: 'info', plugin: 'network' }
    expect(notes.data).toEqual([
      { assetid: closet, badge: '2', ...mine },
      { assetid: access, ...mine },
    ])
    const panels = await shop.get<Sections>(`/api/assets/${closet}/panels`)
    expect(panels.data.at(-1)?.table?.rows).toMatchObject([{ assetnumber: 'SW-9', ports: '2 of 3 ports free' }])
  })

  test('the home page names subnets that are nearly full', async () => {
    await shop.post(at('subnets'), {
      cidr: '10.40.0.0/29',
      name: 'Welders',
      dhcpfrom: '10.40.0.2',
      dhcpto: '10.40.0.6',
    })
    await shop.post(at('subnets'), { cidr: '10.41.0.0/24' })
    const { data } = await shop.get<List>('/api/dashboard')
    const mine = data.filter(({ plugin }) => plugin === 'network')
    expect(mine).toMatchObject([
      { title: 'Ports with a cable', value: 1, max: 3 },
      {
        title: 'Subnets nearly full',
        lines: [{ label: '10.40.0.0/29 Welders', detail: '83.3 %, 1 free', tone: 'warning' }],
      },
    ])
  })
})
