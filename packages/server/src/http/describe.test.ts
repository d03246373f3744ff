import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import type { Route } from '../access/route.ts'
import { createLog } from '../base/log.ts'
import { createApp } from './app.ts'
import { healthRoutes } from './health.ts'
import { iconRoute } from './icons.ts'

const things: Route = {
  method: 'PATCH',
  path: '/api/things/:id',
  permission: { name: 'things.write', least: 'operator' },
  doc: {
    summary: 'Change a <thing>',
    tag: 'Things',
    query: { dryrun: { description: 'Only look.', schema: { type: 'boolean' } } },
    body: { schema: { type: 'object', properties: { name: { type: ['string', 'null'] } } } },
    answer: { schema: { type: 'object' } },
  },
  handle: async () => ({}),
}
const checks = [{ name: 'database', check: async () => 'It answers.' }]

const open = () =>
  createApp({
    routes: [things, iconRoute(), ...healthRoutes('1.2.3', checks)],
    identify: () => undefined,
    log: createLog({ level: 'silent', readable: false }),
    https: false,
    version: '1.2.3',
    corsorigins: [],
    trustproxy: [],
    webfolder: '/nowhere',
  })

describe('the API describes itself', () => {
  test('as an OpenAPI 3.1 document that holds', async () => {
    const app = await open()
    const document = (await app.inject('/api/openapi.json')).json()
    expect(await new Validator().validate(document)).toMatchObject({ valid: true })
    expect(document.openapi).toBe('3.1.0')
    await app.close()
  })

  test('with what each endpoint takes, gives and needs', async () => {
    const app = await open()
    const { paths } = (await app.inject('/api/openapi.json')).json()
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/things/{id}', '/api/health', '/api/openapi.json', '/metrics']),
    )
    expect(paths['/api/things/{id}'].patch).toMatchObject({
      operationId: 'patchThingsId',
      'x-permission': 'things.write',
      parameters: [
        { name: 'id', in: 'path', schema: { type: 'integer', minimum: 1 } },
        { name: 'dryrun', in: 'query' },
      ],
      requestBody: { content: { 'application/json': {} } },
      responses: { 200: {}, default: { $ref: '#/components/responses/Problem' } },
    })
    await app.close()
  })

  test('as a page without scripts, with names made harmless', async () => {
    const app = await open()
    const page = await app.inject('/api/docs')
    expect(page.body).toContain('Change a &lt;thing&gt;')
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/u)
    expect(page.body).not.toContain('<script')
    await app.close()
  })
})

describe('the icons', () => {
  test('come from the site itself, and an unknown name does not spoil the others', async () => {
    const app = await open()
    const answer = (await app.inject('/api/icons/lucide.json?icons=forklift,nosuchicon')).json()
    expect(answer.icons.forklift.body).toContain('<')
    expect(answer.not_found).toEqual(['nosuchicon'])
    expect((await app.inject('/api/icons/lucide.json')).statusCode).toBe(400)
    await app.close()
  })
})
