import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../bin/shopdb.js')
const patience = 60_000

/** A plugin that leaves behind what fails later: at its import, at its start, and for whoever asks. */
const source = `import { connect } from 'node:net'
import { definePlugin } from '@shopdb/contract'
setTimeout(() => { throw new Error('left at the import') }, 3000)
export const plugin = definePlugin({
  start: () => { connect(1, '127.0.0.1') },
  dashboard: async () => { connect(2, '127.0.0.1'); setTimeout(() => { throw new Error('left at the home page') }, 50); void Promise.reject(new Error('forgotten')); return [] },
})`
const manifest = { name: 'leaks', version: '1.0.0', title: 'Leaks', core_version: '>=0.3.0', api_prefix: '/api/leaks' }

describe('a site', () => {
  const running: { folder: string; child?: ChildProcess; said: string } = { folder: '', said: '' }
  beforeAll(async () => {
    running.folder = await mkdtemp(join(tmpdir(), 'shopdb-strays-'))
    const own = join(running.folder, 'leaks')
    await mkdir(own)
    await writeFile(join(own, 'manifest.json'), JSON.stringify(manifest))
    await writeFile(join(own, 'plugin.ts'), source)
  })
  afterAll(async () => {
    running.child?.kill('SIGKILL')
    await rm(running.folder, { recursive: true })
  })

  async function until(words: string): Promise<void> {
    await expect.poll(() => running.said, { timeout: 20_000 }).toContain(words)
  }

  test(
    'outlives what code of a plugin throws where nobody can catch it, and says whose it was',
    async () => {
      const own = join(running.folder, 'leaks')
      const data = join(running.folder, 'data')
      const env = { ...process.env, SHOPDB_DATA: data, DATABASE_URL: '', PORT: '0', SHOPDB_PLUGINS: own }
      const child = spawn(process.execPath, [program, 'serve'], {
        env: { ...env, SHOPDB_ADMIN_PASSWORD: 'seven kettles' },
      })
      running.child = child
      child.stdout.on('data', (part: Buffer) => (running.said += part.toString()))
      await until('is running')
      const url = /http:\/\/localhost:\d+/u.exec(running.said)?.[0] ?? ''
      const body = JSON.stringify({ username: 'admin', password: 'seven kettles' })
      const headers = { 'content-type': 'application/json' }
      const signed = await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body })
      const cookie = signed.headers.getSetCookie().map((one) => one.split(';')[0])
      const ask = async (path: string) =>
        (await (await fetch(url + path, { headers: { cookie: cookie.join('; ') } })).json()) as { data: object[] }
      await ask('/api/dashboard')
      for (const left of ['127.0.0.1:1', '127.0.0.1:2', 'left at the home page', 'forgotten', 'left at the import'])
        await until(left)
      expect(running.said.match(/"plugin":"leaks","error"/gu)).toHaveLength(5)
      const mine = (await ask('/api/plugins')).data.find((one) => 'name' in one && one.name === 'leaks')
      expect(mine).toMatchObject({
        hooks: expect.arrayContaining([
          expect.objectContaining({ hook: 'start', lasterror: expect.stringContaining('ECONNREFUSED') }),
          expect.objectContaining({
            hook: 'dashboard',
            failures: 3,
            lasterror: expect.stringContaining('Nobody caught'),
          }),
        ]),
      })
      expect(child.exitCode).toBeNull()
    },
    patience,
  )
})
