import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, testEngines } from '../testing/engines.ts'
import { compareTables } from './compare.ts'
import type { EngineName } from './database.ts'
import { introspect } from './introspect.ts'
import { migrate } from './migrate.ts'
import { readMigrations, writeMigration } from './migration-files.ts'
import { openDatabase } from './open.ts'
import type { Migration, Table } from './table.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

const migration: Migration = {
  name: '0002-color',
  up: [
    {
      step: 'addcolumn',
      table: 'tools',
      column: { name: 'color', type: 'string', length: 20, notnull: true, default: 'it\'s "red"' },
    },
    { step: 'sql', sqlite: ["update tools set color = '\u00fc'"], mysql: [] },
  ],
  down: [{ step: 'dropcolumn', table: 'tools', column: 'color' }],
}

describe('a migration file', () => {
  const places = { folder: '' }
  beforeAll(async () => {
    places.folder = await mkdtemp(join(tmpdir(), 'shopdb-files-'))
  })
  afterAll(() => rm(places.folder, { recursive: true }))

  test('is read as it was written, in the order of its number', async () => {
    const folder = join(places.folder, 'chain')
    for (const name of ['0010-last', '0002-color', '0001-first']) await writeMigration(folder, { ...migration, name })
    const read = await readMigrations(folder)
    expect(read.map((one) => one.name)).toEqual(['0001-first', '0002-color', '0010-last'])
    expect(read[1]).toEqual(migration)
  })

  test('has a step a line, so that people can read it', async () => {
    const file = await writeMigration(join(places.folder, 'readable'), migration)
    const lines = (await readFile(file, 'utf8')).split('\n')
    expect(lines.filter((line) => line.includes('"step"')).length).toBe(3)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(140)
  })

  test('is never replaced', async () => {
    const folder = join(places.folder, 'kept')
    await writeMigration(folder, migration)
    await expect(writeMigration(folder, { ...migration, up: [] })).rejects.toThrow('EEXIST')
    expect(await readMigrations(folder)).toEqual([migration])
  })

  test('that is damaged or has another name inside is named', async () => {
    const folder = join(places.folder, 'damaged')
    await writeMigration(folder, migration)
    await writeFile(join(folder, '0003-half.json'), '{ "name": "0003-half", "up": [')
    await expect(readMigrations(folder)).rejects.toThrow(/0003-half\.json cannot be read/)
    await writeFile(join(folder, '0003-half.json'), JSON.stringify(migration))
    await expect(readMigrations(folder)).rejects.toThrow('must hold the name 0003-half')
  })

  test('is not missed where there is no folder', async () => {
    expect(await readMigrations(join(places.folder, 'none'))).toEqual([])
  })
})

/** Everything that the product ships, made from nothing. */
async function shippedTables(engine: EngineName): Promise<readonly Table[]> {
  const fresh = await freshDatabase(engine)
  const database = await openDatabase(fresh.settings)
  try {
    await migrate(database, 'core', await readMigrations(join(root, 'packages/server/migrations')))
    for await (const folder of glob('plugins/*/migrations', { cwd: root })) {
      await migrate(database, folder, await readMigrations(join(root, folder)))
    }
    return await introspect(database.read)
  } finally {
    await database.close()
    await fresh.remove()
  }
}

test.skipIf(!testEngines().includes('mysql'))(
  'the shipped migrations make the same tables on both engines',
  async () => {
    const [sqlite, mysql] = [await shippedTables('sqlite'), await shippedTables('mysql')]
    expect(sqlite.length).toBeGreaterThan(20)
    expect(compareTables(sqlite, mysql)).toEqual({ steps: [], refusals: [] })
    expect(compareTables(mysql, sqlite)).toEqual({ steps: [], refusals: [] })
  },
)
