import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>
interface List {
  readonly data: readonly Row[]
}

/** A device with these ports. */
async function deviceWith(shop: TestShop, assetnumber: string, ports: readonly string[], more: Row = {}) {
  const { assetid } = await shop.post('/api/network/networkdevices', { assetnumber, ...more })
  const made: number[] = []
  for (const [at, name] of ports.entries())
    made.push(Number((await shop.post('/api/network/ports', { deviceid: assetid, name, number: at + 1 }))['portid']))
  return { assetid: Number(assetid), ports: made }
}

const machine = async (shop: TestShop, assetnumber: string): Promise<number> =>
  Number((await shop.post('/api/equipment', { assetnumber }))['assetid'])

/** What the site tells an asset is tied to: the other's number, and the label. */
async function ties(shop: TestShop, assetid: number): Promise<readonly (readonly [unknown, unknown])[]> {
  const { data } = await shop.get<{ data: readonly { other: Row; label: unknown }[] }>(
    `/api/assets/${assetid}/relationships`,
  )
  return data.map(({ other, label }) => [other['assetnumber'], label])
}

const portOf = (shop: TestShop, portid: number | undefined): Promise<Row> => shop.get(`/api/network/ports/${portid}`)
const plug = (shop: TestShop, portid: number | undefined, changes: Row): Promise<Row> =>
  shop.patch(`/api/network/ports/${portid}`, changes)

describeShop('a port', {}, (shop) => {
  test('that gets a cable makes the relation, and takes it away with the cable', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-A', ['7', '8'])
    const pc = await machine(shop, 'A-1')
    await plug(shop, ports[0], { connectedassetid: pc })
    expect(await ties(shop, pc)).toEqual([['SW-A', 'port 7']])
    await plug(shop, ports[1], { connectedassetid: pc })
    expect(await ties(shop, assetid)).toEqual([['A-1', 'port 7, port 8']])
    await plug(shop, ports[0], { name: 'Gi7' })
    expect(await ties(shop, pc)).toEqual([['SW-A', 'Gi7, port 8']])
    await plug(shop, ports[0], { connectedassetid: null })
    await shop.delete(`/api/network/ports/${ports[1]}`)
    expect(await ties(shop, pc)).toEqual([])
    await shop.post(`/api/network/ports/${ports[1]}/restore`)
    expect(await ties(shop, pc)).toEqual([['SW-A', 'port 8']])
  })

  test('that gets a cable is undone with its relation at once', async () => {
    const { ports } = await deviceWith(shop, 'SW-B', ['1'])
    const pc = await machine(shop, 'B-1')
    await plug(shop, ports[0], { connectedassetid: pc })
    const { data } = await shop.get<List>('/api/changesets?perpage=1')
    await shop.post(`/api/changesets/${String(data[0]?.['changesetid'])}/undo`)
    expect(await ties(shop, pc)).toEqual([])
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: null })
  })

  test('that leads to a port is at its other end too, whichever of them was written', async () => {
    const core = await deviceWith(shop, 'SW-C1', ['25', '26'])
    const access = await deviceWith(shop, 'SW-C2', ['1', '2'])
    await plug(shop, access.ports[0], { remoteportid: core.ports[0] })
    expect(await portOf(shop, core.ports[0])).toMatchObject({
      connectedassetid: access.assetid,
      remoteportid: access.ports[0],
    })
    expect(await ties(shop, access.assetid)).toEqual([['SW-C1', 'port 1 - port 25']])
    await plug(shop, access.ports[0], { remoteportid: core.ports[1] })
    expect(await portOf(shop, core.ports[0])).toMatchObject({ connectedassetid: null, remoteportid: null })
    expect(await portOf(shop, core.ports[1])).toMatchObject({ connectedassetid: access.assetid })
    expect(await ties(shop, access.assetid)).toEqual([['SW-C1', 'port 1 - port 26']])
    await plug(shop, core.ports[1], { remoteportid: null, connectedassetid: null })
    expect(await portOf(shop, access.ports[0])).toMatchObject({ connectedassetid: null, remoteportid: null })
    expect(await ties(shop, core.assetid)).toEqual([])
  })

  test('whose cable now leads to something else leaves the port at the other end free', async () => {
    const core = await deviceWith(shop, 'SW-D1', ['1'])
    const access = await deviceWith(shop, 'SW-D2', ['1'])
    const pc = await machine(shop, 'D-1')
    await plug(shop, access.ports[0], { remoteportid: core.ports[0] })
    await plug(shop, access.ports[0], { connectedassetid: pc })
    expect(await portOf(shop, access.ports[0])).toMatchObject({ connectedassetid: pc, remoteportid: null })
    expect(await portOf(shop, core.ports[0])).toMatchObject({ connectedassetid: null, remoteportid: null })
    expect(await ties(shop, access.assetid)).toEqual([['D-1', 'port 1']])
  })

  test('has one cable: one that is taken is refused', async () => {
    const core = await deviceWith(shop, 'SW-E1', ['1', '2'])
    const access = await deviceWith(shop, 'SW-E2', ['1', '2'])
    const pc = await machine(shop, 'E-1')
    await plug(shop, core.ports[0], { connectedassetid: pc })
    const refused = await shop.refused('PATCH', `/api/network/ports/${access.ports[0]}`, {
      body: { remoteportid: core.ports[0] },
    })
    expect(refused).toMatchObject({ status: 409, errors: [{ path: '/remoteportid' }] })
    await plug(shop, core.ports[1], { remoteportid: access.ports[1] })
    const again = await shop.refused('PATCH', `/api/network/ports/${access.ports[0]}`, {
      body: { remoteportid: core.ports[1] },
    })
    expect(again.detail).toContain('has a cable to another port')
    const own = await shop.refused('PATCH', `/api/network/ports/${access.ports[0]}`, {
      body: { remoteportid: access.ports[1] },
    })
    expect(own.detail).toContain('same device')
    await shop.refused('PATCH', `/api/network/ports/${access.ports[0]}`, { body: { connectedassetid: access.assetid } })
  })

  test('leaves a relation alone that somebody has worded themselves', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-F', ['1'])
    const pc = await machine(shop, 'F-1')
    const { data } = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = data[0]?.['relationshiptypeid']
    await shop.post('/api/assetrelationships', {
      sourceassetid: assetid,
      targetassetid: pc,
      relationshiptypeid,
      label: 'by fiber',
    })
    await plug(shop, ports[0], { connectedassetid: pc })
    await plug(shop, ports[0], { connectedassetid: null })
    expect(await ties(shop, pc)).toEqual([['SW-F', 'by fiber']])
  })
})

describeShop('the relation of a cable', {}, (shop) => {
  const tieOf = async (assetid: number): Promise<number> => {
    const { data } = await shop.get<List>(`/api/assets/${assetid}/relationships`)
    return Number(data[0]?.['relationshipid'])
  }
  const lastChange = async (): Promise<Row> => {
    const { data } = await shop.get<List>('/api/changesets?perpage=1')
    return data[0] ?? {}
  }

  test('that somebody ends leaves its port free, and one undo brings both back', async () => {
    const { ports } = await deviceWith(shop, 'SW-R', ['1', '2'])
    const [pc, other] = [await machine(shop, 'R-1'), await machine(shop, 'R-2')]
    await plug(shop, ports[0], { connectedassetid: pc })
    await plug(shop, ports[1], { connectedassetid: other })
    await shop.delete(`/api/assetrelationships/${await tieOf(pc)}`)
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: null })
    expect(await portOf(shop, ports[1])).toMatchObject({ connectedassetid: other })
    await shop.post(`/api/changesets/${String((await lastChange())['changesetid'])}/undo`)
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: pc })
    expect(await ties(shop, pc)).toEqual([['SW-R', 'port 1']])
  })

  test('that somebody ends is that of all cables between the two', async () => {
    const { ports } = await deviceWith(shop, 'SW-Q', ['1', '2'])
    const [pc, other] = [await machine(shop, 'Q-1'), await machine(shop, 'Q-2')]
    for (const portid of ports) await plug(shop, portid, { connectedassetid: pc })
    await shop.patch(`/api/assetrelationships/${await tieOf(pc)}`, { sourceassetid: other })
    expect(await ties(shop, other)).toEqual([['SW-Q', 'port 1, port 2']])
    await shop.delete(`/api/assetrelationships/${await tieOf(other)}`)
    for (const portid of ports) expect(await portOf(shop, portid)).toMatchObject({ connectedassetid: null })
    expect([await ties(shop, pc), await ties(shop, other)]).toEqual([[], []])
  })

  test('that somebody ends leaves the ports at both its ends free', async () => {
    const core = await deviceWith(shop, 'SW-S1', ['1'])
    const access = await deviceWith(shop, 'SW-S2', ['1'])
    await plug(shop, access.ports[0], { remoteportid: core.ports[0] })
    await shop.delete(`/api/assetrelationships/${await tieOf(core.assetid)}`)
    for (const portid of [core.ports[0], access.ports[0]])
      expect(await portOf(shop, portid)).toMatchObject({ connectedassetid: null, remoteportid: null })
    expect(await ties(shop, core.assetid)).toEqual([])
  })

  test('that is aimed at something else takes its cable there', async () => {
    const { ports } = await deviceWith(shop, 'SW-T', ['1'])
    const [pc, other] = [await machine(shop, 'T-1'), await machine(shop, 'T-2')]
    await plug(shop, ports[0], { connectedassetid: pc })
    await shop.patch(`/api/assetrelationships/${await tieOf(pc)}`, { sourceassetid: other })
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: other })
    expect(await ties(shop, other)).toEqual([['SW-T', 'port 1']])
    expect(await ties(shop, pc)).toEqual([])
  })

  test('of another kind is ended without touching the port', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-U', ['1'])
    const pc = await machine(shop, 'U-1')
    await plug(shop, ports[0], { connectedassetid: pc })
    const { data } = await shop.get<List>('/api/relationshiptypes?name=controls')
    const relationshiptypeid = data[0]?.['relationshiptypeid']
    const tie = { sourceassetid: assetid, targetassetid: pc, relationshiptypeid }
    const { relationshipid } = await shop.post('/api/assetrelationships', tie)
    await shop.delete(`/api/assetrelationships/${String(relationshipid)}`)
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: pc })
  })

  test('stays, and the port with it, where two assets turn out to be one', async () => {
    const { ports } = await deviceWith(shop, 'SW-V', ['1'])
    const [keep, assetid] = [await machine(shop, 'V-1'), await machine(shop, 'V-2')]
    await plug(shop, ports[0], { connectedassetid: assetid })
    await shop.patch(`/api/assetrelationships/${await tieOf(assetid)}`, { notes: 'Blue cable' })
    await shop.post(`/api/assets/${keep}/merge`, { assetid })
    expect(await portOf(shop, ports[0])).toMatchObject({ connectedassetid: keep })
    const { data } = await shop.get<List>(`/api/assetrelationships?sourceassetid=${keep}`)
    expect(data).toMatchObject([{ label: 'port 1', notes: 'Blue cable' }])
  })
})

describeShop('what was removed', {}, (shop) => {
  const freeOf = async (assetid: number): Promise<unknown> => {
    const { data } = await shop.get<{ data: readonly { values: readonly Row[] }[] }>(
      `/api/network/networkdevices/columns?id=${assetid}`,
    )
    return data[0]?.values[0]?.['value']
  }

  test('leaves the port free that it hung on, until it is back', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-W', ['1', '2'])
    const pc = await machine(shop, 'W-1')
    await plug(shop, ports[0], { connectedassetid: pc })
    expect(await freeOf(assetid)).toBe('1 of 2')
    await shop.delete(`/api/equipment/${pc}`)
    expect(await freeOf(assetid)).toBe('2 of 2')
    await shop.post(`/api/equipment/${pc}/restore`)
    expect(await freeOf(assetid)).toBe('1 of 2')
  })

  test('takes its ports along out of lists, and off the page of what hung on them', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-V', ['1'])
    const pc = await machine(shop, 'V-1')
    await plug(shop, ports[0], { connectedassetid: pc })
    const told = async () => [
      (await shop.get<List>('/api/network/ports?perpage=500')).data.some(({ portid }) => portid === ports[0]),
      (await shop.get<List>(`/api/assets/${pc}/panels`)).data.some(({ plugin }) => plugin === 'network'),
    ]
    expect(await told()).toEqual([true, true])
    await shop.delete(`/api/network/networkdevices/${assetid}`)
    expect(await told()).toEqual([false, false])
    expect((await shop.get<List>(`/api/network/ports?deviceid=${assetid}`)).data).toHaveLength(1)
    await shop.post(`/api/network/networkdevices/${assetid}/restore`)
    expect(await told()).toEqual([true, true])
  })

  test('leaves the port at the other end to whoever takes it', async () => {
    const core = await deviceWith(shop, 'SW-X1', ['1', '2'])
    const panel = await deviceWith(shop, 'SW-X2', ['1'])
    const pc = await machine(shop, 'X-1')
    await plug(shop, panel.ports[0], { remoteportid: core.ports[0] })
    await plug(shop, core.ports[1], { connectedassetid: pc })
    await shop.delete(`/api/network/networkdevices/${panel.assetid}`)
    await shop.delete(`/api/equipment/${pc}`)
    const next = await deviceWith(shop, 'SW-X3', ['1', '2'])
    const before = { connectedassetid: panel.assetid, remoteportid: panel.ports[0] }
    expect(await portOf(shop, core.ports[0])).toMatchObject(before)
    for (const at of [0, 1]) {
      const taken = await plug(shop, next.ports[at], { remoteportid: core.ports[at], description: 'New' })
      expect(taken).toMatchObject({ remoteportid: core.ports[at], connectedassetid: core.assetid, description: 'New' })
      const there = { remoteportid: next.ports[at], connectedassetid: next.assetid }
      expect(await portOf(shop, core.ports[at])).toMatchObject(there)
    }
    expect(await portOf(shop, panel.ports[0])).toMatchObject({ remoteportid: null, connectedassetid: null })
    expect((await ties(shop, next.assetid)).map(([other]) => other)).toEqual(['SW-X1'])
    const { data } = await shop.get<List>('/api/changesets?perpage=2')
    for (const { changesetid } of data) await shop.post(`/api/changesets/${String(changesetid)}/undo`)
    expect(await portOf(shop, core.ports[0])).toMatchObject(before)
    // What is back has its port for itself again.
    await shop.post(`/api/network/networkdevices/${panel.assetid}/restore`)
    const path = `/api/network/ports/${next.ports[0]}`
    const refused = await shop.refused('PATCH', path, { body: { remoteportid: core.ports[0] } })
    expect(refused.detail).toContain('has a cable to another port')
  })
})

describeShop('a device', {}, (shop) => {
  test('keeps its management address from others, and gives it back', async () => {
    const first = await deviceWith(shop, 'SW-1', [], { ipaddress: '10.9.0.2', hostname: 'sw-1' })
    const refused = await shop.refused('POST', '/api/network/networkdevices', {
      body: { assetnumber: 'SW-2', ipaddress: '10.9.0.2' },
    })
    expect(refused).toMatchObject({ status: 409, errors: [{ path: '/ipaddress' }] })
    expect(refused.errors?.[0]?.message).toContain('sw-1')
    await shop.patch(`/api/network/networkdevices/${first.assetid}`, { ipaddress: '10.9.0.3' })
    const { data } = await shop.get<List>('/api/network/addresses?hostname=sw-1')
    expect(data).toMatchObject([{ ipaddress: '10.9.0.3', holderid: first.assetid }])
    await deviceWith(shop, 'SW-2', [], { ipaddress: '10.9.0.2' })
  })

  test('gets numbered ports, and those of its model that it has not', async () => {
    const { modelid } = await shop.post('/api/models', { name: 'Eight ports' })
    for (const number of [1, 2, 3])
      await shop.post('/api/network/modelports', { modelid, name: String(number), number, speed: 1000 })
    const { assetid } = await deviceWith(shop, 'SW-M', ['2'], { modelid })
    const told = await shop.get<List>(`/api/network/networkdevices/${assetid}/actions`)
    expect(told.data.map(({ name }) => name)).toEqual(['portsfrommodel', 'addports'])
    const outcome = await shop.post(`/api/network/networkdevices/${assetid}/actions/portsfrommodel`)
    expect(outcome).toMatchObject({ message: '2 ports were added to SW-M.' })
    await shop.post(`/api/network/networkdevices/${assetid}/actions/addports`, {
      prefix: 'Gi1/0/',
      first: 23,
      count: 2,
      poe: '802.3at',
    })
    const { data } = await shop.get<List>(`/api/network/ports?deviceid=${assetid}&sort=number`)
    expect(data.map(({ name }) => name)).toEqual(['2', '1', '3', 'Gi1/0/23', 'Gi1/0/24'])
  })

  test('tells how many of its ports are free, and what PoE they could ask for', async () => {
    const { assetid, ports } = await deviceWith(shop, 'SW-P', ['1', '2', '3'], {
      poebudget: 40,
      macaddress: '00:90:E8:00:00:01',
    })
    const { assetid: camera } = await deviceWith(shop, 'CAM-P', [], { kind: 'camera' })
    await plug(shop, ports[0], { connectedassetid: camera, poe: '802.3at' })
    await plug(shop, ports[1], { connectedassetid: await machine(shop, 'P-1'), poe: '802.3at' })
    await shop.post('/api/network/ports', { deviceid: assetid, name: 'con', number: 9, medium: 'console' })
    const { data } = await shop.get<{ data: readonly { lines: readonly Row[] }[] }>(`/api/assets/${assetid}/panels`)
    expect(data[0]?.lines).toEqual([
      { label: 'PoE asked for', detail: 'at most 30 of 40 W', tone: 'neutral' },
      { label: 'Maker by MAC', detail: 'Moxa' },
    ])
    const columns = await shop.get<{ data: readonly Row[] }>(`/api/network/networkdevices/columns?id=${assetid}`)
    expect(columns.data).toMatchObject([{ name: 'freeports', values: [{ id: assetid, value: '1 of 3' }] }])
  })
})
