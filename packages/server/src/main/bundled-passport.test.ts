import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createLog } from '../base/log.ts'
import { verifyAudit } from '../changes/verify.ts'
import type { EngineName } from '../database/database.ts'
import { introspect } from '../database/introspect.ts'
import type { Resource } from '../resources/resource.ts'
import { readEnvironment } from '../settings/environment.ts'
import { contentsOf } from '../testing/contents.ts'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { openTestShop, type TestShop } from '../testing/shop.ts'
import { addUneasyRows } from '../testing/uneasy.ts'
import { openSite, type Site } from './open-site.ts'
import { bringData, dropPlugin, installPlugin } from './plugin-life.ts'
import { addSamples } from './samples.ts'

const log = createLog({ level: 'error', readable: true, write: () => undefined })

/** Each plugin that comes along, with those that need it: they leave before it and come back after it. */
const bundled: Readonly<Record<string, readonly string[]>> = {
  applications: [],
  computers: ['applications'],
  equipment: ['measuringtools'],
  knowledgebase: [],
  measuringtools: [],
  network: [],
  notifications: [],
  printers: [],
  usb: [],
}

// Long enough for a machine that does other things too.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

/** A site on one engine, opened anew for each step, as commands open it. */
function siteOn(engine: EngineName) {
  const made: { data: string; url?: string | undefined; remove?: () => Promise<void> } = { data: '' }
  const variables = () => ({ SHOPDB_DATA: made.data, ...(made.url === undefined ? {} : { DATABASE_URL: made.url }) })
  const environment = () => readEnvironment(variables())
  const at = async <T>(job: (site: Site) => Promise<T>): Promise<T> => {
    const site = await openSite(environment(), { log })
    try {
      return await job(site)
    } finally {
      await site.close()
    }
  }
  return {
    at,
    async make() {
      made.data = await mkdtemp(join(tmpdir(), 'shopdb-bundled-'))
      const fresh = await freshDatabase(engine)
      Object.assign(made, { url: fresh.settings.url, remove: fresh.remove })
      await at((site) => addSamples(site, 'cli'))
    },
    async remove() {
      await made.remove?.()
      await rm(made.data, { recursive: true, force: true })
    },
    async served<T>(job: (shop: TestShop) => Promise<T>): Promise<T> {
      const { shop, close } = await openTestShop(engine, variables())
      try {
        return await job(shop)
      } finally {
        await close()
      }
    },
    async drop(name: string) {
      const passport = join(made.data, `${name}.jsonl`)
      await rm(passport, { force: true })
      await at((site) => dropPlugin(site, name, passport))
    },
    async bring(name: string) {
      await installPlugin({ environment: environment(), options: { log }, name })
      return await at((site) => bringData(site, name, join(made.data, `${name}.jsonl`)))
    },
  }
}

const ownOf = ({ resources }: Site, name: string): readonly Resource[] =>
  resources.registry.all.filter(({ plugin }) => plugin === name)

/** Their tables are gone, their doors are closed, and the rest of the shop is open. */
async function expectGone(shop: TestShop, own: readonly Resource[]): Promise<void> {
  const tables = (await introspect(shop.running.site.database.read)).map(({ name }) => name)
  expect(tables).toContain('assets')
  for (const { name, path } of own) {
    expect(tables).not.toContain(name)
    expect(await shop.request('GET', path)).toMatchObject({ status: 404 })
  }
  expect(await shop.get('/api/assets?perpage=5')).toMatchObject({ data: expect.any(Array) })
}

describe.each(testEngines())('of the plugins that come along, with the samples of all of them, on %s', (engine) => {
  const site = siteOn(engine)
  let before: Awaited<ReturnType<typeof contentsOf>> = {}
  beforeAll(async () => {
    await site.make()
    await site.served(addUneasyRows)
    before = await site.at(contentsOf)
  })
  afterAll(site.remove)

  test('all are taken out here', async () => {
    const { data } = await site.served((shop) => shop.get<{ data: readonly { name: string }[] }>('/api/plugins'))
    expect(data.map(({ name }) => name).toSorted()).toEqual(Object.keys(bundled))
  })

  test.each(Object.entries(bundled))(
    '%s can be taken out with a passport and brought back, and not a row is lost',
    async (name, needing) => {
      const own = await site.at(async (opened) => ownOf(opened, name))
      for (const one of [...needing, name]) await site.drop(one)
      await site.served((shop) => expectGone(shop, own))
      for (const one of [name, ...needing.toReversed()])
        expect(await site.bring(one)).toMatchObject({ lostties: 0, leftvalues: 0, leftrows: {} })
      expect(await site.at(contentsOf)).toEqual(before)
      const verdict = await site.at(({ database }) => verifyAudit(database.read))
      expect(verdict.broken).toBeUndefined()
    },
  )

  test('the recall of a measuring tool finds the same places after its passport brought it back', async () => {
    const toolid = await site.served(addMovedTool)
    const places = () => site.served((shop) => placesOf(shop, toolid))
    const known = await places()
    expect(known.map(({ place }) => place)).toEqual(['Bench 3', 'Bench 2', 'Bench 1'])
    await site.drop('measuringtools')
    await site.bring('measuringtools')
    expect(await places()).toEqual(known)
  })
})

type Row = Readonly<Record<string, unknown>>

/** A tool that stands at its third place; gives its key. */
async function addMovedTool(shop: TestShop): Promise<unknown> {
  const place = async (name: string) => (await shop.post('/api/locations', { name }))['locationid']
  const { assetid } = await shop.post('/api/measuringtools', { assetnumber: 'M-1', locationid: await place('Bench 1') })
  for (const name of ['Bench 2', 'Bench 3'])
    await shop.patch(`/api/measuringtools/${String(assetid)}`, { locationid: await place(name) })
  return assetid
}

async function placesOf(shop: TestShop, toolid: unknown): Promise<readonly Row[]> {
  const { data } = await shop.get<{ data: readonly { title: string; table?: { rows: readonly Row[] } }[] }>(
    `/api/pages/measuringtools/recall?toolid=${String(toolid)}`,
  )
  return data.find(({ title }) => title.startsWith('Places'))?.table?.rows ?? []
}
