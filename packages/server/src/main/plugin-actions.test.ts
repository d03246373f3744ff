import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-actions-'))

/** A plugin as an author leaves it in a folder of their own. */
function give(name: string, source: string): void {
  const manifest = {
    name,
    version: '1.0.0',
    title: `The ${name}`,
    core_version: '>=0.2.0,<1.0.0',
    api_prefix: `/api/${name}`,
  }
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, name, 'plugin.ts'), source)
}

give(
  'keys',
  `import { conflict, definePlugin, file, location, reference, text, textFile, vendor } from '@shopdb/contract'
const lend = {
  of: vendor, name: 'lend', label: 'Lend', icon: 'key', help: 'Who takes it?', permission: 'keys.lend',
  input: { who: text({ required: true, max: 20, label: 'Who' }), locationid: reference({ to: location, label: 'To' }), photofileid: file({}) },
  offered: (row) => row.notes === null,
  run: async (platform, { id, input, user }) => {
    if (input.who === 'nobody') throw conflict('Nobody takes no keys.')
    if (input.who === 'breaker') throw new Error('secret wiring')
    if (input.who === 'rubbish') return { message: 7 }
    if (input.who === 'elsewhere') return { message: 'x', link: 'https://example.com' }
    await platform.change('Lent to ' + input.who, (work) => work.update(vendor, id, { notes: user.name }))
    return { message: 'Lent.', tone: 'success', link: '/vendors/' + id, extra: 'is left behind',
      panels: [{ kind: 'keyvalue', title: 'Who', lines: [{ label: 'Taker', detail: input.who, link: 'tel:+15551234' }] }] }
  },
}
const takeBack = { of: vendor, name: 'takeback', label: 'Take back', permission: 'vendors.write', offered: (row) => row.notes !== null || 'Nobody has taken ' + row.name + '; lend it first.',
  run: async (platform, { id }) => { await platform.change('Back', (work) => work.update(vendor, id, { notes: null })); return { message: 'Back.' } } }
const count = { of: vendor, name: 'count', label: 'Count', permission: 'vendors.read', on: 'list',
  run: async (platform, { id }) => ({ message: String(await platform.count(vendor)) + ' ' + String(id) }) }
const slow = { of: vendor, name: 'slow', label: 'Slow', permission: 'vendors.write', on: 'list', budget: 50, run: () => new Promise(() => undefined) }
const file1 = (path, one) => ({ method: 'GET', path, permission: 'vendors.read', summary: 'x', handle: async () => textFile(one) })
export const plugin = definePlugin({
  permissions: [{ name: 'keys.lend', least: 'manager', label: 'Lend a key' }],
  actions: [lend, takeBack, count, slow],
  panels: [],
  dashboard: async () => [
    { kind: 'list', title: 'Doors', lines: [{ label: 'Door', link: 'vnc://10.1.2.3:5900' }] },
    { kind: 'table', title: 'Keys', table: { columns: [{ name: 'a', label: 'A' }], rows: [{ a: 1, to: 'mailto:a@example.com', how: 'error' }, { a: 2 }], link: 'to', tone: 'how' } },
  ],
  routes: [
    file1('/remote', { filename: 'pc-1.rdp', mediatype: 'application/x-rdp', text: 'full address:s:pc-1' }),
    file1('/page', { filename: 'a.html', mediatype: 'text/html', text: '<script>alert(1)</script>' }),
    file1('/named', { filename: 'a"; x=.rdp', mediatype: 'text/plain', text: '' }),
    file1('/huge', { filename: 'a.txt', mediatype: 'text/plain', text: 'y'.repeat(10_000_000) }),
  ],
})`,
)
give(
  'vandal',
  `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ dashboard: async () => [{ kind: 'list', title: 'x', lines: [{ label: 'x', link: 'javascript:alert(1)' }] }] })`,
)
give(
  'tonedeaf',
  `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ dashboard: async () => [{ kind: 'table', title: 'x', table: { columns: [{ name: 'a', label: 'A' }], rows: [{ a: 1, how: 'loud' }], tone: 'how' } }] })`,
)
const about = (of: string, more: string): string =>
  `import { definePlugin, defineResource, location, text, vendor } from '@shopdb/contract'
export const own = defineResource({ name: 'Own' , table: 'owns', fields: { name: text({}) } })
export const plugin = definePlugin({ actions: [{ of: ${of}, name: 'x', label: 'X', permission: 'vendors.write', run: async () => ({ message: 'x' }), ${more} }] })`
give('unknown', about('vendor', "permission: 'nobody.knows'"))
give('greedy', about('vendor', 'budget: 100_000'))
give('homeless', about('own', ''))
give('guest', about('location', "name: 'praise'"))
give('other', about('location', "name: 'blame', offered: () => { throw new Error('wires crossed') }"))
give('mute', about('location', "name: 'blink', offered: () => ''"))
give('twin', about('location', "name: 'praise'"))
type Actions = { readonly data: readonly { readonly name: string }[]; readonly failed: readonly object[] }
type Told = { readonly data: readonly { readonly name: string; readonly state: string; readonly reason: string }[] }

describeShop(
  'an action of a plugin',
  { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production', SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p' },
  (shop) => {
    const made = async (name: string): Promise<string> => {
      const { vendorid } = await shop.post('/api/vendors', { name })
      return `/api/vendors/${String(vendorid)}`
    }

    test('is offered where it makes sense, to those who may', async () => {
      const key = await made('Store')
      expect(await shop.get(`${key}/actions`)).toMatchObject({
        data: [
          {
            plugin: 'keys',
            name: 'lend',
            label: 'Lend',
            icon: 'key',
            help: 'Who takes it?',
            fields: [
              { name: 'who', required: true, max: 20 },
              { name: 'locationid', references: { table: 'locations', path: '/api/locations' } },
              { name: 'photofileid', kind: 'file' },
            ],
          },
        ],
        failed: [],
      })
      const operator = await shop.as('operator')
      expect(await operator.get<Actions>(`${key}/actions`)).toMatchObject({ data: [] })
      expect(await operator.refused('POST', `${key}/actions/lend`, { body: { who: 'Ada' } })).toMatchObject({
        status: 403,
      })
      const meta = await shop.get<{ resources: { name: string; actions?: string[] }[] }>('/api/meta')
      expect(meta.resources.find(({ name }) => name === 'vendors')).toMatchObject({ actions: ['row', 'list'] })
    })

    test('does its work under the name of who asked, and what it told is handed on', async () => {
      const key = await made('Roof')
      const manager = await shop.as('manager')
      const outcome = await manager.post(`${key}/actions/lend`, { who: 'Ada' })
      expect(outcome).toEqual({
        message: 'Lent.',
        tone: 'success',
        link: key.replace('/api', ''),
        panels: [{ kind: 'keyvalue', title: 'Who', lines: [{ label: 'Taker', detail: 'Ada', link: 'tel:+15551234' }] }],
      })
      const { notes } = await shop.get(key)
      expect(await shop.get(`${key}/history`)).toMatchObject({
        data: [{ changeset: { reason: 'Lent to Ada', actorname: notes, source: 'api' } }, {}],
      })
      expect((await manager.get<Actions>(`${key}/actions`)).data.map(({ name }) => name)).toEqual(['takeback'])
      expect(await manager.refused('POST', `${key}/actions/lend`, { body: { who: 'Eve' } })).toMatchObject({
        status: 409,
        detail: 'Lend is not possible for this vendor as it is now; look at it again.',
      })
      await manager.post(`${key}/actions/takeback`)
      expect(await shop.get(key)).toMatchObject({ notes: null })
    })

    test('that is not offered tells why, where its plugin says it; in the list it is just not there', async () => {
      const key = await made('Loft')
      expect((await shop.get<Actions>(`${key}/actions`)).data.map(({ name }) => name)).toEqual(['lend'])
      expect(await shop.refused('POST', `${key}/actions/takeback`)).toMatchObject({
        status: 409,
        detail: 'Nobody has taken Loft; lend it first.',
      })
      const { locationid } = await shop.post('/api/locations', { name: 'Yard' })
      const mute = `/api/locations/${String(locationid)}/actions/blink`
      expect(await shop.refused('POST', mute)).toMatchObject({ status: 500 })
    })

    test('is told what is wrong with what it was given', async () => {
      const key = await made('Gate')
      const refused = (body: object) => shop.refused('POST', `${key}/actions/lend`, { body })
      expect(await refused({ whom: 'Ada' })).toMatchObject({
        status: 400,
        errors: [{ path: '/whom' }, { path: '/who' }],
      })
      expect(await refused({ who: 'Ada', locationid: 4711, photofileid: 4712 })).toMatchObject({
        status: 400,
        errors: [
          { path: '/locationid', message: 'must be the key of a location that is there; there is none with key 4711' },
          { path: '/photofileid' },
        ],
      })
      expect(await refused({ who: 'nobody' })).toMatchObject({ status: 409, detail: 'Nobody takes no keys.' })
    })

    test('that fails names its plugin and no secret', async () => {
      const key = await made('Cellar')
      for (const who of ['breaker', 'rubbish', 'elsewhere']) {
        const told = await shop.refused('POST', `${key}/actions/lend`, { body: { who } })
        expect(told, who).toMatchObject({ status: 500, detail: expect.stringContaining('the plugin keys says') })
        expect(JSON.stringify(told)).not.toContain('wiring')
      }
      expect(await shop.refused('POST', '/api/vendors/actions/slow')).toMatchObject({
        status: 500,
        detail: expect.stringContaining('longer than 0.05 s'),
      })
      expect(await shop.get(key)).toMatchObject({ notes: null })
    })

    test('of a row that is not there, or was removed, is not there', async () => {
      const key = await made('Shed')
      await shop.delete(key)
      const body = { who: 'Ada' }
      for (const path of [`${key}/actions`, '/api/vendors/4711/actions', '/api/vendors/x/actions']) {
        expect(await shop.refused('GET', path)).toMatchObject({ status: 404 })
        expect(await shop.refused('POST', `${path}/lend`, { body })).toMatchObject({ status: 404 })
      }
      expect(await shop.refused('POST', '/api/vendors/1/actions/count', { body })).toMatchObject({ status: 404 })
    })

    test('of the list has no row', async () => {
      const viewer = await shop.as('viewer')
      expect((await viewer.get<Actions>('/api/vendors/actions')).data.map(({ name }) => name)).toEqual(['count'])
      expect(await viewer.post('/api/vendors/actions/count')).toMatchObject({
        message: expect.stringMatching(/^\d+ undefined$/u),
      })
      expect(await viewer.refused('POST', '/api/vendors/actions/count', { body: { x: 1 } })).toMatchObject({
        status: 400,
      })
    })

    test('stands in the description of the endpoints with what it asks', async () => {
      type Described = { paths: Record<string, Record<string, { requestBody: unknown; description: string }>> }
      const { paths } = await shop.get<Described>('/api/openapi.json')
      expect(paths['/api/vendors/{id}/actions/lend']?.['post']).toMatchObject({
        summary: 'Lend',
        description: /Who takes/u,
      })
    })

    test('stands beside those of other plugins on the same rows; one that fails costs its own', async () => {
      const { locationid } = await shop.post('/api/locations', { name: 'Hall' })
      expect(await shop.get(`/api/locations/${String(locationid)}/actions`)).toMatchObject({
        data: [{ name: 'praise', plugin: 'guest' }],
        failed: [{ plugin: 'mute' }, { plugin: 'other' }],
      })
    })

    test('that does not fit sets its plugin aside, with the reason', async () => {
      const { data } = await shop.get<Told>('/api/plugins')
      const toldOf = (plugin: string) => data.find(({ name }) => name === plugin)
      expect(toldOf('unknown')).toMatchObject({ state: 'failed', reason: expect.stringContaining('nobody.knows') })
      expect(toldOf('greedy')).toMatchObject({ state: 'invalid', reason: expect.stringContaining('60000 ms') })
      expect(toldOf('homeless')).toMatchObject({ state: 'invalid', reason: expect.stringContaining('the table owns') })
      expect(toldOf('twin')).toMatchObject({ state: 'failed', reason: expect.stringContaining('is there twice') })
      expect(toldOf('keys')).toMatchObject({
        state: 'running',
        adds: { actions: ['vendors.lend', 'vendors.takeback', 'vendors.count', 'vendors.slow'] },
      })
    })

    test('may lead elsewhere with what it shows, but nowhere that runs something', async () => {
      const { data, failed } = await shop.get<{ data: readonly { plugin: string }[]; failed: readonly object[] }>(
        '/api/dashboard',
      )
      expect(data.filter(({ plugin }) => plugin === 'keys')).toMatchObject([
        { lines: [{ link: 'vnc://10.1.2.3:5900' }] },
        { table: { rows: [{ a: 1, to: 'mailto:a@example.com', how: 'error' }, { a: 2 }], link: 'to', tone: 'how' } },
      ])
      expect(failed).toMatchObject([
        { plugin: 'tonedeaf', reason: expect.stringContaining('neutral success') },
        { plugin: 'vandal', reason: expect.stringContaining('page of this site') },
      ])
    })

    test('may stand beside a route whose answer is saved as a file, and never opened as a page', async () => {
      const answer = await shop.request('GET', '/api/keys/remote')
      expect(answer.headers).toMatchObject({
        'content-type': 'application/x-rdp; charset=utf-8',
        'content-disposition': 'attachment; filename="pc-1.rdp"',
        'x-content-type-options': 'nosniff',
      })
      expect(answer.body).toBe('full address:s:pc-1')
      for (const path of ['/page', '/named', '/huge'])
        expect(await shop.refused('GET', `/api/keys${path}`), path).toMatchObject({ status: 500 })
    })
  },
)
