import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeEngines, type OpenDatabase } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { runStep } from './steps.ts'
import type { Table } from './table.ts'

const items: Table = {
  name: 'items',
  key: ['itemid'],
  counted: true,
  columns: [
    { name: 'itemid', type: 'integer', notnull: true },
    { name: 'amount', type: 'integer', notnull: true },
  ],
  indexes: [],
}

async function openItems(open: OpenDatabase): Promise<Database> {
  const database = await open()
  await database.transaction(async (trx) => {
    await runStep(trx, { step: 'createtable', table: items })
    await trx
      .insertInto('items')
      .values([{ amount: 1 }, { amount: 2 }])
      .execute()
  })
  return database
}

const total = async (read: Database['read']): Promise<number> => {
  const { rows } = await sql<{ total: number }>`select sum(amount) as total from items`.execute(read)
  return rows[0]?.total ?? 0
}

const add = (database: Database, amount: number): Promise<unknown> =>
  database.transaction((trx) => trx.insertInto('items').values({ amount }).execute())

describeEngines('reading', (open) => {
  const world: { database?: Database } = {}
  const shop = (): Database => {
    if (!world.database) throw new Error('not open')
    return world.database
  }
  beforeAll(async () => {
    world.database = await openItems(open)
  })

  test('does not see what is not committed, and does not wait for it', async () => {
    const before = await total(shop().read)
    await shop().transaction(async (trx) => {
      await trx.insertInto('items').values({ amount: 100 }).execute()
      expect(await total(trx)).toBe(before + 100)
      expect(await total(shop().read)).toBe(before)
    })
    expect(await total(shop().read)).toBe(before + 100)
  })

  test('in a snapshot sees one state, whatever is committed meanwhile', async () => {
    await shop().snapshot(async (read) => {
      const before = await total(read)
      await add(shop(), 5)
      expect(await total(read)).toBe(before)
      expect(await total(shop().read)).toBe(before + 5)
    })
  })

  test('cannot write, in a snapshot or outside of one', async () => {
    const write = (read: Database['read']): Promise<unknown> => read.insertInto('items').values({ amount: 1 }).execute()
    await expect(write(shop().read)).rejects.toThrow(/cannot be written|takes no changes/)
    const writing = shop().snapshot(write)
    await expect(writing).rejects.toThrow(/cannot be written|takes no changes/)
    await add(shop(), 0)
  })

  test('row by row gives every row once, and can be left early', async () => {
    const count = await shop().snapshot(async (read) => {
      const seen: unknown[] = []
      for await (const row of read.selectFrom('items').selectAll().stream(3)) seen.push(row['itemid'])
      return [seen.length, new Set(seen).size]
    })
    const { rows } = await sql<{ all: number }>`select count(*) as "all" from items`.execute(shop().read)
    expect(count).toEqual([rows[0]?.all, rows[0]?.all])
    await shop().snapshot(async (read) => {
      for await (const row of read.selectFrom('items').selectAll().stream(1)) if (row) break
    })
    expect(await total(shop().read)).toBeGreaterThan(0)
  })

  test('sees a column that was added and one that went, though the question is the same', async () => {
    const first = async (): Promise<unknown> =>
      Object.keys((await shop().read.selectFrom('items').selectAll().limit(1).executeTakeFirst()) ?? {})
    const step = { table: 'items', column: { name: 'extra', type: 'integer', notnull: false } } as const
    expect(await first()).toEqual(['itemid', 'amount'])
    await shop().transaction((trx) => runStep(trx, { step: 'addcolumn', ...step }))
    expect(await first()).toEqual(['itemid', 'amount', 'extra'])
    await shop().transaction((trx) => runStep(trx, { ...step, step: 'dropcolumn', column: 'extra' }))
    expect(await first()).toEqual(['itemid', 'amount'])
  })

  test('counts its statements', async () => {
    const before = shop().statements()
    await total(shop().read)
    await total(shop().read)
    expect(shop().statements() - before).toBe(2)
  })
})

describeEngines('a transaction', (open) => {
  test('that fails leaves nothing behind', async () => {
    const database = await openItems(open)
    const failing = database.transaction(async (trx) => {
      await trx.insertInto('items').values({ amount: 100 }).execute()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await total(database.read)).toBe(3)
  })

  test('inside another one is refused, and one that comes later is not', async () => {
    const database = await openItems(open)
    const nested = database.transaction(() => add(database, 1))
    await expect(nested).rejects.toThrow('write through its trx')
    const later = await database.transaction(async () => ({
      added: new Promise((resolve) => setTimeout(resolve, 20)).then(() => add(database, 1)),
    }))
    await later.added
    expect(await total(database.read)).toBe(4)
  })

  test('and another one come out as if one had come after the other', async () => {
    const database = await openItems(open)
    const double = (): Promise<unknown> =>
      database.transaction((trx) => sql`update items set amount = amount * 2 where itemid = 1`.execute(trx))
    await Promise.all([double(), double(), double(), double()])
    expect(await total(database.read)).toBe(18)
  })

  test('of another process waits its turn', async () => {
    const database = await openItems(open)
    const other = await open.again()
    const step = async (one: Database): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) {
        await one.transaction(async (trx) => {
          const row = trx.selectFrom('items').select('amount').where('itemid', '=', 1)
          const found = await (one.engine === 'sqlite' ? row : row.forUpdate()).executeTakeFirstOrThrow()
          await trx
            .updateTable('items')
            .set({ amount: Number(found['amount']) + 1 })
            .where('itemid', '=', 1)
            .execute()
        })
      }
    }
    await Promise.all([step(database), step(other)])
    expect(await total(database.read)).toBe(43)
  })

  test.runIf(open.engine === 'mysql')('that meets a deadlock is run again as a whole', async () => {
    const database = await openItems(open)
    const runs: string[] = []
    const both = Promise.withResolvers<void>()
    const held = new Set<string>()
    const cross = (name: string, ids: readonly number[]): Promise<void> =>
      database.transaction(async (trx) => {
        runs.push(name)
        for (const itemid of ids) {
          await trx.updateTable('items').set({ amount: 10 }).where('itemid', '=', itemid).execute()
          // Both hold their first row before either asks for the other one's.
          if (held.add(name).size === 2) both.resolve()
          await both.promise
        }
      })
    await Promise.all([cross('up', [1, 2]), cross('down', [2, 1])])
    expect(await total(database.read)).toBe(20)
    expect(runs).toHaveLength(3)
  })
})

describe('a closed database', () => {
  describeEngines('answers', (open) => {
    test('that it is closed', async () => {
      const database = await open()
      await database.close()
      await expect(database.ping()).rejects.toMatchObject({ code: 'unavailable', message: 'The database is closed.' })
      await expect(database.transaction(() => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' })
    })
  })
})
