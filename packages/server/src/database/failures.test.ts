import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import type { Database, Tables } from './database.ts'
import { isFailure, isTransactionLost, type Failure } from './failures.ts'
import { runStep } from './steps.ts'
import type { Column, Table } from './table.ts'

const key = (name: string): Column => ({ name, type: 'integer', notnull: true })

const makers: Table = {
  name: 'makers',
  key: ['makerid'],
  counted: true,
  columns: [key('makerid'), { name: 'name', type: 'string', length: 10, notnull: true }],
  indexes: [{ name: 'makersname', columns: ['name'], unique: true }],
}

const machines: Table = {
  name: 'machines',
  key: ['machineid'],
  counted: true,
  columns: [
    key('machineid'),
    { name: 'makerid', type: 'integer', notnull: true, references: { table: 'makers', column: 'makerid' } },
  ],
  indexes: [],
}

describeEngines('what the database refuses', (open) => {
  const world: { database?: Database } = {}

  beforeAll(async () => {
    world.database = await open()
    await world.database.transaction(async (trx) => {
      for (const table of [makers, machines]) await runStep(trx, { step: 'createtable', table })
      await trx.insertInto('makers').values({ makerid: 1, name: 'Okuma' }).execute()
      await trx.insertInto('machines').values({ makerid: 1 }).execute()
    })
  })

  /** The refusal of one statement; the transaction goes on and sees the rows as they were. */
  async function refusal(job: (trx: Kysely<Tables>) => Promise<unknown>): Promise<Failure> {
    const error: unknown = await world.database?.transaction(async (trx) => {
      const caught: unknown = await job(trx).catch((cause: unknown) => cause)
      expect(await trx.selectFrom('makers').selectAll().execute()).toHaveLength(1)
      return caught
    })
    if (!isFailure(error)) throw new Error(`no refusal but ${String(error)}`)
    expect(error.cause).toBeInstanceOf(Error)
    expect(error.message).toMatch(/^[A-Za-z][^\n]+\.$/)
    expect(isTransactionLost(error)).toBe(false)
    return error
  }

  test('a second row with the same value is a conflict and says where', async () => {
    const failure = await refusal((trx) => trx.insertInto('makers').values({ name: 'Okuma' }).execute())
    expect(failure).toMatchObject({ kind: 'unique', code: 'conflict' })
    const isTold = failure.place.index === 'makersname' || failure.place.columns?.join() === 'name'
    expect(isTold).toBe(true)
  })

  test('a second row with the same key is a conflict', async () => {
    const failure = await refusal((trx) => trx.insertInto('makers').values({ makerid: 1, name: 'b' }).execute())
    expect(failure).toMatchObject({ kind: 'unique', code: 'conflict' })
  })

  test('a reference to nothing is invalid and names the table', async () => {
    for (const write of [
      (trx: Kysely<Tables>) => trx.insertInto('machines').values({ makerid: 77 }).execute(),
      (trx: Kysely<Tables>) => trx.updateTable('machines').set({ makerid: 77 }).execute(),
    ]) {
      const failure = await refusal(write)
      expect(failure).toMatchObject({ kind: 'reference', code: 'invalid', place: { table: 'machines' } })
    }
  })

  test('a row that is referred to stays, and is in use', async () => {
    const failure = await refusal((trx) => trx.deleteFrom('makers').where('makerid', '=', 1).execute())
    expect(failure).toMatchObject({ kind: 'reference', code: 'inuse' })
  })

  test('a missing value is invalid and names the column', async () => {
    for (const row of [{ name: null }, { makerid: 5 }]) {
      const failure = await refusal((trx) => trx.insertInto('makers').values(row).execute())
      expect(failure).toMatchObject({ kind: 'value', code: 'invalid', place: { columns: ['name'] } })
    }
  })

  test('a statement that is wrong is a mistake of ours and not a refusal', async () => {
    const wrong = world.database?.transaction((trx) => sql`select * from nowhere`.execute(trx))
    await expect(wrong).rejects.toSatisfy((error) => !isFailure(error))
  })
})

describeEngines('a database in trouble', (open) => {
  test.runIf(open.engine === 'sqlite')('that has no room says so, and works again when there is some', async () => {
    const database = await open()
    await database.transaction((trx) => runStep(trx, { step: 'createtable', table: makers }))
    const limit = (pages: number): Promise<unknown> =>
      database.transaction((trx) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(trx))
    await limit(30)
    const filling = database.transaction(async (trx) => {
      await trx.insertInto('makers').values({ name: 'Lost' }).execute()
      await sql`create table large as select zeroblob(1000000) as filling`.execute(trx)
    })
    await expect(filling).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('disk is full'),
    })
    await limit(1_000_000)
    await database.transaction((trx) => trx.insertInto('makers').values({ name: 'Mazak' }).execute())
    expect(await database.read.selectFrom('makers').select('name').execute()).toEqual([{ name: 'Mazak' }])
  })

  test.runIf(open.engine === 'mysql')(
    'whose connection breaks says so, undoes what was open, and works again',
    async () => {
      const database = await open()
      await database.transaction((trx) => runStep(trx, { step: 'createtable', table: makers }))
      const broken = database.transaction(async (trx) => {
        await trx.insertInto('makers').values({ name: 'Lost' }).execute()
        await sql`kill connection_id()`.execute(trx).catch(() => undefined)
        await trx.insertInto('makers').values({ name: 'Lost too' }).execute()
      })
      await expect(broken).rejects.toMatchObject({ kind: 'unavailable' })
      await killOthers(database)
      await database.transaction((trx) => trx.insertInto('makers').values({ name: 'Kept' }).execute())
      expect(await database.read.selectFrom('makers').select('name').execute()).toEqual([{ name: 'Kept' }])
    },
  )

  test.runIf(open.engine === 'mysql')('takes no value that its column cannot hold, on a server', async () => {
    const database = await open()
    await database.transaction((trx) => runStep(trx, { step: 'createtable', table: makers }))
    const long = database.transaction((trx) =>
      trx
        .insertInto('makers')
        .values({ name: 'x'.repeat(11) })
        .execute(),
    )
    await expect(long).rejects.toMatchObject({ kind: 'value', place: { columns: ['name'] } })
    const wrong = database.transaction((trx) => trx.insertInto('makers').values({ makerid: 'x', name: 'x' }).execute())
    await expect(wrong).rejects.toMatchObject({ kind: 'value', place: { columns: ['makerid'] } })
  })
})

/** Ends every connection to the database but the one that says so, as a restarted server would. */
async function killOthers(database: Database): Promise<void> {
  await database.transaction(async (trx) => {
    const others = sql<{ id: number }>`select id from information_schema.processlist
      where db = database() and id <> connection_id()`
    for (const { id } of (await others.execute(trx)).rows) await sql`kill ${sql.raw(String(id))}`.execute(trx)
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
}
