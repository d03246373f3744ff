import { afterEach, expect, test, vi } from 'vitest'
import { createLog } from '../base/log.ts'
import { migrate } from '../database/migrate.ts'
import { describeEngines } from '../testing/engines.ts'
import { isAlive, type JobRun, listJobRuns } from './leases.ts'
import { openRunner } from './runner.ts'
import { jobtables } from './tables.ts'

const start = Date.UTC(2026, 10, 21, 8)
const log = createLog({ level: 'error', readable: true, write: () => undefined })

afterEach(() => {
  vi.useRealTimers()
})

describeEngines('a scheduled job', (open) => {
  /** A site whose clock stands, until somebody moves it on. */
  const site = async () => {
    const database = await open()
    const up = jobtables.map((table) => ({ step: 'createtable' as const, table }))
    await migrate(database, 'core', [{ name: '0001-jobs', up, down: [] }])
    const time = { now: start }
    const parts = { database, clock: { now: () => time.now }, log }
    const last = async (): Promise<JobRun | undefined> => (await listJobRuns(database))[0]
    return { parts, time, last }
  }
  const job = (run: () => Promise<void>) => ({
    name: 'printers.forecast',
    schedule: '0 6 * * *',
    budget: 60_000,
    run,
  })

  test('is run by one replica for each moment, and again at the next', async () => {
    const { parts, last } = await site()
    const runs: number[] = []
    const replicas = [1, 2, 3].map((replica) => ({
      runner: openRunner(parts),
      forecast: job(async () => void runs.push(replica)),
    }))
    const due = Date.UTC(2026, 10, 21, 6)
    const ran = await Promise.all(replicas.map(({ runner, forecast }) => runner.run(forecast, due)))
    expect(ran.filter(Boolean)).toHaveLength(1)
    expect(
      await openRunner(parts).run(
        job(async () => void runs.push(4)),
        due + 60_000,
      ),
    ).toBe(true)
    expect(runs).toHaveLength(2)
    expect(await last()).toEqual({
      name: 'printers.forecast',
      duedate: '2026-11-21T06:01:00.000Z',
      starteddate: '2026-11-21T08:00:00.000Z',
      endeddate: '2026-11-21T08:00:00.000Z',
      outcome: '',
      failingsince: null,
    })
  })

  test('that fails says so and since when, and is run at its next moment', async () => {
    const { parts, time, last } = await site()
    const runner = openRunner(parts)
    const failing = job(async () => {
      throw new Error('No readings.')
    })
    const since = new Date(start).toISOString()
    expect(await runner.run(failing, 1)).toBe(true)
    expect(await last()).toMatchObject({ outcome: 'No readings.', failingsince: since })
    time.now += 60_000
    expect(await runner.run(failing, 2)).toBe(true)
    expect(await last()).toMatchObject({ outcome: 'No readings.', failingsince: since })
    expect(
      await runner.run(
        job(async () => undefined),
        3,
      ),
    ).toBe(true)
    expect(await last()).toMatchObject({ outcome: '', failingsince: null })
  })

  test('is not started again while it runs, on any replica, until its time is over and it must have died', async () => {
    const { parts, time, last } = await site()
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = job(() => promise)
    const running = openRunner(parts).run(slow, start)
    await vi.waitFor(async () => expect(await last()).toMatchObject({ endeddate: null }))
    const other = openRunner(parts)
    const runs: string[] = []
    const quick = job(async () => void runs.push('other'))
    expect(await other.run(quick, start + 60_000)).toBe(false)
    time.now += 30_000
    await expect(other.runNow(quick)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The job printers.forecast runs since 2026-11-21T08:00:00.000Z; wait until it has ended.',
    })
    expect(runs).toEqual([])
    time.now += 60_000
    expect(isAlive(parts.clock, (await last()) as JobRun, slow.budget)).toBe(false)
    expect(await other.runNow(quick)).toMatchObject({ outcome: '', starteddate: '2026-11-21T08:01:30.000Z' })
    expect(runs).toEqual(['other'])
    resolve()
    await running
    // What the first one comes to is not written over what the other has written.
    expect(await last()).toMatchObject({ starteddate: '2026-11-21T08:01:30.000Z' })
  })

  test('that runs while the site stops is broken off, and is run again when it is back', async () => {
    const { parts, time, last } = await site()
    const { promise, resolve } = Promise.withResolvers<void>()
    const runner = openRunner(parts)
    const asked = runner.runNow(job(() => promise)).catch((cause: unknown) => cause)
    await vi.waitFor(async () => expect(await last()).toMatchObject({ endeddate: null }))
    await runner.stop()
    expect(await asked).toMatchObject({ code: 'unavailable' })
    expect(await last()).toMatchObject({ outcome: 'The site was stopped while it ran.' })
    time.now += 1000
    expect(await openRunner(parts).runNow(job(async () => undefined))).toMatchObject({ outcome: '' })
    resolve()
  })

  test('is run when its moment comes, for that moment', async () => {
    const { parts, last } = await site()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 21, 8, 0, 30) })
    const { promise, resolve } = Promise.withResolvers<void>()
    const run = vi.fn(async () => resolve())
    const runner = openRunner(parts)
    runner.schedule([{ ...job(run), schedule: '* * * * *' }])
    vi.advanceTimersByTime(29_000)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1000)
    vi.useRealTimers()
    await promise
    await runner.stop()
    expect((await last())?.duedate).toBe('2026-11-21T08:01:00.000Z')
  })
})
