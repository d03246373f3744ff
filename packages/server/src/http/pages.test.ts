import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { createApp } from './app.ts'

const open = (webfolder: string) =>
  createApp({
    routes: [],
    identify: () => undefined,
    log: createLog({ level: 'silent', readable: false }),
    https: false,
    version: '1.2.3',
    corsorigins: [],
    trustproxy: [],
    webfolder,
  })

describe('the pages', () => {
  let folder = ''
  let app: FastifyInstance
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<title>ShopDB</title>')
    await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'let a = 1')
    await writeFile(join(folder, 'csp.json'), '{"importmap":"sha256-abc="}')
    app = await open(folder)
  })
  afterEach(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })

  test.each(['/', '/vendors', '/printers/17?tab=history'])(
    '%s is the app, under a policy that names its import map',
    async (url) => {
      const answer = await app.inject(url)
      expect(answer.body).toBe('<title>ShopDB</title>')
      expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
      expect(answer.headers['content-security-policy']).toContain("script-src 'self' 'sha256-abc='")
    },
  )

  test('files with a hash in their name are kept for ever', async () => {
    const answer = await app.inject('/assets/main-1a2b.js')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).toContain('javascript')
  })

  test.each(['/assets/gone.js', '/api/vendors', '/../package.json', '/.env'])(
    '%s is not found rather than a page',
    async (url) => {
      const answer = await app.inject(url)
      expect(answer.statusCode).toBe(404)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    },
  )

  test('that are not built yet say what to do', async () => {
    const bare = await open('/nowhere')
    const answer = await bare.inject('/vendors')
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('npm run build')
    await bare.close()
  })
})
