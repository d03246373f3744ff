import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines, freshDatabase } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { introspect } from './introspect.ts'
import { migrate, migrationStates, revert } from './migrate.ts'
import type { DatabaseSettings } from './open.ts'
import type { Column, Migration, Step, Table } from './table.ts'

const key = (name: string): Column => ({ name, type: 'integer', notnull: true })
const pointing = (name: string, table: string, column: string): Column => ({
  name,
  type: 'integer',
  notnull: false,
  references: { table, column },
})

// Places and plans refer to each other: whichever is made first, the other one is not there yet.
const places: Table = {
  name: 'places',
  key: ['placeid'],
  counted: true,
  columns: [key('placeid'), pointing('planid', 'plans', 'planid'), pointing('parentplaceid', 'places', 'placeid')],
  indexes: [],
}
const plans: Table = {
  name: 'plans',
  key: ['planid'],
  counted: true,
  columns: [key('planid'), pointing('placeid', 'places', 'placeid')],
  indexes: [{ name: 'plansplaceid', columns: ['placeid'], unique: true }],
}

const make = (table: Table): Step => ({ step: 'createtable', table })
const drop = (table: string): Step => ({ step: 'droptable', table })
const color: Step = {
  step: 'addcolumn',
  table: 'plans',
  column: { name: 'color', type: 'string', length: 20, notnull: false },
}

const first: Migration = { name: '0001-places', up: [make(places), make(plans)], down: [drop('plans'), drop('places')] }
const second: Migration = {
  name: '0002-color',
  up: [color],
  down: [{ step: 'dropcolumn', table: 'plans', column: 'color' }],
}
const broken: Migration = {
  name: '0003-broken',
  up: [
    { step: 'addcolumn', table: 'plans', column: { name: 'size', type: 'integer', notnull: false } },
    { step: 'addindex', table: 'nowhere', index: { name: 'x', columns: ['y'], unique: false } },
  ],
  down: [],
}

async function columnsOf(database: Database, table: string): Promise<readonly string[]> {
  const tables = await introspect(database.read)
  return tables.find((known) => known.name === table)?.columns.map((column) => column.name) ?? []
}

describeEngines('a chain of migrations', (open) => {
  test('is applied once, in order, also where tables refer to each other in a circle', async () => {
    const database = await open()
    expect(await migrate(database, 'core', [first])).toEqual(['0001-places'])
    expect(await migrate(database, 'core', [first, second])).toEqual(['0002-color'])
    expect(await migrate(database, 'core', [first, second])).toEqual([])
    expect(await columnsOf(database, 'plans')).toEqual(['planid', 'placeid', 'color'])
    const wrong = database.transaction((trx) => trx.insertInto('plans').values({ placeid: 9 }).execute())
    await expect(wrong).rejects.toMatchObject({ kind: 'reference' })
  })

  test('knows nothing of another chain', async () => {
    const database = await open()
    await migrate(database, 'core', [first])
    expect(await migrate(database, 'printers', [])).toEqual([])
    expect(await migrate(database, 'printers', [{ name: '0001-places', up: [], down: [] }])).toEqual(['0001-places'])
  })

  test('that fails names the step, keeps what was before, and goes on when it is mended', async () => {
    const database = await open()
    const failing = migrate(database, 'core', [first, second, broken])
    await expect(failing).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringMatching(
        /core\/0003-broken failed at step 2 \(addindex nowhere\.x\): there is no table nowhere/,
      ),
    })
    expect(
      (await migrationStates(database, 'core', [first, second, broken])).map((state) => state.applieddate !== null),
    ).toEqual([true, true, false])
    // SQLite takes the failed half back; MariaDB cannot, so the half that is there must do no harm.
    expect((await columnsOf(database, 'plans')).includes('size')).toBe(database.engine === 'mysql')
    const mended = { ...broken, up: broken.up.slice(0, 1) }
    expect(await migrate(database, 'core', [first, second, mended])).toEqual(['0003-broken'])
    expect(await columnsOf(database, 'plans')).toEqual(['planid', 'placeid', 'color', 'size'])
  })

  test('of a newer version is refused', async () => {
    const database = await open()
    await migrate(database, 'core', [first, second])
    await expect(migrate(database, 'core', [first])).rejects.toThrow(
      'core/0002-color, which this version does not know',
    )
    expect((await migrationStates(database, 'core', [first])).at(-1)).toMatchObject({
      name: '0002-color',
      isKnown: false,
    })
  })

  test('is taken back from its end', async () => {
    const database = await open()
    await migrate(database, 'core', [first, second])
    await expect(revert(database, 'core', first)).rejects.toMatchObject({ code: 'conflict' })
    await revert(database, 'core', second)
    expect(await columnsOf(database, 'plans')).toEqual(['planid', 'placeid'])
    await revert(database, 'core', first)
    expect(await columnsOf(database, 'places')).toEqual([])
    expect(await migrate(database, 'core', [first, second])).toEqual(['0001-places', '0002-color'])
  })

  test('cannot take away a table that rows point into', async () => {
    const database = await open()
    await migrate(database, 'core', [first])
    await database.transaction(async (trx) => {
      await trx.insertInto('places').values({ placeid: 1 }).execute()
      await trx.insertInto('plans').values({ placeid: 1 }).execute()
    })
    const gone: Migration = { name: '0002-gone', up: [drop('places')], down: [] }
    await expect(migrate(database, 'core', [first, gone])).rejects.toMatchObject({ cause: { kind: 'reference' } })
    expect(await columnsOf(database, 'places')).not.toEqual([])
  })

  test('is applied by one of two processes that start at once', async () => {
    const fresh = await freshDatabase(open.engine)
    const slow: Step = { step: 'sql', sqlite: [], mysql: ['select sleep(0.2)'] }
    const chain = [first, { name: '0002-slow', up: [slow, color], down: [] }]
    const applied = await Promise.all([startElsewhere(fresh.settings, chain), startElsewhere(fresh.settings, chain)])
    expect(applied.flat().toSorted()).toEqual(['0001-places', '0002-slow'])
    await fresh.remove()
  })

  test('is retried where a killed process left it, when its lock has run out', async () => {
    const database = await open()
    await migrate(database, 'core', [])
    const dead = sql`insert into schemalocks (name, owner, expires) values ('migrate', 'dead', '2026-01-01 00:00:00.000')`
    await database.transaction((trx) => dead.execute(trx))
    expect(await migrate(database, 'core', [first])).toEqual(['0001-places'])
  })
})

/** Migrates in a process of its own; gives the names it has applied. */
async function startElsewhere(settings: DatabaseSettings, chain: readonly Migration[]): Promise<readonly string[]> {
  const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)
  const script = `
    import { openDatabase } from ${here('./open.ts')}
    import { migrate } from ${here('./migrate.ts')}
    const database = await openDatabase(${JSON.stringify(settings)})
    console.log(JSON.stringify(await migrate(database, 'core', ${JSON.stringify(chain)})))
    await database.close()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  await once(child, 'close')
  // The script above wrote it.
  return JSON.parse(said.join('')) as readonly string[]
}
