import type { Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import type { Database, Tables } from './database.ts'
import { lockedRow, savepoint } from './differences.ts'
import { insertedKey, insertMany, removeMany, upsertMany } from './rows.ts'
import { runStep } from './steps.ts'
import type { Column, Table } from './table.ts'

const number = (name: string): Column => ({ name, type: 'integer', notnull: true })
const kind: Column = { name: 'kind', type: 'string', length: 20, notnull: true }

const counted: Table = {
  name: 'counted',
  key: ['countedid'],
  counted: true,
  columns: [number('countedid'), kind],
  indexes: [],
}
const entries: Table = {
  name: 'entries',
  key: ['kind', 'entityid'],
  counted: false,
  columns: [kind, number('entityid'), number('times')],
  indexes: [],
}

describeEngines('many rows', (open) => {
  const world: { database?: Database } = {}
  const write = <T>(job: (trx: Kysely<Tables>) => Promise<T>): Promise<T> => {
    if (!world.database) throw new Error('not open')
    return world.database.transaction(job)
  }
  const times = async (): Promise<readonly unknown[]> => {
    const rows = await world.database?.read
      .selectFrom('entries')
      .selectAll()
      .orderBy('kind')
      .orderBy('entityid')
      .execute()
    return rows?.map((row) => `${String(row['kind'])} ${String(row['entityid'])}: ${String(row['times'])}`) ?? []
  }
  const into = { table: 'entries', key: ['kind', 'entityid'] }

  beforeAll(async () => {
    world.database = await open()
    await write(async (trx) => {
      for (const table of [counted, entries]) await runStep(trx, { step: 'createtable', table })
    })
  })

  test('are written, however many they are', async () => {
    const rows = Array.from({ length: 2345 }, (_, place) => ({ kind: 'many', entityid: place, times: place }))
    await write((trx) => insertMany(trx, 'entries', rows))
    expect(await times()).toHaveLength(2345)
    await write((trx) => removeMany(trx, into, rows))
    expect(await times()).toEqual([])
    await write((trx) => insertMany(trx, 'entries', []))
  })

  test('are written over those that are there, or added to them', async () => {
    const rows = [1, 2].map((entityid) => ({ kind: "it's", entityid, times: 1 }))
    await write((trx) => upsertMany(trx, into, rows))
    await write((trx) =>
      upsertMany(trx, into, [
        { kind: "it's", entityid: 2, times: 5 },
        { kind: "it's", entityid: 3, times: 6 },
      ]),
    )
    expect(await times()).toEqual(["it's 1: 1", "it's 2: 5", "it's 3: 6"])
    await write((trx) => upsertMany(trx, { ...into, onto: { times: 'add' } }, rows))
    await write((trx) => upsertMany(trx, { ...into, onto: {} }, [{ kind: "it's", entityid: 3, times: 9 }]))
    expect(await times()).toEqual(["it's 1: 2", "it's 2: 6", "it's 3: 6"])
    await write((trx) =>
      removeMany(trx, into, [
        { kind: "it's", entityid: 1 },
        { kind: 'other', entityid: 2 },
      ]),
    )
    expect(await times()).toEqual(["it's 2: 6", "it's 3: 6"])
  })

  test('get the numbers that the database counts, or keep their own', async () => {
    const key = { table: 'counted', key: 'countedid' }
    const keys = await write(async (trx) => {
      const first = await insertedKey(trx, key, { kind: 'a' })
      const own = await insertedKey(trx, key, { countedid: first + 10, kind: 'b' })
      return [own - first, (await insertedKey(trx, key, { kind: 'c' })) - first]
    })
    expect(keys).toEqual([10, 11])
  })

  test('do not get the number of a row that was taken away', async () => {
    const key = { table: 'counted', key: 'countedid' }
    const [before, after] = await write(async (trx) => {
      const countedid = await insertedKey(trx, key, { kind: 'gone' })
      await removeMany(trx, { table: 'counted', key: ['countedid'] }, [{ countedid }])
      return [countedid, await insertedKey(trx, key, { kind: 'new' })] as const
    })
    expect(after).toBeGreaterThan(before)
  })

  test('written since a savepoint can be taken back without the others', async () => {
    const found = await write(async (trx) => {
      await insertMany(trx, 'entries', [{ kind: 'kept', entityid: 1, times: 0 }])
      const { back } = await savepoint(trx)
      await insertMany(trx, 'entries', [{ kind: 'lost', entityid: 1, times: 0 }])
      await back()
      const { back: again } = await savepoint(trx)
      await insertMany(trx, 'entries', [{ kind: 'lost', entityid: 2, times: 0 }])
      await again()
      await savepoint(trx)
      return [
        await lockedRow(trx, 'entries', { kind: 'kept', entityid: 1 }),
        await lockedRow(trx, 'entries', { kind: 'lost' }),
      ]
    })
    expect(found).toEqual([{ kind: 'kept', entityid: 1, times: 0 }, undefined])
  })
})
