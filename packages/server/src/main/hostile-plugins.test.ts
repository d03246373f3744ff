import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { startShop } from '../main.ts'
import { readEnvironment } from '../settings/environment.ts'
import { writeHostilePlugins } from '../testing/hostile-plugins.ts'
import { describeShop } from '../testing/shop.ts'

const { folder, plugins } = writeHostilePlugins()
const production = {
  SHOPDB_PLUGINS: folder,
  SHOPDB_ENV: 'production',
  SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p',
}

type Told = {
  readonly data: readonly {
    readonly name: string
    readonly state: string
    readonly phase: string | null
    readonly reason: string
  }[]
}

/** Asked once: a plugin that hangs takes its time at the first askings. */
const seen: Record<string, Promise<Told>> = {}

describeShop('a production site with every sort of bad plugin', production, (shop) => {
  test('serves the core and the plugins that are well', async () => {
    const { assetid } = await shop.post('/api/equipment', { assetnumber: '3105' })
    expect(await shop.get(`/api/assets/${String(assetid)}`)).toMatchObject({ assetnumber: '3105' })
    expect(await shop.get('/api/ready')).toMatchObject({ status: 'ready' })
  })

  test.each(plugins)('says of $name that it is $state, and why', async ({ name, state, phase, reason }) => {
    const { data } = await (seen[shop.engine] ??= shop.get<Told>('/api/plugins'))
    const told = data.find((one) => one.name === name)
    expect(told).toMatchObject({ state, phase, reason: expect.stringContaining(reason) })
  })

  test('answers the home page without the pieces of those that fail, hang, or give rubbish or too much', async () => {
    const board = await shop.get<{ data: readonly object[]; failed: readonly { plugin: string }[] }>('/api/dashboard')
    expect(board.failed.map(({ plugin }) => plugin).toSorted()).toEqual(['baddash', 'hugedash', 'latedash', 'oddash'])
  })

  test('passes over a hook that hangs after five times, so that nobody waits for it any more', async () => {
    await Promise.all(Array.from({ length: 5 }, () => shop.get('/api/dashboard')))
    const { failed } = await shop.get<{ failed: readonly { plugin: string; reason: string }[] }>('/api/dashboard')
    expect(failed.find(({ plugin }) => plugin === 'latedash')?.reason).toContain('passed over')
    await shop.post('/api/plugins/latedash/hooks/dashboard/retry')
    const again = await shop.get<{ failed: readonly { plugin: string; reason: string }[] }>('/api/dashboard')
    expect(again.failed.find(({ plugin }) => plugin === 'latedash')?.reason).toContain('longer than 2 s')
  })

  test.each(['badpage', 'latepage', 'oddpage', 'hugepage'])(
    'draws the page of %s without its sections',
    async (name) => {
      expect(await shop.get(`/api/pages/${name}/x`)).toMatchObject({ data: [], failed: [{ plugin: name }] })
    },
  )

  test('answers a list at once and its columns without those that fail, hang, or give rubbish or too much', async () => {
    const { data } = await shop.get<{ data: { assetid: number }[] }>('/api/assets')
    const id = data[0]?.assetid
    const told = await shop.get<{ failed: { plugin: string }[] }>(`/api/assets/columns?id=${id}`)
    expect(told.failed.map(({ plugin }) => plugin).toSorted()).toEqual([
      'badcolumn',
      'hugecolumn',
      'latecolumn',
      'oddcolumn',
    ])
  })

  test.each([
    ['badaction', 'the plugins page says why'],
    ['lateaction', 'longer than 2 s'],
    ['oddaction', 'Its outcome must be an object'],
    ['hugeaction', 'a text of at most 500'],
  ])('answers for the action of %s that its plugin could not', async (name, words) => {
    const answer = await shop.refused('POST', `/api/vendors/actions/${name}`)
    expect(answer).toMatchObject({ status: 500, detail: expect.stringContaining(words) })
    expect(JSON.stringify(answer)).not.toContain('wires')
  })

  test.each([
    ['latedisplay', 'longer than 2 s'],
    ['baddisplay', 'the plugins page says why'],
    ['odddisplay', 'Its cards must be a list'],
    ['hugedisplay', 'a text of at most'],
  ])('answers for the wall display of %s that its plugin could not', async (name, words) => {
    const answer = await shop.refused('GET', `/api/displays/${name}/board`)
    expect(answer).toMatchObject({ status: 500, detail: expect.stringContaining(words) })
    expect(JSON.stringify(answer)).not.toContain('wires')
  })

  test('answers for items that a collector fails of that they were rejected, each by itself', async () => {
    const items = [{ code: 'C-1' }, { code: 'C-2' }]
    const answer = await shop.post<{ rejected: number }>('/api/collectors/badcollector/x', items)
    expect(answer.rejected).toBe(2)
    expect(JSON.stringify(answer)).toContain('the plugins page says why')
    expect(JSON.stringify(answer)).not.toContain('wires')
  })

  test('answers for a job that fails in the words that an administrator may read', async () => {
    const told = await shop.post('/api/jobs/badjob.yearly/run')
    expect(told).toMatchObject({ lastrun: { state: 'failed', reason: 'wires crossed' } })
  })

  test('answers for endpoints that throw or hang that their plugin could not', async () => {
    expect(await shop.refused('GET', '/api/badroute/x')).toMatchObject({
      status: 500,
      detail: expect.stringContaining('badroute'),
    })
    expect(await shop.refused('GET', '/api/lateroute/x')).toMatchObject({
      status: 500,
      detail: expect.stringContaining('longer than 2 s'),
    })
  })
})

describe('a site under development', () => {
  const faulty = plugins.filter(({ state }) => state !== 'running')

  test.each(faulty)(
    'does not start with $name, and says plugin, phase, reason and where',
    async ({ name, phase, reason }) => {
      const data = mkdtempSync(join(tmpdir(), 'shopdb-development-'))
      // A circle takes two.
      const folders = name === 'hen' || name === 'egg' ? ['hen', 'egg'] : [name]
      const environment = readEnvironment({
        PORT: '0',
        SHOPDB_ENV: 'development',
        SHOPDB_DATA: data,
        SHOPDB_PLUGINS: folders.map((one) => join(folder, one)).join(','),
      })
      const log = createLog({ level: 'error', readable: true, write: () => undefined })
      const failure = await startShop(environment, { log }).then(
        (shop) => shop.stop().then(() => 'It started.'),
        (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
      )
      if (folders.length === 1) expect(failure).toContain(`The plugin ${name} does not run`)
      expect(failure).toContain(String(phase))
      expect(failure).toContain(reason)
      expect(failure).toContain(folder)
    },
  )
})

test('the command that lists plugins says the same, and ends with 1', async () => {
  const env = {
    ...process.env,
    ...production,
    SHOPDB_DATA: mkdtempSync(join(tmpdir(), 'shopdb-listing-')),
    DATABASE_URL: '',
  }
  const program = join(import.meta.dirname, '../../bin/shopdb.js')
  const { code, said } = await new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = execFile(process.execPath, [program, 'plugin', 'list'], { env }, (_error, stdout) =>
      resolve({ code: child.exitCode, said: stdout }),
    )
  })
  expect(code).toBe(1)
  for (const { name, state, phase, reason } of plugins.filter((one) => one.phase !== 'start' && one.phase !== 'mount'))
    expect(said, `${name} ${phase}`).toMatch(
      new RegExp(`^${name} .* ${state}.*${reason.replaceAll(/[.()]/gu, '.')}`, 'mu'),
    )
})
