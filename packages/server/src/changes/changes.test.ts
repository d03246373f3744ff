import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { describeEngines } from '../testing/engines.ts'
import { openResources } from '../testing/resources.ts'
import { verifyAudit } from './verify.ts'
import type { Work } from './work.ts'

const clock = { now: () => Date.UTC(2026, 10, 21, 8) }
const cause = { actor: systemActor, source: 'system' as const }
const stamps = { isactive: 1, createddate: '2026-11-21 08:00:00.000', modifieddate: '2026-11-21 08:00:00.000' }

async function lose(add: (work: Work, name: string) => Promise<void>, work: Work): Promise<never> {
  await add(work, 'lost')
  await work.attempt(() => add(work, 'inner'))
  throw new Error('no')
}

describeEngines('changes', (open) => {
  const shop = async () => {
    const { changes, database } = await openResources(await open(), clock, [])
    const add = async (work: Work, name: string): Promise<void> => {
      await work.trx
        .insertInto('vendors')
        .values({ name, namekey: name, ...stamps })
        .execute()
      work.record({
        action: 'create',
        entitytype: 'vendors',
        entityid: 1,
        entityname: name,
        before: null,
        after: { name },
      })
    }
    const names = async (): Promise<readonly unknown[]> =>
      (await database.read.selectFrom('vendors').select('name').orderBy('name').execute()).map((row) => row['name'])
    const logged = async (): Promise<readonly unknown[]> => {
      const log = database.read.selectFrom('auditlogs').select('entityname').where('entitytype', '=', 'vendors')
      return (await log.orderBy('entityname').execute()).map((row) => row['entityname'])
    }
    return { changes, database, add, names, logged }
  }

  test('of changes that are committed together a failing one leaves nothing, whatever parts of it had succeeded', async () => {
    const { changes, database, add, names, logged } = await shop()
    const good = (name: string) => changes.change(cause, (work) => add(work, name))
    const failing = changes.change.bind(changes, cause, async (work: Work) => {
      await add(work, 'lost')
      await work.attempt(() => add(work, 'lost too'))
      await work.attempt(() => add(work, 'and this'))
      throw new Error('no')
    })
    const settled = await Promise.allSettled([good('first'), good('second'), failing(), good('third')])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await names()).toEqual(['first', 'second', 'third'])
    expect(await logged()).toEqual(['first', 'second', 'third'])
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
  })

  test('a part that fails is taken back by itself, and the parts around it stay', async () => {
    const { changes, add, names, logged } = await shop()
    await changes.change(cause, async (work) => {
      await work.attempt(() => add(work, 'before'))
      await expect(work.attempt(() => lose(add, work))).rejects.toThrow('no')
      await add(work, 'behind')
    })
    expect(await names()).toEqual(['before', 'behind'].toSorted())
    expect(await logged()).toEqual(['before', 'behind'].toSorted())
  })

  test('a change within a change is refused instead of waiting for itself', async () => {
    const { changes, add, names } = await shop()
    const nested = changes.change(cause, async (work) => {
      await add(work, 'outer')
      await changes.change(cause, (inner) => add(inner, 'inner'))
    })
    await expect(nested).rejects.toThrow('A change set is open here already')
    expect(await names()).toEqual([])
  })

  test('a tampered, removed or inserted entry is found', async () => {
    const { changes, database, add } = await shop()
    for (const name of ['one', 'two', 'three']) await changes.change(cause, (work) => add(work, name))
    const whole = await verifyAudit(database.read)
    expect(whole).not.toHaveProperty('broken')
    const last = whole.entries
    const tamper = (job: (trx: Work['trx']) => Promise<unknown>) => database.transaction(job)
    await tamper((trx) =>
      trx
        .updateTable('auditlogs')
        .set({ after: '{"name":"forged"}' })
        .where('auditlogid', '=', last - 1)
        .execute(),
    )
    expect((await verifyAudit(database.read)).broken).toEqual({
      auditlogid: last - 1,
      reason: 'it or its change set was edited',
    })
    await tamper((trx) =>
      trx
        .updateTable('auditlogs')
        .set({ after: '{"name":"two"}' })
        .where('auditlogid', '=', last - 1)
        .execute(),
    )
    expect(await verifyAudit(database.read)).not.toHaveProperty('broken')
    await tamper((trx) =>
      trx.updateTable('changesets').set({ actorname: 'somebody else' }).where('changesetid', '=', 2).execute(),
    )
    expect((await verifyAudit(database.read)).broken?.reason).toBe('it or its change set was edited')
    await tamper((trx) =>
      trx.updateTable('changesets').set({ actorname: systemActor.name }).where('changesetid', '=', 2).execute(),
    )
    await tamper((trx) => trx.deleteFrom('auditlogs').where('auditlogid', '=', last).execute())
    expect((await verifyAudit(database.read)).broken?.reason).toBe('entries were cut off at the end')
    await tamper((trx) =>
      trx
        .deleteFrom('auditlogs')
        .where('auditlogid', '=', last - 1)
        .execute(),
    )
    await tamper((trx) =>
      trx
        .updateTable('changehead')
        .set({ auditlogid: last - 2 })
        .execute(),
    )
    expect((await verifyAudit(database.read)).broken?.reason).toBe('entries were cut off at the end')
  })
})
