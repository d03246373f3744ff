import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-owners-'))
await writePlugins(folder, [
  {
    name: 'cranes',
    source: `import { date, defineAssetType, definePlugin, defineResource, defineRoute, defineSubtype, reference, text } from '@shopdb/contract'
const crane = defineAssetType({ name: 'Crane', table: 'cranes', fields: { size: text({ max: 20 }) } })
const remote = defineSubtype(crane, { name: 'Remote', table: 'craneremotes', fields: { channel: text({ max: 20 }) } })
const rope = defineResource({
  name: 'Rope', table: 'cranesropes', belongsto: 'craneid',
  fields: { name: text({ required: true, max: 20, unique: true, search: true, list: true }), craneid: reference({ to: crane, required: true }) },
})
const strand = defineResource({
  name: 'Strand', table: 'cranestrands', belongsto: 'ropeid',
  fields: { name: text({ required: true, max: 20 }), ropeid: reference({ to: rope, required: true }) },
})
const lift = defineResource({
  name: 'Lift', table: 'cranelifts', appendonly: true, belongsto: 'craneid', display: 'day',
  fields: { day: date({ required: true }), craneid: reference({ to: crane, required: true }) },
})
export const plugin = definePlugin({
  assettypes: [crane], subtypes: [remote], resources: [rope, strand, lift],
  routes: [defineRoute({ method: 'POST', path: '/told', permission: 'cranes.write', summary: 'Tell', handle: async ({ platform }) => ({
    counts: await platform.counts(rope, [{}, { 'name.startswith': 'Old' }, { isactive: true }]),
    by: [...await platform.countBy(rope, 'craneid')].length,
    rope: (await platform.change('Made sure of', (work) => work.ensure(rope, { name: 'Old rope' }))).name,
  }) })],
})`,
  },
])

describeShop('what belongs to what was removed', { SHOPDB_PLUGINS: folder }, (shop) => {
  const add = async (path: string, row: object) => await shop.post(`/api/cranes${path}`, row)
  const names = async (path: string): Promise<readonly unknown[]> => {
    const { data, meta } = await shop.get<{ data: Record<string, unknown>[]; meta: { total: number } }>(path)
    expect(meta.total).toBe(data.length)
    return data.map((row) => row['name'] ?? row['craneid'] ?? row['assetid'])
  }

  test('is left out of lists and counts, and comes back with it', async () => {
    const [old, other] = [await add('', { assetnumber: 'C-1' }), await add('', { assetnumber: 'C-2' })]
    const [craneid, otherid] = [Number(old['assetid']), Number(other['assetid'])]
    for (const [name, id] of [
      ['Old', craneid],
      ['New', otherid],
    ] as const) {
      await add('/craneremotes', { assetid: id, channel: '7' })
      const { ropeid } = await add('/cranesropes', { name: `${name} rope`, craneid: id })
      await add('/cranestrands', { name: `${name} strand`, ropeid })
      await add('/cranelifts', { day: '2026-05-01', craneid: id })
    }
    const all = async () => [
      await names('/api/cranes/cranesropes?sort=name'),
      await names('/api/cranes/cranesropes?q=rope'),
      await names('/api/cranes/cranestrands?sort=name'),
      await names('/api/cranes/craneremotes'),
      await names('/api/cranes/cranelifts'),
    ]
    const whole = await all()
    await shop.delete(`/api/cranes/${craneid}`)
    expect(await all()).toEqual([['New rope'], ['New rope'], ['New strand'], [otherid], [craneid, otherid]])
    expect(await shop.get('/api/cranes/cranesropes/export?format=json')).toMatchObject([{ name: 'New rope' }])
    expect(await shop.post('/api/cranes/told')).toEqual({ counts: [1, 0, 2], by: 1, rope: 'Old rope' })
    await shop.post(`/api/cranes/${craneid}/restore`)
    expect(await all()).toEqual(whole)
  })

  test('is told to who names it, or says which rows are meant', async () => {
    const { assetid } = await add('', { assetnumber: 'C-3' })
    const { ropeid } = await add('/cranesropes', { name: 'Third rope', craneid: assetid })
    await shop.delete(`/api/cranes/${String(assetid)}`)
    for (const asked of [`craneid=${String(assetid)}`, 'isactive=true&name=Third rope', 'crane=C-3'])
      expect(await names(`/api/cranes/cranesropes?${asked}`)).toEqual(['Third rope'])
    expect(await shop.get(`/api/cranes/cranesropes/${String(ropeid)}`)).toMatchObject({ isactive: true })
    expect(await names('/api/cranes/cranesropes?isactive=false')).toEqual([])
  })
})
