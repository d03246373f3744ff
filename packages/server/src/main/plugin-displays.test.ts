import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DisplayAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-displays-'))

/** A plugin as an author leaves it in a folder of their own. */
function give(name: string, source: string): void {
  const manifest = { name, version: '1.0.0', title: `The ${name}`, core_version: '>=0.1.0,<1.0.0' }
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify({ ...manifest, api_prefix: `/api/${name}` }))
  writeFileSync(join(folder, name, 'plugin.ts'), source)
}

give(
  'boards',
  `import { conflict, definePlugin, integer, vendor } from '@shopdb/contract'
const show = async (platform, query) => {
  if (query.line === 13) throw conflict('There is no line 13.')
  return [
    { title: 'Line ' + (query.line ?? 'any'), text: '<b>' + await platform.count(vendor) + '</b> vendors', tone: 'warning', badge: 'Now', until: '2026-11-21T14:00:00+01:00', secret: 'x' },
    { title: 'Nothing more' },
  ]
}
export const plugin = definePlugin({ displays: [
  { name: 'board', title: 'The board', empty: 'All is quiet.', query: { line: integer({ label: 'Line', min: 1 }) }, show },
  { name: 'quiet', title: 'Quiet', empty: 'All is quiet.', show: async () => [] },
  { name: 'broken', title: 'Broken', empty: 'x', show: async () => { throw new Error('secret wiring') } },
  { name: 'odd', title: 'Odd', empty: 'x', show: async () => [{ title: 'x', until: 'tomorrow' }] },
  { name: 'huge', title: 'Huge', empty: 'x', show: async () => [{ title: 'x', text: 'y'.repeat(10_000_000) }] },
] })`,
)
give(
  'asking',
  `import { definePlugin, secret } from '@shopdb/contract'
export const plugin = definePlugin({ displays: [{ name: 'board', title: 'x', empty: 'x', query: { key: secret({}) }, show: async () => [] }] })`,
)

const environment = {
  SHOPDB_PLUGINS: folder,
  SHOPDB_ENV: 'production',
  SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p',
}
const board = '/api/displays/boards/board'

describeShop('a wall display', environment, (shop) => {
  test('shows its cards to people who are signed in, and what is no part of a card is left behind', async () => {
    const viewer = await shop.as('viewer')
    const answer = await viewer.get<DisplayAnswer>(`${board}?line=3`)
    expect(answer).toEqual({
      title: 'The board',
      sitename: 'ShopDB',
      version: shop.running.site.version,
      empty: 'All is quiet.',
      at: expect.stringMatching(/^\d{4}-.*Z$/u),
      timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      data: [
        {
          title: 'Line 3',
          text: '<b>0</b> vendors',
          tone: 'warning',
          badge: 'Now',
          until: '2026-11-21T13:00:00.000Z',
        },
        { title: 'Nothing more' },
      ],
    })
    expect(await viewer.get('/api/displays')).toMatchObject({
      data: expect.arrayContaining([
        { plugin: 'boards', name: 'board', title: 'The board', path: '/displays/boards/board' },
      ]),
    })
  })

  test('is there for everybody only while an administrator has it so, and nothing else is', async () => {
    expect(await shop.stranger.refused('GET', board)).toMatchObject({ status: 401 })
    await shop.patch('/api/settings', { displays: 'everybody' })
    expect(await shop.stranger.get(board)).toMatchObject({ title: 'The board' })
    expect(await shop.stranger.refused('GET', '/api/displays')).toMatchObject({ status: 401 })
    expect(await shop.stranger.refused('GET', '/api/vendors')).toMatchObject({ status: 401 })
    expect(await shop.stranger.refused('POST', board)).toMatchObject({ status: 405 })
    await shop.patch('/api/settings', { displays: 'signedin' })
    expect(await shop.stranger.refused('GET', board)).toMatchObject({ status: 401 })
  })

  test('that is open to everybody is open to a screen whose session is over', async () => {
    await shop.patch('/api/settings', { displays: 'everybody' })
    const headers = { cookie: 'shopdb_access=of-yesterday' }
    expect(await shop.stranger.request('GET', board, { headers })).toMatchObject({ status: 200 })
    await shop.patch('/api/settings', { displays: 'signedin' })
    expect(await shop.stranger.request('GET', board, { headers })).toMatchObject({ status: 401 })
  })

  test.each([
    [`${board}?line=0`, 400, 'line'],
    [`${board}?hall=1`, 400, 'hall'],
    [`${board}?line=13`, 409, 'There is no line 13.'],
    ['/api/displays/boards/nowhere', 404, 'nowhere'],
    ['/api/displays/asking/board', 404, 'asking'],
    ['/api/displays/boards/broken', 500, 'plugins page says why'],
    ['/api/displays/boards/odd', 500, 'moment in ISO 8601'],
    ['/api/displays/boards/huge', 500, 'at most 2000 characters'],
  ])('%s is answered %i', async (path, status, words) => {
    const problem = await shop.refused('GET', path)
    expect(problem).toMatchObject({ status, detail: expect.stringContaining(words) })
    expect(JSON.stringify(problem)).not.toContain('wiring')
  })

  test('that fails is counted, and stands on the plugins page', async () => {
    const { data } = await shop.get<{ data: { name: string; hooks: object[] }[] }>('/api/plugins')
    expect(data.find(({ name }) => name === 'boards')).toMatchObject({
      state: 'running',
      adds: { displays: ['board', 'quiet', 'broken', 'odd', 'huge'] },
      hooks: expect.arrayContaining([
        expect.objectContaining({ hook: 'displays.board', failures: 0 }),
        expect.objectContaining({ hook: 'displays.broken', failures: 1 }),
      ]),
    })
  })

  test('stands in the menu under its plugin', async () => {
    expect(await shop.get('/api/meta')).toMatchObject({
      navigation: expect.arrayContaining([
        { label: 'The board', to: '/displays/boards/board', icon: 'monitor', menu: 'The boards', plugin: 'boards' },
      ]),
    })
  })

  test('that would put a secret into an address keeps its plugin from running', async () => {
    const { data } = await shop.get<{ data: { name: string }[] }>('/api/plugins')
    expect(data.find(({ name }) => name === 'asking')).toMatchObject({
      state: 'invalid',
      reason: expect.stringContaining('cannot be a secret'),
    })
  })

  test('is described for programs: it may be asked without signing in', async () => {
    const { paths } = await shop.get<{ paths: Record<string, { get: { security: object[] } }> }>('/api/openapi.json')
    expect(paths['/api/displays/{plugin}/{name}']?.get.security[0]).toEqual({})
  })
})
