import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contractversion, type MetaAnswer, parseManifest } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { isInRange } from '../plugins/range.ts'
import { describeShop } from '../testing/shop.ts'

const folder = fileURLToPath(new URL('../../../../examples/contracts', import.meta.url))
const versions = readdirSync(folder)
const rangeOf = (version: string): string =>
  parseManifest(readFileSync(join(folder, version, 'manifest.json'), 'utf8')).core_version
const due = versions.filter((version) => isInRange(contractversion, rangeOf(version)))

test('a plugin is kept for the contract of today', () => {
  expect(versions).toContain(contractversion)
})

describeShop(
  'plugins of former contracts',
  { SHOPDB_PLUGINS: due.map((version) => join(folder, version)).join(',') },
  (shop) => {
    test.each(due)('the one of contract %s goes on running', async (version) => {
      const { data } = await shop.get<{ data: readonly { name: string; state: string; reason: string }[] }>(
        '/api/plugins',
      )
      const name = `contract${version.replaceAll('.', '')}`
      expect(data.find((one) => one.name === name)).toMatchObject({ state: 'running', reason: '' })
    })

    test('the one of 0.1.0 does what it says in every slot', async () => {
      const { assetid } = await shop.post('/api/contract010/racks', { assetnumber: 'R-1', code: 'R1', units: 10 })
      expect(await shop.get('/api/contract010/rackgrades')).toMatchObject({ meta: { total: 2 } })
      const own = async (path: string): Promise<readonly object[]> =>
        (await shop.get<{ data: readonly { plugin: string }[] }>(path)).data.filter(
          ({ plugin }) => plugin === 'contract010',
        )
      expect(await own('/api/dashboard')).toMatchObject([{ title: 'Racks', value: 1 }, { title: 'Grades' }])
      expect(await own(`/api/assets/${String(assetid)}/panels`)).toMatchObject([
        { kind: 'keyvalue', lines: [{ label: 'Free', detail: '32' }] },
      ])
      expect(await shop.post(`/api/contract010/${String(assetid)}/open`)).toEqual({ opened: true })
      const { key } = await shop.post('/api/apikeys', { name: 'Meter', pluginname: 'contract010' })
      const headers = { 'x-api-key': String(key) }
      const pushed = await shop.stranger.request('POST', '/api/collectors/contract010/readings', {
        headers,
        body: { code: 'r1', watts: 90 },
      })
      expect(pushed.body).toMatchObject({ updated: 1, items: [{ outcome: 'updated', assetid }] })
      expect(await shop.get(`/api/contract010/rackcoolings/${String(assetid)}`)).toMatchObject({ watts: 90 })
    })

    test('the one of 0.2.0 does what it says in every slot that is new in it', async () => {
      const { assetid } = await shop.post('/api/contract020/crates', { assetnumber: 'C-1', code: 'C1' })
      const path = `/api/contract020/crates/${String(assetid)}`
      const open = (reason: string) => shop.post(`${path}/actions/open`, { reason })
      expect(await open('To look')).toMatchObject({ message: 'It is open.' })
      await open('To look again')
      const refused = await shop.refused('POST', `${path}/actions/open`, { body: { reason: 'Once more' } })
      expect(refused).toMatchObject({ status: 409, detail: 'A crate is opened 2 times at most.' })
      expect(await shop.get(path)).toMatchObject({ openings: 2 })
      expect(await shop.get(`/api/contract020/crates/columns?id=${String(assetid)}`)).toMatchObject({
        data: [{ name: 'left', values: [{ id: assetid, value: 0 }] }],
      })
      expect(await shop.get('/api/pages/contract020/opened?least=2')).toMatchObject({
        data: [{ lines: [{ label: 'C-1' }] }],
      })
      expect(await shop.get('/api/displays/contract020/board')).toMatchObject({ data: [{ title: '1 crates' }] })
      expect(await shop.get('/api/contract020/list.txt')).toBe('C-1')
      const { assetid: closed } = await shop.post('/api/contract020/crates', { assetnumber: 'C-2', code: 'C2' })
      await shop.post(`/api/contract020/crates/${String(closed)}/actions/trunk`)
      expect(await shop.get(`/api/contract020/trunks/${String(closed)}`)).toMatchObject({ code: 'C2' })
    })

    test('the one of 0.3.0 does what it says in every slot that is new in it', async () => {
      const { vendorid } = await shop.post('/api/vendors', { name: 'Hoistmaker' })
      const hoist = { assetnumber: 'H-1', code: 'H1', loadkg: 2000, makerid: vendorid }
      const { assetid } = await shop.post('/api/contract030/hoists', hoist)
      expect(await shop.get('/api/pages/contract030/strong')).toMatchObject({
        data: [{ title: 'Strong', table: { rows: [{ code: 'H1', load: 2000, maker: 'Hoistmaker' }] } }],
      })
      const path = `/api/contract030/hoists/${String(assetid)}/actions`
      expect(await shop.post(`${path}/lock`, { reason: 'Worn' })).toMatchObject({ message: 'H1 is locked: worn.' })
      expect(await shop.get(path)).toMatchObject({ data: [{ name: 'addoutlets' }] })
      expect(await shop.get('/api/displays/contract030/board')).toMatchObject({ data: [{ title: '1 are out of use' }] })
      expect(await shop.get(`/api/contract030/hoists/${String(assetid)}`)).toMatchObject({ state: 'locked' })
      expect(await shop.get('/api/search?q=out+of+use')).toMatchObject({
        groups: [{ hits: [{ title: 'H-1', detail: 'State out of use' }] }],
      })
      await shop.patch(`/api/contract030/hoists/${String(assetid)}`, { loadkg: 1500, ipaddress: '10.30.0.7' })
      expect(await shop.get(`/api/contract030/hoists/${String(assetid)}`)).toMatchObject({ loadkg: 2000 })
      expect(await shop.get('/api/contract030/hoistinspections')).toMatchObject({
        data: [{ hoistid: assetid, kind: 'Weaker: 1500 kg, 1 controls near' }],
      })
      const { resources } = await shop.get<MetaAnswer>('/api/meta')
      const fields = resources.find(({ name }) => name === 'hoists')?.fields
      expect(fields?.find(({ name }) => name === 'state')?.labels).toEqual({ locked: 'out of use' })
      const { key } = await shop.post('/api/apikeys', { name: 'Scale', pluginname: 'contract030' })
      const { assetid: unweighed } = await shop.post('/api/contract030/hoists', { assetnumber: 'H-2', code: 'H2' })
      const pushed = await shop.stranger.request('POST', '/api/collectors/contract030/loads', {
        headers: { 'x-api-key': String(key) },
        body: { code: 'h2', loadkg: 900 },
      })
      expect(pushed.body).toMatchObject({ updated: 1, items: [{ outcome: 'updated', assetid: unweighed }] })
      const reported = await shop.stranger.request('POST', '/api/collectors/contract030/drives', {
        headers: { 'x-api-key': String(key) },
        body: { report: { drive: { id: 'H2, north', load: 'none' }, load: '850' } },
      })
      expect(reported.body).toMatchObject({ updated: 1, items: [{ changed: ['loadkg'], assetid: unweighed }] })
      const list = await shop.request('POST', '/api/files?name=hoists.csv', {
        raw: 'Hoist-No;Hall\rH1;North\rH2;South',
        headers: { 'content-type': 'application/octet-stream' },
      })
      // It was made just now.
      const { fileid } = list.body as { readonly fileid: number }
      expect(await shop.post('/api/contract030/hoists/actions/count', { fileid })).toMatchObject({
        message: 'It lists H1 and H2.',
      })
      const inspection = { hoistid: assetid, kind: 'Chain', nextdue: '2020-01-01', inspector: 'Works council' }
      const inspections = '/api/contract030/hoistinspections'
      const wrong = { ...inspection, nextdue: '1999-01-01', inspector: null }
      expect(await shop.refused('POST', inspections, { body: wrong })).toMatchObject({
        status: 400,
        errors: [
          { path: '/inspector', message: 'must say who is to look at a chain' },
          { path: '/nextdue', message: 'must be a day of this century' },
        ],
      })
      const { hoistinspectionid } = await shop.post(inspections, inspection)
      expect(await shop.get(`${inspections}/${String(hoistinspectionid)}/history`)).toMatchObject({
        data: [{ entityname: 'Chain Works council' }],
      })
      const meta = await shop.get<{ resources: readonly { name: string }[] }>('/api/meta')
      expect(meta.resources.find(({ name }) => name === 'hoistinspections')).toMatchObject({ displaywith: 'inspector' })
      const { data } = await shop.get<{ data: readonly { plugin: string; title: string }[] }>('/api/dashboard')
      expect(data.filter((one) => one.plugin === 'contract030').map(({ title }) => title)).toEqual([
        'Hoists locked',
        'Hoists ready',
        'Inspections overdue',
        'Inspections due',
        'Locked',
      ])
      const told = await shop.get(`/api/contract030/hoists/columns?id=${String(assetid)}`)
      expect(told).toMatchObject({
        data: expect.arrayContaining([
          expect.objectContaining({
            name: 'tons',
            values: [{ id: assetid, value: 2, link: expect.stringContaining('/hoists?loadkg.gte=2000') }],
          }),
          expect.objectContaining({ name: 'strength', values: [{ id: assetid, value: 'strong', tone: 'success' }] }),
        ]),
        failed: [],
      })
      expect(await shop.post(`${path}/addoutlets`, { count: 2 })).toMatchObject({
        message: '2 outlets were added to H-1.',
      })
      const { assetid: feedsid } = await shop.post('/api/equipment', { assetnumber: 'Press' })
      await shop.patch('/api/contract030/hoistoutlets/1', { feedsid })
      expect(await shop.get(`/api/contract030/hoists/columns?id=${String(assetid)}`)).toMatchObject({
        data: expect.arrayContaining([
          expect.objectContaining({ name: 'freeoutlets', values: [{ id: assetid, value: '1 of 2', tone: 'neutral' }] }),
        ]),
      })
      const way = `/api/pages/contract030/air?fromassetid=${String(assetid)}&toassetid=${String(feedsid)}`
      expect(await shop.get(way)).toMatchObject({ data: [{ title: 'One hose' }] })
      const made = { label: 'Made by', detail: 'Hoistmaker', link: `/vendors/${String(vendorid)}` }
      expect(await shop.get(`/api/assets/${String(assetid)}/panels`)).toMatchObject({
        data: expect.arrayContaining([
          expect.objectContaining({ title: 'Strength', lines: [{ label: 'Lifts', detail: 2000, unit: 'kg' }, made] }),
          expect.objectContaining({ title: 'Inspected', isfirst: true }),
        ]),
      })
    })

    test('tells of all that a plugin brings, whichever slot it stands in', async () => {
      const { data } = await shop.get<{ data: { name: string; adds: unknown }[] }>('/api/plugins')
      expect(data.find(({ name }) => name === 'contract030')).toMatchObject({
        adds: {
          connects: ['HoistOutlet'],
          duelists: ['inspections', 'ends'],
          silences: ['unseen'],
          paths: ['air'],
          keeps: ['hoistorders', 'hoistinspections'],
          outboxes: ['order'],
          panels: ['hoists'],
          markers: ['hoists'],
          hooks: ['dashboard', 'health'],
        },
      })
    })
  },
)
