import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import type { Database } from '../database/database.ts'
import { Failure, unavailable } from '../database/failures.ts'
import { insertMany } from '../database/rows.ts'
import { describeEngines } from '../testing/engines.ts'
import { openResources } from '../testing/resources.ts'
import { createChanges, type Changes } from './changes.ts'
import { verifyAudit } from './verify.ts'
import type { Work } from './work.ts'

const clock = { now: () => Date.UTC(2026, 10, 21, 8) }
const cause = { actor: systemActor, source: 'system' as const }
const stamps = { isactive: 1, createddate: '2026-11-21 08:00:00.000', modifieddate: '2026-11-21 08:00:00.000' }

async function add({ trx, record }: Work, name: string): Promise<void> {
  const row = { name, namekey: name, ...stamps }
  const { insertId } = await trx.insertInto('vendors').values(row).executeTakeFirstOrThrow()
  const told = { entitytype: 'vendors', entityid: Number(insertId), entityname: name }
  record({ action: 'create', ...told, before: null, after: { name } })
}

describeEngines('changes at the same moment', (open) => {
  const shop = async () => {
    const { changes, database } = await openResources(await open(), clock, [])
    const make = (name: string): Promise<void> => changes.change(cause, (work) => add(work, name))
    const names = async (): Promise<readonly unknown[]> =>
      (await database.read.selectFrom('vendors').select('name').orderBy('name').execute()).map((row) => row['name'])
    return { changes, database, make, names }
  }

  test('cost little more than each its own row, and are numbered one by one', async () => {
    const { database, make, names } = await shop()
    const before = database.statements()
    await Promise.all(Array.from('abcdefgh', make))
    // Eight rows; beginning, the end of the log, change sets, entries, sources, the new end, and the commit.
    expect(database.statements() - before).toBeLessThanOrEqual(8 + 7)
    expect(await names()).toEqual(Array.from('abcdefgh'))
    const sets = await database.read.selectFrom('changesets').select('changesetid').orderBy('changesetid').execute()
    expect(sets.map((set) => set['changesetid'])).toEqual(sets.map((_, index) => index + 1))
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
  })

  test('stay whole when some of them fail, first, last or in between', async () => {
    const { changes, database, make, names } = await shop()
    const lose = (name: string): Promise<void> =>
      changes.change(cause, async (work) => {
        await add(work, name)
        throw new Error(`no ${name}`)
      })
    const settled = await Promise.allSettled([lose('1'), make('a'), lose('2'), make('b'), make('a'), lose('3')])
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([false, true, false, true, false, false])
    expect(settled[0]).toMatchObject({ reason: { message: 'no 1' } })
    expect(settled[4]).toMatchObject({ reason: { kind: 'unique' } })
    expect(await names()).toEqual(['a', 'b'])
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
  })

  test('are all made again when a deadlock ends the transaction, and land once', async () => {
    const { changes, database, make, names } = await shop()
    const runs = { times: 0 }
    const unlucky = changes.change(cause, async (work) => {
      await add(work, 'unlucky')
      runs.times += 1
      const message = 'Another change was in the way of this one; try again.'
      if (runs.times === 1) throw new Failure('deadlock', { code: 'unavailable', message }, undefined)
    })
    await Promise.all([make('a'), unlucky, make('b')])
    expect(runs.times).toBe(2)
    expect(await names()).toEqual(['a', 'b', 'unlucky'])
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
  })

  const again = ({ ahead }: Work): Promise<void> =>
    insertMany(ahead, 'vendors', [{ name: 'a', namekey: 'a', ...stamps }])

  test('meet the failure of a write that went ahead where they have sent it, alone and among others', async () => {
    const { changes, make, names } = await shop()
    await make('a')
    const meet = (): Promise<string> =>
      changes.change(cause, (work) =>
        again(work).then(
          () => 'went by',
          () => 'met',
        ),
      )
    expect(await meet()).toBe('met')
    expect(await Promise.all([make('b'), meet(), make('c')])).toEqual([undefined, 'met', undefined])
    expect(await names()).toEqual(['a', 'b', 'c'])
  })

  test('are not told of what only follows from a write that went ahead and failed', async () => {
    const { changes, make } = await shop()
    await make('a')
    const stumble = changes.change(cause, async (work) => {
      await again(work)
      throw new Error('Of two there is only one.')
    })
    await expect(stumble).rejects.toMatchObject({ kind: 'unique' })
  })

  test('know at once of a failure in a part that may fail by itself', async () => {
    const { changes, make } = await shop()
    await make('a')
    const runs = { times: 0 }
    const met = changes.change(cause, async (work) => {
      runs.times += 1
      return await work.attempt(() => again(work)).catch(() => 'met')
    })
    expect(await met).toBe('met')
    expect(runs.times).toBe(1)
  })

  test('are told before they are answered', async () => {
    const { changes, make } = await shop()
    const order: string[] = []
    changes.onCommit(() => void order.push('told'))
    await Promise.all(['a', 'b'].map((name) => make(name).then(() => order.push(name))))
    expect(order).toEqual(['told', 'a', 'b'])
  })

  test('are not made twice where only the answer to the commit was lost', async () => {
    const { database, names } = await shop()
    const lost = createChanges(losing(database), clock)
    const made = ['a', 'b'].map((name) => lost.change(cause, (work) => add(work, name)))
    for (const one of await Promise.allSettled(made)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable' } })
    }
    expect(await names()).toEqual(['a', 'b'])
  })

  test.runIf(open.engine === 'mysql')('leave nothing when the connection breaks, and the next are made', async () => {
    const { changes, database, make, names } = await shop()
    const breaking = changes.change(cause, async (work) => {
      await sql`kill connection_id()`.execute(work.trx).catch(() => undefined)
      await add(work, 'lost')
    })
    const settled = await Promise.allSettled([make('a'), breaking, make('b')])
    for (const one of settled) expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable' } })
    expect(await names()).toEqual([])
    await Promise.all([make('c'), make('d')])
    expect(await names()).toEqual(['c', 'd'])
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
  })

  test.runIf(open.engine === 'mysql')(
    'land although another process takes the same rows the other way round',
    async () => {
      const { changes, database, make, names } = await shop()
      await Promise.all([make('a'), make('b')])
      const other = await open.again()
      const rename = async (trx: Work['trx'], from: string, to: string): Promise<void> =>
        void (await trx.updateTable('vendors').set({ name: to }).where('namekey', '=', from).execute())
      const meeting = openMeeting()
      const theirs = other.transaction(async (trx) => {
        await rename(trx, 'b', 'b2')
        meeting.arrive()
        await meeting.both
        await rename(trx, 'a', 'a2')
      })
      const ours = changes.change(cause, async ({ trx }) => {
        await rename(trx, 'a', 'a3')
        meeting.arrive()
        await meeting.both
        await rename(trx, 'b', 'b3')
      })
      await Promise.all([ours, theirs, make('c')])
      expect([
        ['a2', 'b2', 'c'],
        ['a3', 'b3', 'c'],
      ]).toContainEqual(await names())
      expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
    },
  )
})

describeEngines('a small table that changes look at', (open) => {
  const look = (changes: Changes): Promise<number> =>
    changes.change(cause, ({ trx, memory }) =>
      memory.table('vendors', async () => (await trx.selectFrom('vendors').select('name').execute()).length),
    )

  test('is read once, and again when a change of it was recorded, undone, or made by another process', async () => {
    const { changes, database } = await openResources(await open(), clock, [])
    expect(await look(changes)).toBe(0)
    // Behind the back of the log, to see that it is not read again.
    await database.transaction((trx) =>
      trx
        .insertInto('vendors')
        .values({ name: 'x', namekey: 'x', ...stamps })
        .execute(),
    )
    expect(await look(changes)).toBe(0)
    await changes.change(cause, (work) => add(work, 'a'))
    expect(await look(changes)).toBe(2)
    const lose = (): Promise<never> =>
      changes.change(cause, async (work) => {
        await add(work, 'lost')
        await work.memory.table('vendors', () => Promise.resolve(3))
        throw new Error('no')
      })
    await expect(lose()).rejects.toThrow('no')
    expect(await look(changes)).toBe(2)
    expect(await Promise.allSettled([lose(), look(changes)])).toMatchObject([{ status: 'rejected' }, { value: 2 }])
    await createChanges(await open.again(), clock).change(cause, (work) => add(work, 'b'))
    expect(await look(changes)).toBe(3)
  })
})

/** A database whose commits arrive and whose answers to them do not. */
function losing(database: Database): Database {
  return {
    ...database,
    transaction: async (job) => {
      await database.transaction(job)
      throw unavailable('The connection to the database was lost; try again.')
    },
  }
}

/** Two that wait for each other, once. */
function openMeeting(): { readonly both: Promise<void>; readonly arrive: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  let arrived = 0
  const arrive = (): void => {
    arrived += 1
    if (arrived === 2) resolve()
  }
  return { both: promise, arrive }
}
