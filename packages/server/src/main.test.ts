import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLog } from './base/log.ts'
import { listJobRuns } from './jobs/leases.ts'
import { type Shop, startShop } from './main.ts'
import { readEnvironment } from './settings/environment.ts'
import { freshDatabase, testEngines, type FreshDatabase } from './testing/engines.ts'

const log = createLog({ level: 'silent', readable: false })
const password = 'a long horse of 4 batteries'

describe.each(testEngines())('a shop on %s', (engine) => {
  let folder = ''
  let database: FreshDatabase | undefined
  const opened: Shop[] = []
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-main-'))
    database = engine === 'mysql' ? await freshDatabase(engine) : undefined
  })
  afterEach(async () => {
    vi.useRealTimers()
    for (const shop of opened.splice(0)) await shop.stop()
    await database?.remove()
    await rm(folder, { recursive: true })
  })

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Shop> => {
    const own = { PORT: '0', SHOPDB_DATA: join(folder, 'data'), DATABASE_URL: database?.settings.url }
    const shop = await startShop(readEnvironment({ ...own, ...environment }), { log })
    opened.push(shop)
    return shop
  }
  const stop = (shop: Shop): Promise<void> => opened.splice(opened.indexOf(shop), 1)[0]?.stop() ?? Promise.resolve()

  test('starts on an empty folder with its tables, its reference rows and the equipment plugin', async () => {
    const { app, announcement, url } = await start()
    expect((await app.inject('/api/ready')).json()).toMatchObject({ status: 'ready' })
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
    expect(announcement).toContain('equipment 0.1.0')
    expect(announcement).toContain(`${url}/setup?token=`)
  })

  test('does the work of its plugins when its moment comes', async () => {
    // Noon, when nothing is due but what is every minute.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(2026, 10, 21, 12) })
    const { site } = await start()
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    const runs = () => listJobRuns(site.database)
    await expect.poll(runs).toMatchObject([{ name: 'notifications.deliver', outcome: '' }])
  })

  test('describes itself as a whole in an OpenAPI document that holds', async () => {
    const { app } = await start()
    const document = (await app.inject('/api/openapi.json')).json()
    expect(await new Validator().validate(document)).toMatchObject({ valid: true })
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/vendors/{id}/history', '/api/equipment/{id}', '/api/auth/login', '/api/meta']),
    )
  })

  test('is set up by its environment where nobody opens the link, and a second start is not a first one', async () => {
    const first = await start({ SHOPDB_ADMIN_PASSWORD: password })
    expect(first.announcement).not.toContain('/setup')
    await stop(first)
    const second = await start()
    expect(second.announcement).not.toContain('/setup')
    const login = await second.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      body: { username: 'admin', password },
    })
    const cookie = [login.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => line.split(';')[0])
      .join('; ')
    const meta = await second.app.inject({ url: '/api/meta', headers: { cookie } })
    expect(meta.json()).toMatchObject({ user: { username: 'admin', roles: ['admin'] } })
    const { data } = (await second.app.inject({ url: '/api/plugins', headers: { cookie } })).json<{
      data: readonly { name: string; state: string }[]
    }>()
    expect(data.find(({ name }) => name === 'equipment')).toMatchObject({ state: 'running' })
    expect(data.filter(({ state }) => state !== 'running')).toEqual([])
  })

  test('shows nothing to nobody', async () => {
    const { app } = await start()
    for (const path of ['/api/meta', '/api/vendors', '/api/equipment', '/api/plugins', '/api/changesets']) {
      expect((await app.inject(path)).statusCode).toBe(401)
    }
  })

  test.skipIf(engine === 'mysql')('is alone on its folder, and gives the folder free when it stops', async () => {
    const first = await start()
    await expect(start()).rejects.toThrow('Another ShopDB is running')
    await stop(first)
    await expect(start()).resolves.toBeDefined()
  })

  test.skipIf(engine === 'sqlite')('starts twice at once on one empty database, as replicas do', async () => {
    const [first, second] = await Promise.all([start(), start({ SHOPDB_DATA: join(folder, 'other') })])
    expect((await first.app.inject('/api/ready')).statusCode).toBe(200)
    expect((await second.app.inject('/api/ready')).statusCode).toBe(200)
  })

  test('runs without a plugin that cannot, and in development does not', async () => {
    const plugin = join(folder, 'broken')
    await mkdir(plugin)
    const manifest = {
      name: 'broken',
      version: '1.0.0',
      title: 'Broken',
      core_version: '>=9.0.0',
      api_prefix: '/api/broken',
    }
    await writeFile(join(plugin, 'manifest.json'), JSON.stringify(manifest))
    const shop = await start({ SHOPDB_PLUGINS: plugin })
    expect(shop.announcement).toContain('broken 1.0.0 (incompatible)')
    await stop(shop)
    await expect(start({ SHOPDB_PLUGINS: plugin, SHOPDB_ENV: 'development' })).rejects.toThrow(
      'The plugin broken does not run (incompatible, contract)',
    )
    await expect(start({ SHOPDB_PLUGINS: plugin, SHOPDB_PLUGINS_REQUIRED: 'true' })).rejects.toThrow('broken')
  })
})
