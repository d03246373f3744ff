import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { compareTables } from './compare.ts'
import type { Database } from './database.ts'
import { introspect } from './introspect.ts'
import { migrate } from './migrate.ts'
import type { Migration, Table } from './table.ts'

/** Every type of column, with and without a default. */
const samples: Table = {
  name: 'samples',
  key: ['sampleid'],
  counted: true,
  columns: [
    { name: 'sampleid', type: 'integer', notnull: true },
    { name: 'count', type: 'integer', notnull: false, default: -3 },
    { name: 'price', type: 'decimal', scale: 4, notnull: false, default: 1.5 },
    { name: 'isactive', type: 'boolean', notnull: true, default: 1 },
    { name: 'name', type: 'string', length: 120, notnull: true, default: 'it\'s a \\ "name"' },
    { name: 'notes', type: 'text', notnull: false, default: 'none' },
    { name: 'bought', type: 'date', notnull: false },
    { name: 'seen', type: 'datetime', notnull: false },
    { name: 'details', type: 'json', notnull: false },
    { name: 'parentsampleid', type: 'integer', notnull: false, references: { table: 'samples', column: 'sampleid' } },
  ],
  indexes: [
    { name: 'samplesname', columns: ['name'], unique: true },
    { name: 'samplesbought', columns: ['bought', 'price'], unique: false },
  ],
}

const making: Migration = {
  name: '0001-samples',
  up: [{ step: 'createtable', table: samples }],
  down: [{ step: 'droptable', table: 'samples' }],
}

async function read(database: Database, sampleid: number): Promise<Record<string, unknown> | undefined> {
  return database.read.selectFrom('samples').selectAll().where('sampleid', '=', sampleid).executeTakeFirst()
}

async function add(database: Database, row: Record<string, unknown>): Promise<number> {
  const { insertId } = await database.transaction((trx) =>
    trx.insertInto('samples').values(row).executeTakeFirstOrThrow(),
  )
  return Number(insertId)
}

describeEngines('a database', (open) => {
  test('gives every kind of value back as it was stored', async () => {
    const database = await open()
    await migrate(database, 'core', [making])
    const row = {
      count: Number.MAX_SAFE_INTEGER,
      price: 12345678901.1234,
      isactive: 0,
      name: 'Fr\u00e4se \u{1f3ed} \u4e2d 100% "quoted" \'q\' \\ `b`',
      notes: 'x'.repeat(100_000),
      bought: '2024-02-29',
      seen: '2026-11-20 21:04:00.000',
      details: '{"b":1,"a":[1.0,null,"\u00fc"]}',
      parentsampleid: null,
    }
    // Twice: the second statement of the same text goes another way to the server.
    for (const name of ['one', 'two']) {
      const sampleid = await add(database, { ...row, name: row.name + name })
      expect(await read(database, sampleid)).toEqual({ ...row, name: row.name + name, sampleid })
    }
    const plain = await add(database, { details: '1.0' })
    expect(await read(database, plain)).toMatchObject({
      count: -3,
      price: 1.5,
      isactive: 1,
      name: 'it\'s a \\ "name"',
      notes: 'none',
      details: '1.0',
    })
  })

  test('takes back what a failing transaction wrote, and the next on the same connection begins anew', async () => {
    const database = await open()
    await migrate(database, 'core', [making])
    for (const name of ['one', 'two']) {
      const failing = database.transaction(async (trx) => {
        await trx.insertInto('samples').values({ name: 'lost' }).execute()
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      await add(database, { name })
    }
    const rows = await database.read.selectFrom('samples').select('name').orderBy('sampleid').execute()
    expect(rows.map((row) => row['name'])).toEqual(['one', 'two'])
  })

  test.runIf(open.engine === 'mysql')('leaves no transaction open on a connection that rests', async () => {
    const database = await open()
    await migrate(database, 'core', [making])
    for (const name of ['one', 'two', 'three'])
      await Promise.all([add(database, { name }), add(database, { name: `${name}2` })])
    await database.transaction((trx) => trx.selectFrom('samples').selectAll().execute())
    const resting = sql`select trx_id from information_schema.innodb_trx as trx
      inner join information_schema.processlist as client on client.id = trx.trx_mysql_thread_id and client.db = database()`
    expect((await resting.execute(database.read)).rows).toEqual([])
  })

  test('tells of its tables what was declared of them', async () => {
    const database = await open()
    await migrate(database, 'core', [making])
    const actual = await introspect(database.read)
    expect(
      compareTables(
        [samples],
        actual.filter((table) => table.name === 'samples'),
      ),
    ).toEqual({ steps: [], refusals: [] })
  })
})
