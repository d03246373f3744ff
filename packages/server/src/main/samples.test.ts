import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { addSamples } from './samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-samples-'))

/** A plugin as an author leaves it in a folder of their own. */
function give(name: string, sample: string, dependencies: Readonly<Record<string, string>> = {}): void {
  const manifest = { name, version: '1.0.0', title: name, core_version: '>=0.2.0,<1.0.0', api_prefix: `/api/${name}` }
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify({ ...manifest, dependencies }))
  writeFileSync(
    join(folder, name, 'plugin.ts'),
    `import { definePlugin, vendor } from '@shopdb/contract'
export const plugin = definePlugin({ sample: ${sample} })`,
  )
}

// In the order of their names it would come first.
give(
  'amber',
  `async (platform) => {
    const maker = await platform.find(vendor, { name: 'Basalt' })
    await platform.change('More', (work) => work.update(vendor, maker.vendorid, { website: 'https://example.com' }))
  }`,
  { basalt: '*' },
)
give(
  'basalt',
  `async (platform) => { await platform.change('Some', (work) => work.create(vendor, { name: 'Basalt' })) }`,
)
give('chalk', `() => { throw new Error('no chalk') }`)

const environment = {
  SHOPDB_PLUGINS: folder,
  SHOPDB_ENV: 'production',
  SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p',
}

describeShop('samples of plugins', environment, (shop) => {
  const outcomes = async () => {
    const { core, plugins } = await addSamples(shop.running.site, 'cli')
    const mine = plugins.filter(({ plugin }) => ['amber', 'basalt', 'chalk'].includes(plugin))
    return { created: core.created, mine: mine.map(({ plugin, outcome, reason }) => [plugin, outcome, reason]) }
  }
  const failed = ['chalk', 'failed', 'no chalk']

  test('come after the factory, each after those it needs, and one that fails is told', async () => {
    const { created, mine } = await outcomes()
    expect(created).toBeGreaterThan(400)
    expect(mine).toEqual([['basalt', 'added', undefined], ['amber', 'added', undefined], failed])
    expect(await shop.get('/api/vendors?name=Basalt')).toMatchObject({ data: [{ website: 'https://example.com' }] })
  }, 120_000)

  test('are not added again, whatever else the site has by now', async () => {
    await shop.post('/api/equipment', { assetnumber: 'our own' })
    const before = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
    const { created, mine } = await outcomes()
    expect(created).toBe(0)
    expect(mine).toEqual([['basalt', 'known', undefined], ['amber', 'known', undefined], failed])
    expect(await shop.get('/api/changesets?perpage=1')).toMatchObject({
      data: [{ changesetid: before.data[0]?.changesetid }],
    })
  })

  test('stand in the log under the name of their plugin, and once undone may be added again', async () => {
    const { data } = await shop.get<{ data: readonly { changesetid: number; actorname: string; reason: string }[] }>(
      '/api/changesets?perpage=20',
    )
    const mine = data.find(({ actorname }) => actorname === 'amber')
    expect(mine?.reason).toBe('Sample data')
    await shop.post(`/api/changesets/${String(mine?.changesetid)}/undo`)
    expect((await outcomes()).mine).toContainEqual(['amber', 'added', undefined])
  })
})
