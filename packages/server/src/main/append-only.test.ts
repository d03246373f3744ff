import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-appendonly-'))
await writePlugins(folder, [
  {
    name: 'readings',
    source: `import { definePlugin, defineResource, integer, text } from '@shopdb/contract'
const reading = defineResource({
  name: 'Reading', table: 'readings', label: 'RFID reading', title: 'Reading log', appendonly: true,
  fields: { name: text({ required: true, max: 20, unique: true }), count: integer({}) },
})
export const plugin = definePlugin({
  resources: [reading],
  routes: [{ method: 'POST', path: '/:id/tamper', permission: 'readings.write', summary: 'Tamper', handle: async ({ platform, params, query }) => {
    await platform.change('Tampered', (work) => query.how === 'remove' ? work.remove(reading, Number(params.id)) : work.update(reading, Number(params.id), { count: 9 }))
  } }],
})`,
  },
  {
    name: 'slings',
    source: `import { date, defineAssetType, defineCollector, definePlugin, defineResource, reference, text } from '@shopdb/contract'
const sling = defineAssetType({ name: 'Sling', table: 'slings', fields: { size: text({ max: 20 }) } })
const inspection = defineResource({
  name: 'Inspection', table: 'slinginspections', appendonly: true, belongsto: 'slingid', display: 'day',
  fields: { slingid: reference({ to: sling, required: true }), day: date({ required: true }), found: text({ max: 90, readonly: true }) },
})
const item = { tag: text({ required: true }), day: date({ required: true }), found: text() }
export const plugin = definePlugin({
  assettypes: [sling],
  resources: [inspection],
  collectors: [defineCollector({
    name: 'inspected', item,
    records: (_platform, { tag, day, found }) => [
      { declaration: sling, values: { assetnumber: tag }, parts: [{ declaration: inspection, by: ['day'], rows: [{ day, found }] }] },
    ],
  })],
})`,
  },
])

describeShop('rows that are made and never changed', { SHOPDB_PLUGINS: folder }, (shop) => {
  const path = '/api/readings'
  const refusal = {
    status: 409,
    detail:
      'Each RFID reading is made once, and never changed or removed. Undo the change that made a wrong one, and make a right one.',
  }

  test('stay as they are, whoever would change them and how', async () => {
    const { readingid } = await shop.post(path, { name: 'first', count: 1 })
    const one = `${path}/${String(readingid)}`
    expect(await shop.refused('PATCH', one, { body: { count: 2 } })).toMatchObject(refusal)
    expect(await shop.refused('DELETE', one)).toMatchObject(refusal)
    expect(await shop.refused('DELETE', `${one}?purge=true`)).toMatchObject(refusal)
    expect(await shop.refused('POST', `${one}/restore`)).toMatchObject(refusal)
    const bulk = { ids: [readingid], changes: { count: 2 } }
    expect(await shop.refused('POST', `${path}/bulk`, { body: bulk })).toMatchObject(refusal)
    expect(await shop.refused('POST', `${one}/tamper`)).toMatchObject(refusal)
    expect(await shop.refused('POST', `${one}/tamper?how=remove`)).toMatchObject(refusal)
    expect(await shop.get(one)).toMatchObject({ count: 1, isactive: true })
  })

  test('come in by an import, which leaves out the lines that would change one', async () => {
    await shop.post(path, { name: 'known', count: 1 })
    const raw = 'name,count\nknown,1\nKnown,5\nnew,2\n'
    const report = await shop.request('POST', `${path}/import`, { raw, headers: { 'content-type': 'text/csv' } })
    expect(report.body).toMatchObject({
      created: 1,
      unchanged: 1,
      rejected: 1,
      lines: [{}, { line: 3, errors: [{ message: refusal.detail }] }, {}],
    })
  })

  test('come with a collector, which adds others and changes none', async () => {
    const push = (day: string, found: string) =>
      shop.post('/api/collectors/slings/inspected', { tag: 'SL-1', day, found })
    expect(await push('2026-11-20', 'bent')).toMatchObject({ created: 1 })
    expect(await push('2026-11-20', 'bent')).toMatchObject({ unchanged: 1 })
    expect(await push('2026-11-21', 'straight')).toMatchObject({ updated: 1 })
    expect(await push('2026-11-20', 'sound')).toMatchObject({
      rejected: 1,
      items: [{ errors: [{ message: refusal.detail.replace('RFID reading', 'inspection') }] }],
    })
    expect(await shop.get('/api/slings/slinginspections?sort=day')).toMatchObject({
      data: [{ found: 'bent' }, { found: 'straight' }],
    })
  })

  test('go when the change that made them is undone, and come back when that is undone', async () => {
    const { readingid } = await shop.post(path, { name: 'wrong', count: 1 })
    const one = `${path}/${String(readingid)}`
    const made = await shop.get<{ data: readonly { changeset: { changesetid: number } }[] }>(`${one}/history`)
    const undone = await shop.post(`/api/changesets/${made.data[0]?.changeset.changesetid}/undo`)
    expect(await shop.refused('GET', one)).toMatchObject({ status: 404 })
    expect(await shop.get(`${one}/history`)).toMatchObject({ data: [{ action: 'purge' }, { action: 'create' }] })
    await shop.post(`/api/changesets/${String(undone['changesetid'])}/undo`)
    expect(await shop.get(one)).toMatchObject({ name: 'wrong', count: 1 })
  })

  test('are told as such to screens, and the API tells of no way to change them', async () => {
    const { resources } = await shop.get<{ resources: readonly { name: string }[] }>('/api/meta')
    expect(resources.find(({ name }) => name === 'readings')).toMatchObject({ appendonly: true, can: { write: true } })
    const { paths } = await shop.get<{ paths: Record<string, object> }>('/api/openapi.json')
    expect(Object.keys(paths[path] ?? {})).toEqual(['get', 'post'])
    expect(Object.keys(paths[`${path}/{id}`] ?? {})).toEqual(['get'])
    expect(paths[`${path}/bulk`] ?? paths[`${path}/{id}/restore`]).toBeUndefined()
  })
})
