import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ColumnsAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-pages-'))
const manifest = {
  name: 'tracks',
  version: '1.0.0',
  title: 'Tracks',
  core_version: '>=0.1.0,<1.0.0',
  api_prefix: '/api/tracks',
}
mkdirSync(join(folder, 'tracks'))
writeFileSync(join(folder, 'tracks', 'manifest.json'), JSON.stringify(manifest))
writeFileSync(
  join(folder, 'tracks', 'plugin.ts'),
  `import { asset, boolean, businessunit, conflict, definePlugin, integer, reference, text, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  pages: [
    { name: 'trace', title: 'Trace', icon: 'route',
      query: { from: text({ required: true, max: 20 }), assetid: reference({ to: asset, label: 'Asset' }), hops: integer({ default: 3, min: 1, max: 9 }), isfull: boolean({}) },
      show: async (_platform, query) => {
        if (query.from === 'nowhere') throw conflict('From nowhere there is no way.')
        if (query.from === 'thief') throw new Error('secret wiring')
        if (query.from === 'odd') return [{ kind: 'hologram', title: 'x' }]
        return [{ kind: 'markdown', title: 'Asked', text: JSON.stringify(query) }]
      } },
    { name: 'audit', title: 'Audit', icon: 'shield', menu: 'Checks', least: 'manager', show: async () => [] },
  ],
  columns: [
    { of: vendor, name: 'letters', label: 'Letters', unit: 'letters',
      values: async (platform, ids) => {
        const { data } = await platform.list(vendor, { vendorid: ids }, { perpage: 500, sort: 'vendorid' })
        return data.filter(({ name }) => name !== 'Silent').map(({ vendorid, name }) => {
          if (name === 'Bad') throw new Error('secret wiring')
          return { id: name === 'Stranger' ? 99999 : vendorid, value: name.length, tone: name.length > 5 ? 'warning' : 'success' }
        })
      } },
    { of: businessunit, name: 'steady', label: 'Steady', values: async (_platform, ids) => ids.map((id) => ({ id, value: id })) },
    { of: businessunit, name: 'broken', label: 'Broken', values: async () => { throw new Error('secret wiring') } },
    { of: businessunit, name: 'shy', label: 'Shy', values: async () => { throw conflict('No scale answers.') } },
    { of: businessunit, name: 'slow', label: 'Slow', values: () => new Promise(() => undefined) },
  ],
})`,
)
const environment = {
  SHOPDB_PLUGINS: folder,
  SHOPDB_ENV: 'production',
  SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p',
}

describeShop('a page of a plugin', environment, (shop) => {
  test('is told with its form to those who may see it', async () => {
    // Those that come along have pages too.
    const mine = async (person: Pick<typeof shop, 'get'>) => {
      const { pages } = await person.get<{ pages: { plugin: string; fields: object[] }[] }>('/api/meta')
      return pages.filter(({ plugin }) => plugin === 'tracks')
    }
    const pages = await mine(shop)
    expect(pages).toMatchObject([
      { plugin: 'tracks', name: 'trace', title: 'Trace', icon: 'route', menu: 'Tracks' },
      { plugin: 'tracks', name: 'audit', menu: 'Checks', fields: [] },
    ])
    expect(pages[0]?.fields).toMatchObject([
      { name: 'from', required: true },
      { name: 'assetid', kind: 'reference', references: { table: 'assets', path: '/api/assets' } },
      { name: 'hops', default: 3 },
      { name: 'isfull' },
    ])
    const operator = await shop.as('operator')
    expect(await mine(operator)).toMatchObject([{ name: 'trace' }])
    expect(await operator.refused('GET', '/api/pages/tracks/audit')).toMatchObject({ status: 403 })
    expect(await shop.get('/api/pages/tracks/audit')).toEqual({ data: [], failed: [] })
  })

  test('is given what was asked, checked, with defaults for what was not', async () => {
    const { data } = await shop.get<{ data: { text: string }[] }>(
      '/api/pages/tracks/trace?from=%20north%20&isfull=yes&assetid=',
    )
    expect(JSON.parse(data[0]?.text ?? '')).toEqual({ from: 'north', hops: 3, isfull: true })
  })

  test('refuses what it did not declare, and what does not fit', async () => {
    const refused = await shop.refused('GET', '/api/pages/tracks/trace?hops=12&assetid=x&to=y&isfull=no&isfull=no')
    expect(refused).toMatchObject({
      status: 400,
      errors: [
        { path: '/to', message: 'is not a parameter here; there are from, assetid, hops, isfull' },
        { path: '/from', message: 'is required' },
        { path: '/assetid' },
        { path: '/hops', message: 'must be at most 9' },
        { path: '/isfull', message: 'is given more than once' },
      ],
    })
    expect(await shop.refused('GET', '/api/pages/tracks/audit?x=1')).toMatchObject({ status: 400 })
    expect(await shop.refused('GET', '/api/pages/tracks/other')).toMatchObject({ status: 404 })
  })

  test('says what it refuses, and hides what it stumbles over', async () => {
    expect(await shop.refused('GET', '/api/pages/tracks/trace?from=nowhere')).toMatchObject({
      status: 409,
      detail: 'From nowhere there is no way.',
    })
    expect(await shop.get('/api/pages/tracks/trace?from=thief')).toEqual({
      data: [],
      failed: [{ plugin: 'tracks', reason: 'It failed; the plugins page says why.' }],
    })
    expect(await shop.get('/api/pages/tracks/trace?from=odd')).toMatchObject({
      data: [],
      failed: [{ plugin: 'tracks', reason: expect.stringContaining('kind must be one of') }],
    })
    const { data } = await shop.get<{ data: { name: string }[] }>('/api/plugins')
    expect(data.find(({ name }) => name === 'tracks')).toMatchObject({
      adds: { pages: ['trace', 'audit'], columns: expect.arrayContaining(['vendors.letters']) },
      hooks: expect.arrayContaining([expect.objectContaining({ hook: 'pages.trace', failures: 2 })]),
    })
  })

  test('stands in the description of the site with what may be asked', async () => {
    const { paths } = await shop.get<{ paths: Record<string, { get: { parameters: { name: string }[] } }> }>(
      '/api/openapi.json',
    )
    expect(paths['/api/pages/tracks/trace']?.get.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['from', 'assetid', 'hops', 'isfull']),
    )
    expect(paths['/api/vendors/columns']?.get.parameters.map(({ name }) => name)).toEqual(['id'])
  })
})

describeShop('a column of a plugin', environment, (shop) => {
  const made = async (name: string): Promise<number> => Number((await shop.post('/api/vendors', { name }))['vendorid'])

  test('says something of the rows that are shown, apart from the list', async () => {
    const ids = [await made('Okuma'), await made('Mitutoyo'), await made('Silent')]
    expect(await shop.get(`/api/vendors/columns?id=${ids.join(',')},${ids[0]}`)).toEqual({
      data: [
        {
          plugin: 'tracks',
          name: 'letters',
          label: 'Letters',
          unit: 'letters',
          values: [
            { id: ids[0], value: 5, tone: 'success' },
            { id: ids[1], value: 8, tone: 'warning' },
          ],
        },
      ],
      failed: [],
    })
    const { resources } = await shop.get<{ resources: { name: string; columns: object[] }[] }>('/api/meta')
    expect(resources.find(({ name }) => name === 'vendors')?.columns).toEqual([
      { plugin: 'tracks', name: 'letters', label: 'Letters', unit: 'letters' },
    ])
  })

  test.each(['Bad', 'Stranger'])('that stumbles over a row such as %s costs only itself', async (name) => {
    const id = await made(name)
    const answer = await shop.get(`/api/vendors/columns?id=${id}`)
    expect(answer).toEqual({
      data: [],
      failed: [{ plugin: 'tracks', name: 'letters', reason: 'It failed; the plugins page says why.' }],
    })
    expect(await shop.get(`/api/vendors/${id}`)).toMatchObject({ name })
  })

  test('that fails or hangs takes no other of its plugin with it, however often, and each says why', async () => {
    const { businessunitid: id } = await shop.post('/api/businessunits', { name: 'Gears' })
    const ask = () => shop.get<ColumnsAnswer>(`/api/businessunits/columns?id=${String(id)}`)
    const { data, failed } = await ask()
    expect(data).toMatchObject([{ name: 'steady', values: [{ id, value: id }] }])
    expect(failed).toEqual([
      { plugin: 'tracks', name: 'broken', reason: 'It failed; the plugins page says why.' },
      { plugin: 'tracks', name: 'shy', reason: 'No scale answers.' },
      { plugin: 'tracks', name: 'slow', reason: 'It took longer than 0.2 s.' },
    ])
    for (let round = 0; round < 5; round += 1) await ask()
    const later = await ask()
    expect(later.data).toHaveLength(1)
    expect(later.failed.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringContaining('passed over')))
    await shop.post('/api/plugins/tracks/hooks/columns.businessunits.shy/retry')
    expect((await ask()).failed).toContainEqual({ plugin: 'tracks', name: 'shy', reason: 'No scale answers.' })
  })

  test('is asked for at most 500 rows, by whoever may read them', async () => {
    const many = Array.from({ length: 501 }, (_one, at) => at + 1)
    for (const asked of ['', '?id=', '?id=x', '?id=1,,2', '?id=1&id=2', '?id=1&page=2', `?id=${many.join(',')}`])
      expect(await shop.refused('GET', `/api/vendors/columns${asked}`), asked).toMatchObject({ status: 400 })
    expect(await shop.stranger.refused('GET', '/api/vendors/columns?id=1')).toMatchObject({ status: 401 })
    expect(await shop.refused('GET', '/api/models/columns?id=1')).toMatchObject({ status: 404 })
  })
})
