import { ShopError } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { createApp } from './app.ts'
import { type Check, healthRoutes } from './health.ts'

async function ask(path: string, checks: readonly Check[]) {
  const app = await createApp({
    routes: healthRoutes('1.2.3', checks),
    identify: () => undefined,
    log: createLog({ level: 'silent', readable: false }),
    https: false,
    version: '1.2.3',
    corsorigins: [],
    trustproxy: [],
    webfolder: '/nowhere',
  })
  const answer = await app.inject(path)
  await app.close()
  return answer
}

const fine: Check = { name: 'migrations', check: async () => 'All are applied.' }
const broken: Check = {
  name: 'database',
  check: () => Promise.reject(new ShopError('unavailable', 'The database does not answer.')),
}
const secretive: Check = { name: 'plugins', check: () => Promise.reject(new Error('connect to 10.0.0.7 as root')) }

describe('the health of a site', () => {
  test('is good while the process lives, whatever else is broken', async () => {
    const answer = await ask('/api/health', [broken])
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: 'ok', version: '1.2.3', started: expect.stringMatching(/^\d{4}-.*Z$/u) },
    ])
  })

  test('a site is ready when every check passes', async () => {
    expect((await ask('/api/ready', [fine])).json()).toEqual({
      status: 'ready',
      checks: [{ name: 'migrations', ok: true, detail: 'All are applied.' }],
    })
  })

  test('a site that is not ready says which check failed, and nothing that only its administrator may know', async () => {
    const answer = await ask('/api/ready', [fine, broken, secretive])
    expect(answer.statusCode).toBe(503)
    expect(answer.json().errors).toEqual([
      { path: '/database', message: 'The database does not answer.' },
      { path: '/plugins', message: 'It failed; the log says why.' },
    ])
  })
})
