import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-merging-'))
await writePlugins(folder, [
  {
    name: 'westcranes',
    source: `import { conflict, defineAssetType, definePlugin, defineResource, integer, reference, text, writeRule } from '@shopdb/contract'
const crane = defineAssetType({ name: 'WestCrane', table: 'westcranes', fields: { checks: integer({ readonly: true, default: 0 }) } })
const wagon = defineAssetType({ name: 'WestWagon', table: 'westwagons', fields: { craneid: reference({ to: crane }), besideid: reference({ to: 'assets' }) } })
const hook = defineResource({ name: 'WestHook', table: 'westhooks', belongsto: 'craneid', unique: [['craneid', 'name']],
  fields: { craneid: reference({ to: crane, required: true }), name: text({ required: true, max: 20 }) } })
const check = defineResource({ name: 'WestCheck', table: 'westchecks', belongsto: 'craneid', appendonly: true,
  fields: { craneid: reference({ to: crane, required: true }), name: text({ required: true, max: 20 }) } })
export const plugin = definePlugin({
  assettypes: [crane, wagon],
  resources: [hook, check],
  rules: [
    writeRule(crane, { before: async (reader, { after }) => ({ checks: after.assetid === 0 ? 0 : await reader.count(check, { craneid: after.assetid }) }) }),
    writeRule(check, { before: (reader, { before }) => { if (before) throw conflict('A check is never made anew.') } }),
  ],
})`,
  },
])

type Rows = { readonly data: readonly Readonly<Record<string, unknown>>[] }

describeShop('two assets that are one', { SHOPDB_PLUGINS: folder }, (shop) => {
  const crane = async (assetnumber: string): Promise<number> =>
    Number((await shop.post('/api/westcranes', { assetnumber }))['assetid'])
  const names = async (table: string, craneid: number): Promise<readonly unknown[]> => {
    const { data } = await shop.get<Rows>(`/api/westcranes/${table}?craneid=${craneid}&sort=name`)
    return data.map(({ name }) => name)
  }

  test('have the rows of both, those that are only appended too, and what both had alike stays where it was', async () => {
    const [keep, other] = [await crane('C-1'), await crane('C-2')]
    for (const [craneid, name] of [
      [keep, 'small'],
      [other, 'small'],
      [other, 'large'],
    ] as const)
      await shop.post('/api/westcranes/westhooks', { craneid, name })
    for (const name of ['May', 'June']) await shop.post('/api/westcranes/westchecks', { craneid: other, name })
    const wagon = await shop.post('/api/westcranes/westwagons', { assetnumber: 'W-1', craneid: other, besideid: other })
    await shop.post(`/api/assets/${keep}/merge`, { assetid: other })
    expect(await shop.get(`/api/westcranes/westwagons/${String(wagon['assetid'])}`)).toMatchObject({
      craneid: keep,
      besideid: keep,
    })
    expect(await names('westhooks', keep)).toEqual(['large', 'small'])
    expect(await names('westhooks', other)).toEqual(['small'])
    expect(await names('westchecks', keep)).toEqual(['June', 'May'])
    expect(await shop.get(`/api/westcranes/${keep}`)).toMatchObject({ checks: 2 })
    const { data } = await shop.get<Rows>('/api/changesets?perpage=1')
    await shop.post(`/api/changesets/${String(data[0]?.['changesetid'])}/undo`)
    expect(await names('westhooks', other)).toEqual(['large', 'small'])
    expect(await names('westchecks', other)).toEqual(['June', 'May'])
    expect(await shop.get(`/api/westcranes/${keep}`)).toMatchObject({ checks: 0 })
  })
})
