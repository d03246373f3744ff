import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createLog } from '../base/log.ts'
import { verifyAudit } from '../changes/verify.ts'
import { writeNextMigration } from '../cli/migration.ts'
import type { EngineName } from '../database/database.ts'
import { readEnvironment } from '../settings/environment.ts'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { openTestShop, type TestShop } from '../testing/shop.ts'
import { openSite } from './open-site.ts'
import { bringData, dropPlugin, installPlugin, restPlugin, surveyPlugin } from './plugin-life.ts'

// Sites are started and stopped many times, each with all bundled plugins.
vi.setConfig({ testTimeout: 120_000 })

const example = fileURLToPath(new URL('../../../../examples/forklifts', import.meta.url))
const log = createLog({ level: 'error', readable: true, write: () => undefined })
const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

type Row = Readonly<Record<string, unknown>>

/** A site with the plugin, on one engine. Its server is started and stopped for each part, as its people would. */
async function siteOn(engine: EngineName, name: string) {
  const data = await mkdtemp(join(tmpdir(), 'shopdb-passport-'))
  folders.push(data)
  const fresh = await freshDatabase(engine)
  const variables = { SHOPDB_DATA: data, DATABASE_URL: fresh.settings.url }
  const environment = readEnvironment(variables)
  const at = async <T>(job: (site: Awaited<ReturnType<typeof openSite>>) => Promise<T>): Promise<T> => {
    const site = await openSite(environment, { log })
    try {
      return await job(site)
    } finally {
      await site.close()
    }
  }
  await at((site) => site.settings.update({ sitename: name }))
  await installPlugin({ environment, options: { log }, from: example })
  const served = async <T>(job: (shop: TestShop) => Promise<T>): Promise<T> => {
    const { shop, close } = await openTestShop(engine, {
      SHOPDB_DATA: data,
      ...(fresh.settings.url === undefined ? {} : { DATABASE_URL: fresh.settings.url }),
    })
    try {
      return await job(shop)
    } finally {
      await close()
    }
  }
  return { data, environment, at, served }
}

/** What somebody who exports everything would see, without the keys, which are each site's own. */
async function seen(shop: TestShop) {
  const { data } = await shop.get<{ data: readonly Row[] }>('/api/forklifts?isactive=true,false&sort=assetnumber')
  const history = await Promise.all(
    data.map(async ({ assetid }) => {
      const entries = await shop.get<{ data: readonly Row[] }>(`/api/forklifts/${String(assetid)}/history`)
      return entries.data.map(({ action, entityname, before, after }) => ({
        action,
        entityname,
        before: named(before),
        after: named(after),
      }))
    }),
  )
  const ties = await shop.get<{ data: readonly Row[] }>('/api/assetrelationships?sort=targetassetname')
  return { rows: data.map(named), history, ties: ties.data.map(named) }
}

/** A row without keys: what they point to is told by its name. */
function named(row: unknown): Row {
  const entries = Object.entries(row ?? {}).filter(([name]) => !name.endsWith('id'))
  return Object.fromEntries(entries.filter(([name]) => name !== 'relationshipid' && name !== 'modifieddate'))
}

async function fill(shop: TestShop): Promise<void> {
  const { vendorid } = await shop.post('/api/vendors', { name: 'Linde' })
  const { modelid } = await shop.post('/api/models', { name: 'E16', vendorid })
  const { locationid: hall } = await shop.post('/api/locations', { name: 'Hall 3' })
  const { locationid } = await shop.post('/api/locations', { name: 'Bay 1', parentlocationid: hall })
  const { assetid: first } = await shop.post('/api/forklifts', {
    assetnumber: 'FL-1',
    fleetnumber: 'A1',
    vendorid,
    modelid,
    locationid,
  })
  const { assetid: second } = await shop.post('/api/forklifts', {
    assetnumber: 'FL-2',
    fleetnumber: 'A2',
    capacitykg: 1600,
  })
  await shop.patch(`/api/forklifts/${String(first)}`, { capacitykg: 900, inspectiondue: '2027-01-31' })
  await shop.delete(`/api/forklifts/${String(second)}`)
  await shop.post('/api/equipment', { assetnumber: '3105' }).then(({ assetid }) => tie(shop, first, assetid))
}

async function tie(shop: TestShop, sourceassetid: unknown, targetassetid: unknown): Promise<void> {
  const { data } = await shop.get<{ data: readonly Row[] }>('/api/relationshiptypes?name=connectedto')
  const relationshiptypeid = data[0]?.['relationshiptypeid']
  await shop.post('/api/assetrelationships', { sourceassetid, targetassetid, relationshiptypeid, label: 'charges at' })
}

const pairs = testEngines().flatMap((from) => testEngines().map((to) => [from, to] as const))

describe.each(pairs)('a plugin that leaves a site on %s with its passport', (from, to) => {
  test(`has the same rows, relations and history at another on ${to}, and nothing is left behind`, async () => {
    const west = await siteOn(from, 'West')
    await west.served(fill)
    const before = await west.served(seen)
    const file = join(west.data, 'forklifts.jsonl')
    await west.at((site) => dropPlugin(site, 'forklifts', file))
    await west.at(async ({ plugins, database }) => {
      expect(plugins.map(({ name }) => name)).not.toContain('forklifts')
      await expect(database.read.selectFrom('forklifts').selectAll().execute()).rejects.toThrow('forklifts')
      const assets = await database.read.selectFrom('assets').select('assetnumber').execute()
      expect(assets).toEqual([{ assetnumber: '3105' }])
    })
    const east = await siteOn(to, 'East')
    await east.served((shop) => shop.post('/api/equipment', { assetnumber: '3105' }))
    const told = await east.at((site) => bringData(site, 'forklifts', file))
    expect(told).toMatchObject({ rows: 2, lostties: 0, head: { site: 'West' } })
    const after = await east.served(seen)
    expect(after).toEqual(before)
    expect(after.rows[0]).toMatchObject({ vendorname: 'Linde', modelname: 'E16', locationname: 'Bay 1' })
    await east.served(async (shop) => {
      const { data } = await shop.get<{ data: readonly Row[] }>('/api/forklifts?assetnumber=FL-1')
      const history = await shop.get<{ data: readonly { changeset: Row }[] }>(
        `/api/forklifts/${String(data[0]?.['assetid'])}/history`,
      )
      expect(history.data[0]?.changeset).toMatchObject({ actorname: expect.stringContaining('(West)'), source: 'api' })
      expect(await shop.get('/api/locations?name=Bay 1')).toMatchObject({ data: [{ parentlocationname: 'Hall 3' }] })
    })
    const verdict = await east.at(({ database }) => verifyAudit(database.read))
    expect(verdict.broken).toBeUndefined()
    await expect(east.at((site) => bringData(site, 'forklifts', file))).rejects.toThrow('already')
  })
})

/** Installs a plugin with these declarations. */
async function give(site: Awaited<ReturnType<typeof siteOn>>, name: string, source: string): Promise<void> {
  const folder = join(site.data, `${name}-source`)
  await mkdir(folder)
  const manifest = { name, version: '1.0.0', title: name, core_version: '*', api_prefix: `/api/${name}` }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(
    join(folder, 'plugin.ts'),
    `import { defineAssetType, defineResource, definePlugin, reference, secret, text } from '@shopdb/contract'\n${source}`,
  )
  const terminal = {
    environment: () => site.environment,
    say: () => undefined,
    askHidden: async () => '',
    exitWith: () => undefined,
  }
  await writeNextMigration(terminal, { plugin: folder, title: name, allowDestructive: false })
  await installPlugin({ environment: site.environment, options: { log }, from: folder })
}

const trips = `const trip = defineResource({ name: 'Trip', table: 'trips', fields: {
  name: text({ required: true }), truckid: reference({ to: 'assets', required: true }), reserveid: reference({ label: 'Reserve', to: 'assets' }) } })
const stop = defineResource({ name: 'Stop', table: 'stops', belongsto: 'tripid', fields: {
  name: text({ required: true }), tripid: reference({ to: trip, required: true }) } })
export const plugin = definePlugin({ resources: [trip, stop] })`

test.each(testEngines())(
  'rows of others that need what leaves go along, and all is as it was, on %s',
  async (engine) => {
    const west = await siteOn(engine, 'West')
    await give(west, 'trips', trips)
    await west.served(async (shop) => {
      const { assetid: truck } = await shop.post('/api/forklifts', { assetnumber: 'FL-1' })
      const { assetid: machine } = await shop.post('/api/equipment', { assetnumber: '3105' })
      const { tripid } = await shop.post('/api/trips', { name: 'To the harbor', truckid: truck })
      await shop.post('/api/trips/stops', { name: 'Gate', tripid })
      await shop.post('/api/trips', { name: 'To the mill', truckid: machine, reserveid: truck })
    })
    const seenTrips = (shop: TestShop) =>
      Promise.all([shop.get('/api/trips/stops'), shop.get('/api/trips?fields=name,truckname,reservename')])
    const before = await west.served(seenTrips)
    const file = join(west.data, 'forklifts.jsonl')
    expect(await west.at((site) => surveyPlugin(site, 'forklifts'))).toMatchObject({
      others: [
        { title: 'Trips', rows: 1 },
        { title: 'Stops', rows: 1 },
      ],
      emptied: [{ title: 'Trips: Reserve', rows: 1 }],
    })
    await west.at((site) => dropPlugin(site, 'forklifts', file))
    const { data } = await west.served((shop) => shop.get<{ data: readonly Row[] }>('/api/trips'))
    expect(data).toMatchObject([{ name: 'To the mill', reserveid: null }])
    await installPlugin({ environment: west.environment, options: { log }, from: example })
    const told = await west.at((site) => bringData(site, 'forklifts', file))
    expect(told).toMatchObject({ leftrows: {}, leftvalues: 0 })
    expect(await west.served(seenTrips)).toEqual(before)
  },
)

test('what came along with a plugin arrives where its own plugin is, and else stays in the passport', async () => {
  const west = await siteOn('sqlite', 'West')
  await give(west, 'trips', trips)
  await west.served(async (shop) => {
    const { assetid } = await shop.post('/api/forklifts', { assetnumber: 'FL-1' })
    await shop.post('/api/trips', { name: 'To the harbor', truckid: assetid })
  })
  const file = join(west.data, 'forklifts.jsonl')
  await west.at((site) => dropPlugin(site, 'forklifts', file))
  const east = await siteOn('sqlite', 'East')
  expect(await east.at((site) => bringData(site, 'forklifts', file))).toMatchObject({ leftrows: { trips: 1 } })
  const north = await siteOn('sqlite', 'North')
  await give(north, 'trips', trips)
  expect(await north.at((site) => bringData(site, 'forklifts', file))).toMatchObject({ rows: 2, leftrows: {} })
  const came = await north.served((shop) => shop.get('/api/trips'))
  expect(came).toMatchObject({ data: [{ name: 'To the harbor', truckname: 'FL-1' }] })
})

test('a plugin is not dropped while an asset of another cannot be without a row of it, and goes on as before', async () => {
  const west = await siteOn('sqlite', 'West')
  await give(
    west,
    'tugs',
    `const tug = defineAssetType({ name: 'Tug', table: 'tugs', fields: { truckid: reference({ to: 'assets', required: true }) } })
export const plugin = definePlugin({ assettypes: [tug] })`,
  )
  await west.served(async (shop) => {
    const { assetid } = await shop.post('/api/forklifts', { assetnumber: 'FL-1' })
    await shop.post('/api/tugs', { assetnumber: 'T-1', truckid: assetid })
  })
  const file = join(west.data, 'forklifts.jsonl')
  await expect(west.at((site) => dropPlugin(site, 'forklifts', file))).rejects.toThrow('1 in tugs')
  expect(await west.served((shop) => shop.get('/api/forklifts'))).toMatchObject({ meta: { total: 1 } })
})

test('a plugin is not dropped while one at rest has rows that point to its own', async () => {
  const west = await siteOn('sqlite', 'West')
  await give(west, 'trips', trips)
  await west.served(async (shop) => {
    const { assetid } = await shop.post('/api/forklifts', { assetnumber: 'FL-1' })
    await shop.post('/api/trips', { name: 'To the harbor', truckid: assetid })
  })
  await west.at((site) => restPlugin(site, 'trips', true))
  const file = join(west.data, 'forklifts.jsonl')
  await expect(west.at((site) => dropPlugin(site, 'forklifts', file))).rejects.toThrow('wake trips first')
})

test('rows that are made after a plugin was dropped have keys of their own, and no passport takes their place', async () => {
  const west = await siteOn('sqlite', 'West')
  const notes = `const note = defineResource({ name: 'Note', table: 'notes', fields: { name: text({ required: true }), code: secret({}) } })
export const plugin = definePlugin({ resources: [note] })`
  await give(west, 'notes', notes)
  const noted = await west.served((shop) => shop.post('/api/notes', { name: 'First', code: 'K-1' }))
  const file = join(west.data, 'notes.jsonl')
  await west.at((site) => dropPlugin(site, 'notes', file))
  await installPlugin({ environment: west.environment, options: { log }, from: join(west.data, 'notes-source') })
  const second = await west.served((shop) => shop.post('/api/notes', { name: 'Second' }))
  expect(Number(second['noteid'])).toBeGreaterThan(Number(noted['noteid']))
  // They would be lost among those that come.
  await expect(west.at((site) => bringData(site, 'notes', file))).rejects.toThrow('already')
  await west.served((shop) => shop.delete(`/api/notes/${String(second['noteid'])}?purge=true`))
  await west.at((site) => bringData(site, 'notes', file))
  await expect(west.at((site) => bringData(site, 'notes', file))).rejects.toThrow('already')
  expect(await west.served((shop) => shop.get('/api/notes'))).toMatchObject({ data: [{ noteid: noted['noteid'] }] })
})

test('a passport that was cut off, changed, or is of something else is refused', async () => {
  const west = await siteOn('sqlite', 'West')
  await west.served(fill)
  const file = join(west.data, 'forklifts.jsonl')
  await west.at((site) => dropPlugin(site, 'forklifts', file))
  const text = await readFile(file, 'utf8')
  const east = await siteOn('sqlite', 'East')
  const bringing = async (content: string): Promise<unknown> => {
    const copy = join(east.data, 'copy.jsonl')
    await copyFile(file, copy)
    await writeFile(copy, content)
    return await east.at((site) => bringData(site, 'forklifts', copy))
  }
  await expect(bringing(text.slice(0, -100))).rejects.toThrow('not whole')
  await expect(bringing(text.replace('FL-1', 'FL-9'))).rejects.toThrow('not whole')
  await expect(bringing('{"kind":"shopping list"}\n')).rejects.toThrow('no data passport')
  await expect(bringing('bread\n')).rejects.toThrow('not whole')
  expect(await east.served((shop) => shop.get('/api/forklifts'))).toMatchObject({ meta: { total: 0 } })
})

test('a passport of an older version is refused where a field of it has no name here, and says what to do', async () => {
  const west = await siteOn('sqlite', 'West')
  const declared = (field: string) =>
    `export const plugin = definePlugin({ assettypes: [defineAssetType({ name: 'Hook', table: 'hooks', fields: { ${field}: text(), note: text() } })] })`
  await give(west, 'hooks', declared('wide'))
  await west.served((shop) => shop.post('/api/hooks', { assetnumber: 'H-1', wide: '20 mm' }))
  const file = join(west.data, 'hooks.jsonl')
  await west.at((site) => dropPlugin(site, 'hooks', file))
  const east = await siteOn('sqlite', 'East')
  await give(east, 'hooks', declared('width'))
  await expect(east.at((site) => bringData(site, 'hooks', file))).rejects.toThrow(
    'version 1.0.0 of hooks, whose hooks have wide; the version here has no such field. Install the version that wrote it',
  )
  expect(await east.served((shop) => shop.get('/api/hooks'))).toMatchObject({ data: [] })
  const north = await siteOn('sqlite', 'North')
  await give(north, 'hooks', declared('wide').replace(', note: text()', ''))
  await north.at((site) => bringData(site, 'hooks', file))
  expect(await north.served((shop) => shop.get('/api/hooks'))).toMatchObject({ data: [{ wide: '20 mm' }] })
})

test.each(testEngines())('rows that point at each other leave and come back so on %s', async (engine) => {
  const west = await siteOn(engine, 'West')
  await give(
    west,
    'plugs',
    `const plug = defineResource({ name: 'Plug', table: 'plugs', fields: {
  name: text({ required: true }), farplugid: reference({ to: 'plugs', unique: true }), panelid: reference({ to: 'panels' }) } })
const panel = defineResource({ name: 'Panel', table: 'panels', fields: { name: text({ required: true }) } })
export const plugin = definePlugin({ resources: [plug, panel] })`,
  )
  await west.served(async (shop) => {
    const { panelid } = await shop.post('/api/plugs/panels', { name: 'North' })
    const one = await shop.post('/api/plugs', { name: 'A', panelid })
    const other = await shop.post('/api/plugs', { name: 'B', farplugid: one['plugid'] })
    await shop.patch(`/api/plugs/${String(one['plugid'])}`, { farplugid: other['plugid'] })
  })
  const file = join(west.data, 'plugs.jsonl')
  await west.at((site) => dropPlugin(site, 'plugs', file))
  await installPlugin({ environment: west.environment, options: { log }, from: join(west.data, 'plugs-source') })
  await west.at((site) => bringData(site, 'plugs', file))
  const { data } = await west.served((shop) => shop.get<{ data: readonly Row[] }>('/api/plugs?sort=name'))
  expect(data).toMatchObject([
    { name: 'A', farplugname: 'B', panelname: 'North' },
    { name: 'B', farplugname: 'A' },
  ])
})
