import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { foldText } from '../base/fold.ts'
import { createLog } from '../base/log.ts'
import { textKey } from '../base/text-key.ts'
import type { EngineName } from '../database/database.ts'
import { createRow } from '../resources/write.ts'
import { readEnvironment } from '../settings/environment.ts'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { openSite, type Site } from './open-site.ts'
import { bringData, dropPlugin, installPlugin, restPlugin } from './plugin-life.ts'

// Sites are started and stopped many times, each with all bundled plugins.
vi.setConfig({ testTimeout: 120_000 })

const forklifts = fileURLToPath(new URL('../../../../examples/forklifts', import.meta.url))
const log = createLog({ level: 'error', readable: true, write: () => undefined })
const undo: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const step of undo) await step()
})

/** A site with the forklifts, opened for each part as a server or a command would. */
async function siteOn(engine: EngineName) {
  const data = await mkdtemp(join(tmpdir(), 'shopdb-keys-'))
  const fresh = await freshDatabase(engine)
  undo.push(fresh.remove, () => rm(data, { recursive: true, force: true }))
  const environment = readEnvironment({ SHOPDB_DATA: data, DATABASE_URL: fresh.settings.url })
  await installPlugin({ environment, options: { log }, from: forklifts })
  const at = async <T>(job: (site: Site) => Promise<T>, lines: string[] = []): Promise<T> => {
    const heard = createLog({ level: 'info', readable: true, write: (line) => void lines.push(line) })
    const site = await openSite(environment, { log: heard })
    try {
      return await job(site)
    } finally {
      await site.close()
    }
  }
  return { data, at }
}

const fill = (site: Site, rows: number): Promise<void> =>
  site.resources.changes.change({ actor: systemActor, source: 'system' }, async (work) => {
    const resource = site.resources.registry.get('forklifts')
    for (let place = 1; place <= rows; place += 1)
      await createRow(
        { engine: site.resources, work, resource },
        {
          assetnumber: `FL-${place}`,
          name: `Truck ${String(rows - place).padStart(2, '0')}`,
          fleetnumber: `F ${place}`,
        },
      )
  })

const keyed = { assets: ['assetid', 'assetnumber', 'name'], forklifts: ['assetid', 'fleetnumber'] } as const

/** Gives the keys the form that they had, in the whole table or up to a row, as after a start that was cut short. */
async function makeOld({ database }: Site, from = 0): Promise<void> {
  await database.transaction(async (trx) => {
    for (const [table, [key, ...names]] of Object.entries(keyed)) {
      const rows = await trx.selectFrom(table).selectAll().where(key, '>', from).execute()
      for (const row of rows) {
        const old = Object.fromEntries(names.map((name) => [`${name}key`, foldText(String(row[name]))]))
        await trx.updateTable(table).set(old).where(key, '=', row[key]).execute()
      }
    }
    await sql`delete from schemamigrations where chain like 'keys%'`.execute(trx)
  })
}

/** How many rows have a key that is not that of their text. */
async function oldRows({ database }: Site, table: keyof typeof keyed): Promise<number> {
  const [, ...names] = keyed[table]
  const rows = await database.read.selectFrom(table).selectAll().execute()
  return rows.filter((row) => names.some((name) => row[`${name}key`] !== textKey(String(row[name])))).length
}

const first = async ({ resources }: Site, sort: string): Promise<readonly unknown[]> => {
  const reader = resources.reader(resources.registry.get('forklifts'))
  const query = { page: 1, perpage: 3, sort, total: false, conditions: { 'assetnumber.startswith': 'fl-1' } }
  const { data } = await reader.list(resources.database.read, query)
  return data.map((row) => row['assetnumber'])
}

describe.each(testEngines())('the keys of a site from before numbers counted, on %s', (engine) => {
  test('are written anew at its next start, by one of the processes that start at once', async () => {
    const { at } = await siteOn(engine)
    await at((site) => fill(site, 600))
    await at(async (site) => {
      await makeOld(site)
      expect(await first(site, 'fleetnumber')).toEqual(['FL-1', 'FL-10', 'FL-100'])
      expect(await oldRows(site, 'assets')).toBe(600)
    })
    await Promise.all([
      at(async (site) => expect(await oldRows(site, 'assets')).toBe(0)),
      at(async (site) => expect(await oldRows(site, 'forklifts')).toBe(0)),
    ])
    await at(async (site) => {
      expect(await first(site, 'fleetnumber')).toEqual(['FL-1', 'FL-10', 'FL-11'])
      const again = fill(site, 1)
      await expect(again).rejects.toMatchObject({ code: 'conflict', flaws: [{ path: '/assetnumber' }] })
    })
  })

  test('are told in the log when they are written, how many they were and how long it took; later starts say nothing', async () => {
    const { at } = await siteOn(engine)
    await at((site) => fill(site, 30))
    await at((site) => makeOld(site))
    const lines: string[] = []
    await at(() => Promise.resolve(), lines)
    const told = lines.filter((line) => line.includes('keys of')).map((line) => line.slice(15).trim())
    expect(told).toEqual([
      'The keys of texts in assets have an older form. They are written anew first.',
      expect.stringMatching(/^The keys of 30 rows of assets were written anew in [\d.]+ s\.$/u),
      'The keys of texts in forklifts have an older form. They are written anew first.',
      expect.stringMatching(/^The keys of \d+ rows of forklifts were written anew in [\d.]+ s\.$/u),
    ])
    const later: string[] = []
    await at(() => Promise.resolve(), later)
    expect(later.filter((line) => line.includes('keys of'))).toEqual([])
  })

  test('are all written where the start before was cut short', async () => {
    const { at } = await siteOn(engine)
    await at((site) => fill(site, 300))
    await at((site) => makeOld(site, 120))
    await at(async (site) => {
      expect(await oldRows(site, 'assets')).toBe(0)
      expect(await oldRows(site, 'forklifts')).toBe(0)
    })
  })

  test('of a plugin that rests are written when it is woken', async () => {
    const { at } = await siteOn(engine)
    await at((site) => fill(site, 20))
    await at((site) => restPlugin(site, 'forklifts', true))
    await at((site) => makeOld(site))
    await at(async (site) => {
      expect(await oldRows(site, 'assets')).toBe(0)
      expect(await oldRows(site, 'forklifts')).toBeGreaterThan(0)
      await restPlugin(site, 'forklifts', false)
    })
    await at(async (site) => expect(await oldRows(site, 'forklifts')).toBe(0))
  })

  test('stay in a passport and do not come back with it', async () => {
    const { at, data } = await siteOn(engine)
    await at((site) => fill(site, 20))
    const file = join(data, 'forklifts.jsonl')
    await at(async (site) => {
      await makeOld(site)
      await dropPlugin(site, 'forklifts', file)
    })
    const other = await siteOn(engine)
    await other.at(async (site) => {
      await bringData(site, 'forklifts', file)
      expect(await oldRows(site, 'forklifts')).toBe(0)
      expect(await oldRows(site, 'assets')).toBe(0)
      expect(await first(site, 'fleetnumber')).toEqual(['FL-1', 'FL-10', 'FL-11'])
    })
  })

  test('that cannot be told apart any more stop the start with the place where they are', async () => {
    const { at } = await siteOn(engine)
    await at((site) => fill(site, 3))
    await at(async (site) => {
      await makeOld(site)
      await site.database.transaction((trx) =>
        sql`update assets set assetnumber = 'FL-2' where assetnumber = 'FL-3'`.execute(trx),
      )
    })
    await expect(at(() => Promise.resolve())).rejects.toThrow('In assets, a row with a key between')
  })
})
