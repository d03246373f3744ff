import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeNextMigration } from '../packages/server/src/cli/migration.ts'
import { readEnvironment } from '../packages/server/src/settings/environment.ts'
import { describeShop } from '../packages/server/src/testing/shop.ts'
import { blocksOf } from './page-blocks.ts'

const [shared, ...examples] = blocksOf(readFileSync(join(import.meta.dirname, '../docs/PLUGIN-HOOKS.md'), 'utf8'), 'ts')
const manifest = { name: 'forklifts', version: '1.0.0', title: 'Forklifts', core_version: '>=0.1.0,<1.0.0' }

/** All examples of the page in one plugin; those that ask a gateway which is not there are left out. */
const folder = join(mkdtempSync(join(tmpdir(), 'shopdb-hooks-')), 'forklifts')
mkdirSync(folder)
writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, api_prefix: '/api/forklifts' }))
writeFileSync(join(folder, 'forklift.ts'), shared?.text ?? '')
for (const [at, { text }] of examples.entries()) writeFileSync(join(folder, `example${at}.ts`), text)
writeFileSync(
  join(folder, 'plugin.ts'),
  `${examples.map((_, at) => `import * as example${at} from './example${at}.ts'`).join('\n')}
const examples = [${examples.map((_, at) => `example${at}.plugin`).join(', ')}]
const resources = examples.flatMap((one) => one.resources ?? [])
const { health, uninstall, ...rest } = Object.assign({}, ...examples)
export const plugin = { ...rest, resources }`,
)

beforeAll(() =>
  writeNextMigration(
    {
      environment: () => readEnvironment({ SHOPDB_DATA: join(folder, '..') }),
      say: () => undefined,
      askHidden: async () => '',
      exitWith: () => undefined,
    },
    { plugin: folder, title: 'forklifts', allowDestructive: false },
  ),
)

describeShop('the examples of the page of slots', { SHOPDB_PLUGINS: folder }, (shop) => {
  test('do what the page says, none of them fails', async () => {
    // The install hook has made the first one.
    const { data } = await shop.get<{ data: { assetid: number }[] }>('/api/forklifts')
    const first = data[0]?.assetid
    const { floorplanid } = await shop.post('/api/floorplans', { name: 'Hall', width: 1000, height: 600 })
    const { locationid } = await shop.post('/api/locations', { name: 'Bay 1' })
    await shop.patch(`/api/forklifts/${first}`, { locationid, chargepercent: 7, inspectiondue: '2020-01-31' })
    await shop.patch(`/api/forklifts/${first}`, { floorplanid, mapx: 10, mapy: 20 })
    await shop.post('/api/forklifts', { assetnumber: 'FL-2', locationid })

    const kinds = ({ data: pieces }: { data: { kind: string; plugin?: string }[] }) =>
      pieces.filter(({ plugin = 'forklifts' }) => plugin === 'forklifts').map(({ kind }) => kind)
    const board = await shop.get<{ data: { kind: string }[] }>('/api/dashboard')
    expect(board).toMatchObject({ failed: [] })
    const declared = ['stat', 'progress', 'stat', 'list', 'stat']
    expect(kinds(board)).toEqual([...declared, 'stat', 'progress', 'list', 'table', 'chart'])
    const panels = await shop.get<{ data: { kind: string }[] }>(`/api/assets/${first}/panels`)
    expect(panels).toMatchObject({ failed: [], data: [{ lines: [{ detail: '7 %' }, { detail: 'self' }] }, {}, {}, {}] })
    expect(kinds(panels)).toEqual(['keyvalue', 'timeline', 'markdown', 'keyvalue'])
    expect(await shop.get(`/api/map/notes?floorplanid=${String(floorplanid)}`)).toMatchObject({
      data: [{ assetid: first, tone: 'error', badge: '!', note: 'Charged to 7 %' }, { tone: 'warning' }],
      failed: [],
    })
    expect(await shop.get('/api/displays/forklifts/charging?below=30')).toMatchObject({
      data: [{ title: 'FL-1', badge: '7 %', tone: 'error' }],
    })
    expect(await shop.get('/api/search/plugins?q=low')).toMatchObject({
      data: [{ title: 'FL-1', path: `/forklifts/${first}`, plugin: 'forklifts' }],
      failed: [],
    })
    expect(await shop.get(`/api/assets/${first}/relationships/derived`)).toMatchObject({
      data: [{ verb: 'charges beside', assetnumber: 'FL-2', plugin: 'forklifts' }],
      failed: [],
    })
  })

  test('take what a program reports, in its own words', async () => {
    await shop.post('/api/equipment', { assetnumber: 'Dock 4' })
    const { key } = await shop.post('/api/apikeys', { name: 'Gateway', pluginname: 'forklifts' })
    const reply = await shop.stranger.request('POST', '/api/collectors/forklifts/telemetry', {
      body: { vehicle: 'A-7', soc: 143, dock: 'Dock 4' },
      headers: { 'x-api-key': String(key) },
    })
    expect(reply.body).toMatchObject({ created: 1, items: [{ outcome: 'created', notes: [] }] })
    expect(await shop.get('/api/forklifts?fleetnumber=A-7')).toMatchObject({ data: [{ chargepercent: 14 }] })
  })

  test('release what may be released, and say why not', async () => {
    const { assetid } = await shop.post('/api/forklifts', { assetnumber: 'FL-3' })
    const path = `/api/forklifts/${String(assetid)}/release`
    expect(await shop.refused('POST', path, { body: { inspectiondue: '2020-01-31' } })).toMatchObject({
      status: 409,
      detail: 'The next inspection must lie in the future.',
    })
    expect(await shop.post(path, { inspectiondue: '2999-01-31' })).toMatchObject({ inspectiondue: '2999-01-31' })
    expect(await shop.get(`/api/forklifts/${String(assetid)}/label?copies=2`)).toBe('FL-3\nFL-3\n')
  })

  test('add a menu entry, settings, and seeded rows', async () => {
    expect(await shop.get('/api/meta')).toMatchObject({
      navigation: expect.arrayContaining([expect.objectContaining({ label: 'Due this week' })]),
    })
    expect(await shop.get('/api/plugins/forklifts/settings')).toMatchObject({ values: { lowpercent: 20 } })
    expect(await shop.get('/api/forklifts/batterytypes?sort=name')).toMatchObject({
      data: [{ name: 'Lead acid' }, { name: 'Lithium' }],
    })
  })

  test('tell the way over what connects two assets', async () => {
    const [one, other] = await Promise.all(
      ['V-1', 'FL-4'].map((assetnumber) => shop.post('/api/forklifts', { assetnumber })),
    )
    const [forkliftid, feedsid] = [one?.['assetid'], other?.['assetid']]
    await shop.post('/api/forklifts/outlets', { forkliftid, name: '3', feedsid })
    const way = `/api/pages/forklifts/air?fromassetid=${String(forkliftid)}&toassetid=${String(feedsid)}`
    expect(await shop.get(way)).toMatchObject({
      data: [{ title: 'One air hose', table: { rows: [{ assetnumber: 'V-1', out: 'outlet 3' }, {}] } }],
    })
    expect(await shop.get(`/api/assets/${String(feedsid)}/relationships`)).toMatchObject({
      data: [{ label: 'outlet 3' }],
    })
  })

  test('fill a column, and show a page of what is asked', async () => {
    const { assetid } = await shop.post('/api/forklifts', {
      assetnumber: 'FL-8',
      chargepercent: 90,
      inspectiondue: '2020-01-31',
    })
    expect(await shop.get(`/api/forklifts/columns?id=${String(assetid)}`)).toMatchObject({
      data: [
        { name: 'inspection', unit: 'days', values: [{ id: assetid, value: expect.any(Number), tone: 'error' }] },
        { name: 'day', label: 'Inspected', values: [{ id: assetid, value: '2020-01-31' }] },
        { name: 'inspections', values: [{ id: assetid, value: '2020-01-31', tone: 'error' }] },
        { name: 'unseen', unit: 'days', values: [] },
      ],
      failed: [],
    })
    expect(await shop.get('/api/pages/forklifts/shift?least=80')).toMatchObject({
      data: [
        {
          kind: 'table',
          title: '1 are ready',
          table: { rows: [{ assetnumber: 'FL-8', chargepercent: 90, page: `/forklifts/${String(assetid)}` }] },
        },
      ],
      failed: [],
    })
    expect(await shop.refused('GET', '/api/pages/forklifts/shift?shift=night')).toMatchObject({ status: 404 })
  })

  test('ask for a search in words that can be answered', async () => {
    expect(await shop.refused('GET', '/api/search/plugins')).toMatchObject({ errors: [{ path: '/q' }] })
    expect(await shop.refused('GET', '/api/search/plugins?q=a&page=2')).toMatchObject({ errors: [{ path: '/page' }] })
  })
})
