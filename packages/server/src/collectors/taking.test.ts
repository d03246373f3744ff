import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { createChanges, type Changes } from '../changes/changes.ts'
import type { Database } from '../database/database.ts'
import { runStep } from '../database/steps.ts'
import { writeSite } from '../settings/site.ts'
import { settingstables } from '../settings/tables.ts'
import { describeEngines } from '../testing/engines.ts'
import { openResources } from '../testing/resources.ts'
import { keepTaking, takingIn } from './taking.ts'

const time = { now: Date.UTC(2026, 10, 21, 8) }
const clock = { now: () => time.now }
const cause = { actor: systemActor, source: 'system' as const }

describeEngines('how a site takes what collectors bring', (open) => {
  const world = {} as { database: Database; changes: Changes }

  beforeAll(async () => {
    const { database, changes } = await openResources(await open(), clock, [])
    for (const table of settingstables)
      await database.transaction((trx) => runStep(trx, { step: 'createtable', table }))
    Object.assign(world, { database, changes })
  })

  const call = (changes: Changes, junkidentities: string): Promise<void> =>
    changes.change(cause, async (work) => {
      await writeSite(work.trx, { junkidentities }, '2026-11-21 08:00:00.000')
      const entry = { action: 'event', entitytype: 'settings', entityid: 0, entityname: 'Settings' } as const
      work.record({ ...entry, before: null, after: { junkidentities } })
    })
  const statements = async (job: () => Promise<unknown>): Promise<number> => {
    const before = world.database.statements()
    await job()
    return world.database.statements() - before
  }

  test('is asked of the database once', async () => {
    const { changes, database } = world
    const taking = keepTaking({ database, changes, clock })
    await taking()
    await changes.change(cause, takingIn)
    const nothing = await statements(() => changes.change(cause, () => Promise.resolve()))
    expect(await statements(() => changes.change(cause, takingIn))).toBe(nothing)
    expect(await statements(async () => await taking())).toBe(0)
  })

  test('is what an administrator has just said', async () => {
    const { changes, database } = world
    const taking = keepTaking({ database, changes, clock })
    expect((await taking()).isJunk('Spare')).toBe(false)
    await call(changes, 'spare')
    expect((await taking()).isJunk('Spare')).toBe(true)
    expect((await changes.change(cause, takingIn)).isJunk('Spare')).toBe(true)
  })

  test('is for what is written at once what another process was told, and for who looks ahead a second later', async () => {
    const { changes, database } = world
    const taking = keepTaking({ database, changes, clock })
    const before = await taking()
    await call(createChanges(await open.again(), clock), 'pool')
    const now = await changes.change(cause, takingIn)
    expect([now.isJunk('Pool'), now.isJunk('Spare')]).toEqual([true, false])
    expect(now.said).not.toBe(before.said)
    time.now += 1001
    expect((await taking()).said).toBe(now.said)
  })
})
