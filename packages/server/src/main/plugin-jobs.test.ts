import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JobAnswer, JobsAnswer, PluginAnswer } from '@shopdb/contract'
import { expect, test, vi } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop } from '../testing/shop.ts'

// The plugin that is kept for contract 0.3.0, which sends orders and keeps old ones for a time.
const kept = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))

const authored = mkdtempSync(join(tmpdir(), 'shopdb-jobs-'))
await writePlugins(authored, [
  {
    name: 'presses',
    source: `import { definePlugin, ShopError, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  jobs: [
    {
      name: 'visit', label: 'Visit the presses', schedule: '0 6 * * 1-5',
      run: async (platform) => void (await platform.change('A visit', (work) => work.create(vendor, { name: 'Visited' }))),
    },
    {
      name: 'wait', schedule: '*/15 * * * *',
      run: async (platform) => {
        while ((await platform.count(vendor, { name: 'Go' })) === 0) await new Promise((done) => setTimeout(done, 20))
      },
    },
    { name: 'fail', schedule: '0 0 1 1 *', run: async () => { throw new Error('The wires are crossed') } },
    { name: 'refuse', schedule: '0 0 1 1 *', run: async () => { throw new ShopError('unavailable', 'No gas is left') } },
    { name: 'hang', schedule: '0 0 1 1 *', budget: 100, run: () => new Promise(() => undefined) },
  ],
})`,
  },
])

const plugins = { SHOPDB_PLUGINS: `${kept},${authored}`, SHOPDB_ENV: 'production' }

describeShop('scheduled work', plugins, (shop) => {
  const job = async (name: string): Promise<JobAnswer | undefined> =>
    (await shop.get<JobsAnswer>('/api/jobs')).data.find((one) => one.name === name)
  const run = (name: string): Promise<JobAnswer> => shop.post(`/api/jobs/${name}/run`)
  const health = async (): Promise<PluginAnswer['health'] | undefined> =>
    (await shop.get<{ data: readonly PluginAnswer[] }>('/api/plugins')).data.find(({ name }) => name === 'presses')
      ?.health

  test('is told with its schedule in words, when it comes next, and that it has not run yet', async () => {
    const { data, timezone } = await shop.get<JobsAnswer>('/api/jobs')
    expect(timezone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
    const told = data.filter(({ plugin }) => ['contract030', 'presses'].includes(plugin))
    expect(told.map(({ name, label, words }) => [name, label, words])).toEqual([
      ['contract030.count', 'Count the hoists', 'At 06:00, Monday through Friday'],
      ['contract030.order', 'Send hoist orders', 'Every minute'],
      ['contract030.forget.hoistorders', 'Take away old orders', 'Every day at 03:40'],
      ['contract030.forget.hoistinspections', 'Take away old hoist inspections', 'Every day at 03:40'],
      ['presses.visit', 'Visit the presses', 'At 06:00, Monday through Friday'],
      ['presses.wait', 'Wait', 'Every 15 minutes'],
      ['presses.fail', 'Fail', 'At 00:00, on day 1 of the month, only in January'],
      ['presses.refuse', 'Refuse', 'At 00:00, on day 1 of the month, only in January'],
      ['presses.hang', 'Hang', 'At 00:00, on day 1 of the month, only in January'],
    ])
    const visit = data.find(({ name }) => name === 'presses.visit')
    expect(visit).toMatchObject({ schedule: '0 6 * * 1-5', lastrun: null, failingsince: null })
    expect(Date.parse(visit?.nextdate ?? '')).toBeGreaterThan(Date.now())
  })

  test('is run now as by its schedule, and tells how it went', async () => {
    const begun = new Date().toISOString()
    const told = await run('presses.visit')
    expect(told).toMatchObject({ name: 'presses.visit', lastrun: { state: 'well', reason: '' }, failingsince: null })
    expect(told.lastrun?.starteddate.slice(0, 16)).toBe(begun.slice(0, 16))
    expect(await job('presses.visit')).toEqual(told)
    const [set] = (await shop.get<{ data: readonly object[] }>('/api/changesets?perpage=1')).data
    expect(set).toMatchObject({ reason: 'A visit', actorname: 'The presses' })
    expect(await run('contract030.order')).toMatchObject({ lastrun: { state: 'well' } })
    expect(await run('contract030.forget.hoistorders')).toMatchObject({ lastrun: { state: 'well' } })
  })

  test('that runs is told as running, and is not started again meanwhile', async () => {
    const first = run('presses.wait')
    await vi.waitFor(async () => expect(await job('presses.wait')).toMatchObject({ lastrun: { state: 'running' } }))
    const since = (await job('presses.wait'))?.lastrun?.starteddate ?? ''
    const refused = await shop.refused('POST', '/api/jobs/presses.wait/run')
    expect(refused).toMatchObject({
      status: 409,
      detail: `The job presses.wait runs since ${since}; wait until it has ended.`,
    })
    await shop.post('/api/vendors', { name: 'Go' })
    expect(await first).toMatchObject({ lastrun: { state: 'well', starteddate: since } })
    expect(await run('presses.wait')).toMatchObject({ lastrun: { state: 'well' } })
  })

  test.each([
    ['fail', 'The wires are crossed'],
    ['refuse', 'No gas is left'],
    ['hang', 'It took longer than 0.1 s'],
  ])('%s, which fails, costs only this answer, and says why', async (name, reason) => {
    const told = await run(`presses.${name}`)
    expect(told.lastrun).toMatchObject({ state: 'failed', reason })
    expect(told.failingsince).toBe(told.lastrun?.endeddate)
  })

  test('is tried each time that somebody asks, however often it has failed', async () => {
    for (let at = 0; at < 6; at += 1) await run('presses.fail')
    expect(await job('presses.fail')).toMatchObject({ lastrun: { reason: 'The wires are crossed' } })
  })

  test('makes its plugin not well where it has failed for an hour', async () => {
    expect(await health()).toBeNull()
    const { database } = shop.running.site
    const since = new Date(Date.now() - 3_700_000).toISOString()
    await database.transaction((trx) =>
      trx
        .updateTable('jobleases')
        .set({ failingsince: since.slice(0, 23).replace('T', ' ') })
        .where('name', '=', 'presses.refuse')
        .execute(),
    )
    expect(await health()).toEqual({
      ok: false,
      detail: `The job "Refuse" has not gone well since ${since}: No gas is left.`,
    })
    const ready = await shop.get<{ checks: readonly { name: string; detail: string }[] }>('/api/ready')
    expect(JSON.stringify(ready)).toContain('presses not well')
  })

  test('is for administrators, and has words for one that is not there', async () => {
    const manager = await shop.as('manager')
    expect(await manager.refused('GET', '/api/jobs')).toMatchObject({ status: 403 })
    expect(await manager.refused('POST', '/api/jobs/presses.visit/run')).toMatchObject({ status: 403 })
    expect(await shop.stranger.refused('GET', '/api/jobs')).toMatchObject({ status: 401 })
    expect(await shop.refused('POST', '/api/jobs/presses.sing/run')).toMatchObject({
      status: 404,
      detail: expect.stringContaining('there are'),
    })
  })

  test('is described', async () => {
    const { paths } = await shop.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json')
    expect(paths['/api/jobs']?.['get']).toMatchObject({
      responses: {
        200: { content: { 'application/json': { schema: { properties: { timezone: { type: 'string' } } } } } },
      },
    })
    expect(paths['/api/jobs/{name}/run']?.['post']).toMatchObject({ tags: ['Plugins'] })
  })
})
