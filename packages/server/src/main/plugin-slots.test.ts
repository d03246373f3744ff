import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-slots-'))

/** A plugin as an author leaves it in a folder of their own. */
function give(name: string, source: string): void {
  const manifest = {
    name,
    version: '1.0.0',
    title: `The ${name}`,
    core_version: '>=0.1.0,<1.0.0',
    api_prefix: `/api/${name}`,
  }
  mkdirSync(join(folder, name))
  writeFileSync(
    join(folder, name, 'manifest.json'),
    JSON.stringify({ ...manifest, description: 'For a test', author: 'Site West' }),
  )
  writeFileSync(join(folder, name, 'plugin.ts'), source)
}

give(
  'chargers',
  `import { conflict, definePlugin, integer, secret, text, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  settings: { minutes: integer({ label: 'Minutes', default: 15, min: 1 }), key: secret({ label: 'Key' }) },
  permissions: [{ name: 'chargers.release', least: 'manager', label: 'Release a charger' }],
  navigation: [{ label: 'Chargers', to: '/vendors', icon: 'plug', least: 'operator' }],
  dashboard: async (platform) => [
    { kind: 'stat', title: 'Vendors', value: await platform.count(vendor), link: '/vendors' },
    { kind: 'progress', title: 'Charged', value: 3, max: 4, extra: 'is left behind' },
  ],
  routes: [
    { method: 'GET', path: '/every', permission: 'vendors.read', summary: 'How often',
      handle: async ({ platform, user }) => ({ minutes: await platform.settings.get('minutes'), key: await platform.settings.get('key'), user: user.name }) },
    { method: 'POST', path: '/:id/release', permission: 'chargers.release', summary: 'Release it',
      body: { note: text({ required: true, max: 20 }) },
      handle: async ({ platform, params, body }) => {
        if (params.id === '13') throw conflict('Charger 13 is never released.')
        await platform.audit('Released', vendor, Number(params.id), { note: body.note })
      } },
    { method: 'GET', path: '/broken', permission: 'vendors.read', summary: 'Breaks', handle: async () => { throw new Error('secret wiring') } },
  ],
})`,
)
give(
  'cranky',
  `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ dashboard: async () => [{ kind: 'stat', title: 'Bad link', value: 1, link: 'javascript:alert(1)' }] })`,
)
give(
  'grabber',
  `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ routes: [{ method: 'GET', path: '/x', permission: 'nobody.knows', summary: 'x', handle: async () => 1 }] })`,
)

describeShop(
  'a plugin of a shop',
  { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production', SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p' },
  (shop) => {
    test('puts its widgets on the home page, and one that gives rubbish costs only its own', async () => {
      const board = await shop.get<{ data: { plugin: string }[] }>('/api/dashboard')
      expect(board.data.filter(({ plugin }) => plugin === 'chargers')).toMatchObject([
        { kind: 'stat', title: 'Vendors', link: '/vendors', plugin: 'chargers' },
        { kind: 'progress', title: 'Charged', value: 3, max: 4, plugin: 'chargers' },
      ])
      expect(board).toMatchObject({
        failed: [{ plugin: 'cranky', reason: expect.stringContaining('page of this site') }],
      })
      expect(JSON.stringify(board)).not.toContain('left behind')
    })

    test('has its entries in the menu of those who may see them', async () => {
      type Menu = { readonly navigation: readonly { readonly plugin: string }[] }
      const mine = ({ navigation }: Menu) => navigation.filter(({ plugin }) => plugin === 'chargers')
      expect(mine(await shop.get<Menu>('/api/meta'))).toMatchObject([
        { label: 'Chargers', to: '/vendors', menu: 'The chargers' },
      ])
      expect(mine(await (await shop.as('viewer')).get<Menu>('/api/meta'))).toEqual([])
    })

    test('reads what an administrator has set, and secrets are never shown again', async () => {
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 15, key: null })
      const set = await shop.patch('/api/plugins/chargers/settings', { minutes: 5, key: 'charge-me' })
      expect(set).toMatchObject({
        values: { minutes: 5, key: '********' },
        fields: [{ name: 'minutes', min: 1 }, { kind: 'secret' }],
      })
      await shop.patch('/api/plugins/chargers/settings', { minutes: 6, key: '********' })
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 6, key: 'charge-me' })
      await shop.patch('/api/plugins/chargers/settings', { minutes: null, key: null })
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 15, key: null })
      expect(
        await shop.refused('PATCH', '/api/plugins/chargers/settings', { body: { minutes: 0, hours: 1 } }),
      ).toMatchObject({
        status: 400,
        errors: [{ path: '/hours' }, { path: '/minutes' }],
      })
      expect(JSON.stringify(await shop.get('/api/changesets'))).not.toContain('charge-me')
      const manager = await shop.as('manager')
      expect(await manager.refused('GET', '/api/plugins/chargers/settings')).toMatchObject({ status: 403 })
    })

    test('has what an administrator had set before, when that is undone; but no secret', async () => {
      const undoOf = async (path: string, values: object): Promise<string> => {
        await shop.patch(path, values)
        const { data } = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
        return `/api/changesets/${data[0]?.changesetid}/undo`
      }
      const undo = await undoOf('/api/plugins/chargers/settings', { minutes: 7 })
      expect(await shop.get(undo.replace('undo', 'entries'))).toMatchObject({
        data: [
          { entitytype: 'pluginsettings', entityname: 'chargers', before: { minutes: 15 }, after: { minutes: 7 } },
        ],
      })
      // The settings of another plugin are not in the way.
      const other = await undoOf('/api/plugins/printers/settings', { lowpercent: 30 })
      expect(await (await shop.as('manager')).refused('POST', undo)).toMatchObject({ status: 403 })
      await shop.post(undo, {})
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 15 })
      expect(await shop.get('/api/plugins/printers/settings')).toMatchObject({ values: { lowpercent: 30 } })
      await shop.post(other, {})
      // What else was set since is in nobody's way; a secret is not known any more, that there was none is.
      const before = await undoOf('/api/plugins/chargers/settings', { minutes: 8 })
      const first = await undoOf('/api/plugins/chargers/settings', { key: 'charge-me' })
      const second = await undoOf('/api/plugins/chargers/settings', { key: 'charge-you' })
      expect(await shop.refused('POST', second)).toMatchObject({
        status: 409,
        detail: 'What this was before is kept nowhere, because it is secret: Key. Set it anew.',
      })
      await shop.post(before, {})
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 15, key: 'charge-you' })
      expect(await shop.refused('POST', first)).toMatchObject({ detail: expect.stringContaining('changed later by') })
      await shop.patch('/api/plugins/chargers/settings', { key: null })
      const only = await undoOf('/api/plugins/chargers/settings', { key: 'charge-me' })
      await shop.post(only, {})
      expect(await shop.get('/api/chargers/every')).toMatchObject({ minutes: 15, key: null })
      await shop.patch('/api/plugins/chargers/settings', { minutes: null, key: null })
    })

    test('answers at its own endpoints, to those who may, and what it refuses is told', async () => {
      const { vendorid } = await shop.post('/api/vendors', { name: 'Toyota' })
      const operator = await shop.as('operator')
      const body = { note: 'Fit again' }
      expect(await operator.refused('POST', `/api/chargers/${String(vendorid)}/release`, { body })).toMatchObject({
        status: 403,
      })
      await shop.post(`/api/chargers/${String(vendorid)}/release`, body)
      expect(await shop.get(`/api/vendors/${String(vendorid)}/history`)).toMatchObject({
        data: [
          { action: 'event', after: body, changeset: { reason: 'Released', actorname: 'Administrator' } },
          { action: 'create' },
        ],
      })
      expect(await shop.refused('POST', '/api/chargers/13/release', { body })).toMatchObject({
        status: 409,
        detail: 'Charger 13 is never released.',
      })
      expect(await shop.refused('POST', '/api/chargers/1/release', { body: {} })).toMatchObject({
        status: 400,
        errors: [{ path: '/note' }],
      })
      const broken = await shop.refused('GET', '/api/chargers/broken')
      expect(broken).toMatchObject({ status: 500 })
      expect(JSON.stringify(broken)).not.toContain('wiring')
    })

    test('that tells of an event changed nothing that could be undone', async () => {
      const { vendorid } = await shop.post('/api/vendors', { name: 'Linde' })
      await shop.post(`/api/chargers/${String(vendorid)}/release`, { note: 'Well' })
      const { data } = await shop.get<{ data: { changeset: { changesetid: number } }[] }>(
        `/api/vendors/${String(vendorid)}/history`,
      )
      const [event, made] = data.map(({ changeset }) => changeset.changesetid)
      expect(await shop.refused('POST', `/api/changesets/${event}/undo`)).toMatchObject({ status: 409 })
      await shop.post(`/api/changesets/${made}/undo`)
      expect(await shop.refused('GET', `/api/vendors/${String(vendorid)}`)).toMatchObject({ status: 404 })
    })

    test('is described with the key of a row as a number; what `:id` is without a declaration only the plugin knows', async () => {
      type Described = { paths: Record<string, Record<string, { parameters: readonly object[] }>> }
      const { paths } = await shop.get<Described>('/api/openapi.json')
      expect(paths['/api/chargers/{id}/release']?.['post']?.parameters).toMatchObject([{ schema: { type: 'string' } }])
      expect(paths['/api/vendors/{id}']?.['get']?.parameters).toMatchObject([{ schema: { type: 'integer' } }])
      expect(paths['/api/displays/{plugin}/{name}']?.['get']?.parameters).toMatchObject([
        { name: 'plugin', schema: { type: 'string' } },
        { name: 'name', schema: { type: 'string' } },
      ])
    })

    test('that names a permission nobody declares is set aside, and says so', async () => {
      const { data } = await shop.get<{ data: { name: string }[] }>('/api/plugins')
      expect(data.find(({ name }) => name === 'grabber')).toMatchObject({
        state: 'failed',
        phase: 'mount',
        reason: expect.stringContaining('nobody.knows'),
      })
      expect(data.find(({ name }) => name === 'chargers')).toMatchObject({
        state: 'running',
        hassettings: true,
        adds: { routes: ['GET /every', 'POST /:id/release', 'GET /broken'], hooks: ['dashboard'] },
        hooks: expect.arrayContaining([expect.objectContaining({ hook: 'routes', failures: 1 })]),
      })
    })
  },
)
