import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines, type OpenDatabase } from '../testing/engines.ts'
import type { Database } from './database.ts'
import { locktable, withLock } from './lock.ts'
import { runStep } from './steps.ts'

async function openLocks(open: OpenDatabase): Promise<readonly [Database, Database]> {
  const database = await open()
  await database.transaction((trx) => runStep(trx, { step: 'createtable', table: locktable }))
  return [database, await open.again()]
}

/** What a process leaves behind that was killed while it held the lock. */
function leaveLock(database: Database, expires: string): Promise<unknown> {
  const row = { name: 'work', owner: 'killed', expires }
  return database.transaction((trx) => trx.insertInto('schemalocks').values(row).execute())
}

describeEngines('a lock', (open) => {
  test('lets one process work at a time', async () => {
    const databases = await openLocks(open)
    const seen: string[] = []
    const work = (database: Database, name: string): Promise<void> =>
      withLock(database, { name: 'work' }, async () => {
        seen.push(`${name} begins`)
        await sleep(150)
        seen.push(`${name} ends`)
      })
    await Promise.all([work(databases[0], 'one'), work(databases[1], 'other')])
    const [begun = ''] = (seen[0] ?? '').split(' ')
    expect(seen[1]).toBe(`${begun} ends`)
    expect(seen).toHaveLength(4)
  })

  test('of another name does not matter', async () => {
    const [database] = await openLocks(open)
    await withLock(database, { name: 'work' }, () => withLock(database, { name: 'play' }, () => Promise.resolve()))
  })

  test('is given back by a job that fails', async () => {
    const [database] = await openLocks(open)
    await expect(withLock(database, { name: 'work' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(database, { name: 'work', patience: 0 }, () => Promise.resolve('done'))).toBe('done')
  })

  test('is waited for only so long', async () => {
    const [database] = await openLocks(open)
    await leaveLock(database, '2999-01-01 00:00:00.000')
    const waiting = withLock(database, { name: 'work', patience: 0.2 }, () => Promise.resolve())
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('"work"') })
  })

  test('of a dead process runs out', async () => {
    const [database] = await openLocks(open)
    const late =
      database.engine === 'sqlite'
        ? sql`strftime('%Y-%m-%d %H:%M:%f', 'now', '+0.9 seconds')`
        : sql`utc_timestamp(3) + interval 0.9 second`
    await leaveLock(database, '2999-01-01 00:00:00.000')
    await database.transaction((trx) => sql`update schemalocks set expires = ${late}`.execute(trx))
    const begun = performance.now()
    await withLock(database, { name: 'work', patience: 10 }, () => Promise.resolve())
    expect(performance.now() - begun).toBeGreaterThan(250)
  })

  test('is kept by a process that lives, however long its job', async () => {
    const [database, other] = await openLocks(open)
    const long = withLock(database, { name: 'work', expiry: 1 }, async (check) => {
      await sleep(2000)
      check()
    })
    await sleep(100)
    await expect(withLock(other, { name: 'work', patience: 1.4 }, () => Promise.resolve())).rejects.toThrow(
      'holds the lock',
    )
    await long
  })

  test('that was lost stops the job at its next check', async () => {
    const [database] = await openLocks(open)
    const robbed = withLock(database, { name: 'work', expiry: 0.2 }, async (check) => {
      await database.transaction((trx) => sql`update schemalocks set owner = 'other'`.execute(trx))
      for (let turn = 0; turn < 200; turn += 1) {
        await sleep(20)
        check()
      }
    })
    await expect(robbed).rejects.toThrow('another one has taken over')
  })
})
