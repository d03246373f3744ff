import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { migrate } from '../database/migrate.ts'
import { describeEngines } from '../testing/engines.ts'
import { listJobRuns } from './leases.ts'
import { runJob, scheduleFlaw } from './schedule.ts'
import { jobtables } from './tables.ts'

const clock = { now: () => Date.UTC(2026, 10, 21, 8) }
const log = createLog({ level: 'error', readable: true, write: () => undefined })

describeEngines('a scheduled job', (open) => {
  const site = async () => {
    const database = await open()
    const up = jobtables.map((table) => ({ step: 'createtable' as const, table }))
    await migrate(database, 'core', [{ name: '0001-jobs', up, down: [] }])
    return { database, clock, log }
  }

  test('is run by one replica for each moment, and again at the next', async () => {
    const parts = await site()
    const runs: string[] = []
    const job = (holder: string) => ({
      name: 'printers.forecast',
      schedule: '0 6 * * *',
      run: async () => void runs.push(holder),
    })
    const due = Date.UTC(2026, 10, 21, 6)
    const ran = await Promise.all(['one', 'two', 'three'].map((holder) => runJob(parts, job(holder), { holder, due })))
    expect(ran.filter(Boolean)).toHaveLength(1)
    expect(await runJob(parts, job('two'), { holder: 'two', due: due + 60_000 })).toBe(true)
    expect(runs).toHaveLength(2)
    expect(await listJobRuns(parts.database)).toEqual([
      {
        name: 'printers.forecast',
        duedate: '2026-11-21T06:01:00.000Z',
        starteddate: '2026-11-21T08:00:00.000Z',
        endeddate: '2026-11-21T08:00:00.000Z',
        outcome: '',
      },
    ])
  })

  test('that fails says so, and is run at its next moment', async () => {
    const parts = await site()
    const job = {
      name: 'printers.forecast',
      schedule: '0 6 * * *',
      run: async () => {
        throw new Error('No readings.')
      },
    }
    expect(await runJob(parts, job, { holder: 'one', due: 1 })).toBe(true)
    expect((await listJobRuns(parts.database))[0]?.outcome).toBe('No readings.')
    expect(await runJob(parts, { ...job, run: async () => undefined }, { holder: 'one', due: 2 })).toBe(true)
    expect((await listJobRuns(parts.database))[0]?.outcome).toBe('')
  })
})

test('a schedule has five fields that mean something', () => {
  expect(scheduleFlaw('0 6 * * *')).toBeUndefined()
  expect(scheduleFlaw('*/5 * * * 1-5')).toBeUndefined()
  expect(scheduleFlaw('hourly')).toContain('five fields')
  expect(scheduleFlaw('0 99 * * *')).toContain('is no schedule')
})
