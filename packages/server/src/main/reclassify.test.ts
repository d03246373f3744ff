import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-reclassify-'))
await writePlugins(folder, [
  {
    name: 'benches',
    source: `import { conflict, date, defineAssetType, definePlugin, defineResource, defineSubtype, integer, reference, text, writeRule } from '@shopdb/contract'
const finish = defineResource({ name: 'Finish', table: 'finishes', fields: { name: text({ required: true, max: 40, unique: true, search: true }) } })
const bench = defineAssetType({ name: 'Bench', table: 'benches', fields: {
  plate: text({ max: 20, search: true }), length: integer({}), finishid: reference({ to: finish }) } })
const vise = defineSubtype(bench, { name: 'Vise', table: 'vises', fields: { jaw: integer({}) } })
const gauge = defineAssetType({ name: 'Gauge', table: 'gauges', fields: { range: text({ max: 20, search: true }), due: date({}), count: integer({ default: 3 }) } })
const check = defineResource({ name: 'Check', table: 'checks', belongsto: 'gaugeid', fields: { gaugeid: reference({ to: gauge, required: true }), name: text({ required: true, max: 20 }) } })
export const plugin = definePlugin({
  resources: [finish, check], assettypes: [bench, gauge], subtypes: [vise],
  rules: [writeRule(gauge, { before: (_reader, { before, after }) => {
    if (!before && after.range === 'none') throw conflict('A gauge measures something, ' + after.assetnumber + ' nothing.')
    if (before && !after.isactive && after.range === 'kept') throw conflict('This gauge is kept.')
    return { count: 4 }
  } })],
  routes: [{ method: 'POST', path: '/become/:what/:id', permission: 'benches.write', summary: 'Become', body: { range: text({ max: 20 }), length: integer({}) },
    handle: ({ platform, params, body }) => {
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
      const id = Number(params.id)
      return platform.change('Became a ' + params.what, (work) => work.reclassify(id, params.what === 'gauge' ? gauge : bench, given))
    } }],
})`,
  },
])

interface Row {
  readonly assetid: number
}
interface History {
  readonly data: readonly { readonly changeset: { readonly changesetid: number } }[]
}

describeShop('an asset that becomes one of another class', { SHOPDB_PLUGINS: folder }, (shop) => {
  const benches = '/api/benches'
  const gauges = '/api/benches/gauges'
  const become = (what: string, id: number, body: object = {}) => shop.post(`/api/benches/become/${what}/${id}`, body)
  const undoLast = async (id: number): Promise<void> => {
    const { data } = await shop.get<History>(`/api/assets/${id}/history?perpage=1`)
    await shop.post(`/api/changesets/${data[0]?.changeset.changesetid}/undo`)
  }
  const found = async (q: string) => await shop.get<{ groups: readonly { path: string }[] }>(`/api/search?q=${q}`)
  const listed = async (path: string, q = '') =>
    (await shop.get<{ data: readonly Row[] }>(`${path}?${q}`)).data.map(({ assetid }) => assetid)

  test('keeps its number, place, relations and history, and one undo brings all back', async () => {
    const { finishid } = await shop.post('/api/benches/finishes', { name: 'Granite' })
    const { floorplanid } = await shop.post('/api/floorplans', { name: `Hall ${shop.engine}`, width: 500, height: 400 })
    const spot = { floorplanid, mapx: 11, mapy: 22 }
    const given = { assetnumber: 'B-1', plate: 'platea', length: 3, finishid, ...spot }
    const { assetid } = await shop.post<{ assetid: number }>(benches, given)
    await shop.post('/api/benches/vises', { assetid, jaw: 120 })
    const other = await shop.post<{ assetid: number }>(benches, { assetnumber: 'B-2' })
    const types = await shop.get<{ data: readonly { relationshiptypeid: number }[] }>('/api/relationshiptypes')
    await shop.post('/api/assetrelationships', {
      relationshiptypeid: types.data[0]?.relationshiptypeid,
      sourceassetid: assetid,
      targetassetid: other.assetid,
    })
    const floor = async () => {
      const told = await shop.get(`/api/map?floorplanid=${String(floorplanid)}`)
      return JSON.stringify(told)
    }
    const before = { asset: await shop.get(`/api/assets/${assetid}`), floor: await floor() }

    expect(await become('gauge', assetid, { range: 'micrange' })).toMatchObject({
      assetid,
      assetnumber: 'B-1',
      range: 'micrange',
      count: 4,
      ...spot,
    })
    expect(await shop.get(`/api/assets/${assetid}`)).toMatchObject({
      assettypename: 'Gauge',
      details: { range: 'micrange' },
    })
    expect(await shop.refused('GET', `${benches}/${assetid}`)).toMatchObject({ status: 404 })
    expect(await shop.refused('GET', `/api/benches/vises/${assetid}`)).toMatchObject({ status: 404 })
    expect(await listed(benches)).toEqual([other.assetid])
    expect(await listed(gauges)).toEqual([assetid])
    expect(await listed(gauges, 'q=micrange')).toEqual([assetid])
    expect(await listed('/api/assets', 'q=platea')).toEqual([])
    expect(await listed('/api/assets', 'q=granite')).toEqual([])
    expect(JSON.stringify(await found('micrange'))).toContain(`${gauges.slice(4)}/${assetid}`)
    expect(await floor()).not.toEqual(before.floor)
    expect(await shop.get(`/api/assets/${assetid}/relationships`)).toMatchObject({ data: [{}] })
    expect(await shop.get(`/api/assets/${assetid}/history`)).toMatchObject({
      data: [
        {
          action: 'update',
          before: { plate: 'platea', length: 3, finishname: 'Granite', assettypename: 'Bench' },
          after: { range: 'micrange', count: 4, assettypename: 'Gauge' },
          changeset: { reason: 'Became a gauge', entries: 2 },
        },
        { action: 'create' },
      ],
    })

    await undoLast(assetid)
    const after = await shop.get(`/api/assets/${assetid}`)
    expect({ ...after, modifieddate: 0 }).toEqual({ ...before.asset, modifieddate: 0 })
    expect(await floor()).toEqual(before.floor)
    expect(await shop.get(`/api/benches/vises/${assetid}`)).toMatchObject({ jaw: 120 })
    expect(await listed('/api/assets', 'q=platea')).toEqual([assetid])
    expect(await listed('/api/assets', 'q=granite')).toEqual([assetid])
    expect(await listed('/api/assets', 'q=micrange')).toEqual([])
    expect(await listed(gauges)).toEqual([])

    await undoLast(assetid)
    expect(await shop.get(`${gauges}/${assetid}`)).toMatchObject({ range: 'micrange', count: 4 })
    expect(await shop.refused('GET', `/api/benches/vises/${assetid}`)).toMatchObject({ status: 404 })
  })

  test('that was of that class before has again what it had then, as far as nothing else is said', async () => {
    const given = { assetnumber: 'B-5', plate: 'old plate', length: 7 }
    const { assetid } = await shop.post<{ assetid: number }>(benches, given)
    await become('gauge', assetid)
    expect(await become('bench', assetid, { length: 8 })).toMatchObject({ plate: 'old plate', length: 8 })
  })

  test('is refused where it is one already, was removed, or something belongs to what it was', async () => {
    const { assetid } = await shop.post<{ assetid: number }>(gauges, { assetnumber: 'G-1', range: 'any' })
    const path = `/api/benches/become/gauge/${assetid}`
    const again = { status: 409, detail: 'G-1 is gauge already.' }
    expect(await shop.refused('POST', path, { body: {} })).toMatchObject(again)
    await shop.post('/api/benches/checks', { gaugeid: assetid, name: 'first' })
    const bench = `/api/benches/become/bench/${assetid}`
    const inuse = { status: 409, detail: expect.stringContaining('checks') }
    expect(await shop.refused('POST', bench, { body: {} })).toMatchObject(inuse)
    expect(await shop.get(`${gauges}/${assetid}`)).toMatchObject({ range: 'any' })
    await shop.delete(`${gauges}/${assetid}`)
    expect(await shop.refused('POST', bench, { body: {} })).toMatchObject({
      detail: expect.stringContaining('removed'),
    })
  })

  test('asks the rules of both classes', async () => {
    const { assetid } = await shop.post<{ assetid: number }>(benches, { assetnumber: 'B-9' })
    expect(
      await shop.refused('POST', `/api/benches/become/gauge/${assetid}`, { body: { range: 'none' } }),
    ).toMatchObject({ status: 409, detail: 'A gauge measures something, B-9 nothing.' })
    await become('gauge', assetid, { range: 'kept' })
    expect(await shop.refused('POST', `/api/benches/become/bench/${assetid}`, { body: {} })).toMatchObject({
      detail: 'This gauge is kept.',
    })
  })
})
