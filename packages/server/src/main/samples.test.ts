import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { addSamples } from './samples.ts'

type Row = Readonly<Record<string, unknown>>

const folder = mkdtempSync(join(tmpdir(), 'shopdb-samples-'))

/** A plugin as an author leaves it in a folder of their own. */
function give(name: string, sample: string, dependencies: Readonly<Record<string, string>> = {}, more = ''): void {
  const manifest = { name, version: '1.0.0', title: name, core_version: '>=0.2.0,<1.0.0', api_prefix: `/api/${name}` }
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify({ ...manifest, dependencies }))
  writeFileSync(
    join(folder, name, 'plugin.ts'),
    `import { definePlugin, vendor } from '@shopdb/contract'
export const plugin = definePlugin({ sample: ${sample}${more} })`,
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
// Stands on the rows of one that would come later, and of one that is not there.
give(
  'agate',
  `async (platform) => {
    if (!(await platform.find(vendor, { name: 'Basalt' }))) throw new Error('no basalt')
  }`,
  {},
  `, sampleafter: ['basalt', 'nobody']`,
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
    const mine = plugins.filter(({ plugin }) => ['agate', 'amber', 'basalt', 'chalk'].includes(plugin))
    expect(plugins.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1)
    return { created: core.created, mine: mine.map(({ plugin, outcome, reason }) => [plugin, outcome, reason]) }
  }
  const failed = ['chalk', 'failed', 'no chalk']

  test('come after the factory, each after those it needs, and one that fails is told', async () => {
    const { created, mine } = await outcomes()
    expect(created).toBeGreaterThan(400)
    expect(mine).toEqual([
      ['basalt', 'added', undefined],
      ['agate', 'added', undefined],
      ['amber', 'added', undefined],
      failed,
    ])
    expect(await shop.get('/api/vendors?name=Basalt')).toMatchObject({ data: [{ website: 'https://example.com' }] })
  }, 120_000)

  test('of printers hang on switches and have addresses, so that a path leads to them from a PC', async () => {
    const one = async (path: string): Promise<Row> => (await shop.get<{ data: readonly Row[] }>(path)).data[0] ?? {}
    const pc = await one('/api/computers?assetnumber.startswith=PC&mapx.isnull=false&perpage=1')
    const printers = await shop.get<{ data: readonly Row[] }>('/api/printers?ipaddress.isnull=false&perpage=100')
    expect(printers.data.length).toBeGreaterThan(10)
    for (const { assetid, ipaddress } of printers.data) {
      const ends = `fromassetid=${String(pc['assetid'])}&toassetid=${String(assetid)}`
      expect(await one(`/api/pages/network/path?${ends}`)).toMatchObject({
        title: expect.stringMatching(/^\d+ cables$/u),
      })
      expect(await one(`/api/network/addresses?ipaddress=${String(ipaddress)}`)).toMatchObject({ holderid: assetid })
    }
    const usb = await one('/api/printers?protocol=usb')
    expect(await one(`/api/network/ports?connectedassetid=${String(usb['assetid'])}`)).toEqual({})
    expect(await one(`/api/network/addresses?holderid=${String(usb['assetid'])}`)).toEqual({})
  })

  test('are not added again, whatever else the site has by now', async () => {
    await shop.post('/api/equipment', { assetnumber: 'our own' })
    const before = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
    const { created, mine } = await outcomes()
    expect(created).toBe(0)
    expect(mine).toEqual([
      ['basalt', 'known', undefined],
      ['agate', 'added', undefined],
      ['amber', 'known', undefined],
      failed,
    ])
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
