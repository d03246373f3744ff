import { connect, type AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { conflict } from '@shopdb/contract'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../access/actor.ts'
import type { Answer, Call, Route } from '../access/route.ts'
import { TooManyError } from '../access/too-many.ts'
import { createLog } from '../base/log.ts'
import { type AppParts, createApp } from './app.ts'

const viewer: Actor = { kind: 'user', userid: 1, apikeyid: null, pluginname: null, name: 'Ada', role: 'viewer' }

function route(path: string, handle: (call: Call) => Answer, more: Partial<Route> = {}): Route {
  return {
    method: 'GET',
    path,
    permission: 'public',
    doc: { summary: path, tag: 'test' },
    handle: async (call) => handle(call),
    ...more,
  }
}

const echo = (call: Call): Answer => ({
  body: { query: call.query, params: call.params, body: call.body ?? null, name: call.actor.name },
})

const routes: readonly Route[] = [
  route('/api/echo', echo),
  route('/api/echo', echo, { method: 'POST' }),
  route('/api/echo/:id', echo),
  route('/api/members', echo, { permission: 'signedin' }),
  route('/api/managers', echo, { method: 'POST', permission: { name: 'things.write', least: 'manager' } }),
  route('/api/conflict', () => {
    throw conflict('The name Okuma is taken; choose another.', [{ path: '/name', message: 'is taken' }])
  }),
  route('/api/toomany', () => {
    throw new TooManyError('Too many wrong passwords; wait 30 seconds.', 30)
  }),
  route('/api/broken', () => {
    throw new Error('select password from users')
  }),
  route('/api/long', () => ({ body: { data: 'x'.repeat(20_000) } })),
  route('/api/tagged', () => ({ headers: { etag: '"7"' }, body: '{"a":1}' })),
  route('/api/nothing', () => ({})),
  route('/api/stream', () => ({ headers: { 'content-type': 'text/csv' }, body: Readable.from(['a,b\n', '1,2\n']) })),
]
const upload: Route = {
  ...route('/api/upload', () => ({}), { method: 'POST' }),
  upload: true,
  bodylimit: 100,
  handle: async (call) => ({ body: { length: call.upload ? (await text(call.upload)).length : -1 } }),
}

describe('the HTTP app', () => {
  let app: FastifyInstance
  let lines: string[] = []
  const parts: AppParts = {
    routes: [...routes, upload],
    identify: ({ headers }) =>
      headers['authorization'] === 'Bearer ada' ? { actor: viewer, source: 'api' } : undefined,
    log: createLog({ level: 'info', readable: false, write: (line) => lines.push(line) }),
    https: false,
    version: '1.2.3',
    corsorigins: ['https://tools.example.com'],
    trustproxy: [],
    webfolder: '/nowhere',
  }

  beforeEach(async () => {
    lines = []
    app = await createApp(parts)
  })
  afterEach(() => app.close())

  const problemAt = async (url: string, more: object = {}) => {
    const answer = await app.inject({ url, ...more })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({
      status: answer.statusCode,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    })
    expect(answer.json().requestid).toBeTruthy()
    return answer
  }

  test('answers JSON with the headers that keep browsers careful', async () => {
    const answer = await app.inject('/api/echo?a=1&a=2&b=3')
    expect(answer.json()).toMatchObject({ query: { a: ['1', '2'], b: '3' } })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })

  test('asks browsers to stay with https only where the site is reached by https', async () => {
    const secure = await createApp({ ...parts, https: true })
    expect((await secure.inject('/api/echo')).headers).toHaveProperty('strict-transport-security')
    await secure.close()
  })

  test('a route without a permission does not start', async () => {
    // What a plugin without type checks could hand in.
    const open = { ...route('/api/open', echo), permission: undefined } as unknown as Route
    await expect(createApp({ ...parts, routes: [open] })).rejects.toThrow('GET /api/open has no permission')
  })

  test('two routes of the same shape do not start', async () => {
    await expect(
      createApp({ ...parts, routes: [route('/api/a/:id', echo), route('/api/a/:key', echo)] }),
    ).rejects.toThrow('GET /api/a/:key is there twice')
  })

  test('nobody is told to sign in, before the body is read', async () => {
    expect((await problemAt('/api/members')).statusCode).toBe(401)
    expect(
      (await problemAt('/api/managers', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }))
        .statusCode,
    ).toBe(401)
  })

  test('a known caller is handed on', async () => {
    const answer = await app.inject({ url: '/api/members', headers: { authorization: 'Bearer ada' } })
    expect(answer.json()).toMatchObject({ name: 'Ada' })
  })

  test('a caller whose role is too small is told which is needed', async () => {
    const answer = await problemAt('/api/managers', { method: 'POST', headers: { authorization: 'Bearer ada' } })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().detail).toContain('things.write')
  })

  test('a refusal carries its flaws', async () => {
    const answer = await problemAt('/api/conflict')
    expect(answer.json()).toMatchObject({
      status: 409,
      type: 'urn:shopdb:conflict',
      errors: [{ path: '/name', message: 'is taken' }],
    })
  })

  test('a caller who must wait is told how long', async () => {
    const answer = await problemAt('/api/toomany')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '30'])
  })

  test('a failure tells the log everything and the caller nothing', async () => {
    const answer = await problemAt('/api/broken')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/select|app\.test/u)
    expect(lines.join()).toContain('select password from users')
    expect(lines.join()).toContain(answer.json().requestid)
  })

  test('an unknown path and an unknown method are refused, with what is possible', async () => {
    expect((await problemAt('/api/echoes')).statusCode).toBe(404)
    expect((await problemAt('/api')).statusCode).toBe(404)
    const answer = await problemAt('/api/echo', { method: 'DELETE' })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, POST, HEAD, OPTIONS')
    const reading = await problemAt('/api/managers')
    expect([reading.statusCode, reading.headers.allow]).toEqual([405, 'POST, OPTIONS'])
    const asking = await app.inject({ url: '/api/echo/1', method: 'OPTIONS' })
    expect([asking.statusCode, asking.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })

  test('a method that a path does not have is refused before its body is read', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await problemAt('/api/echo', { method: 'PUT', body: 'x'.repeat(2_000_000), headers })
    expect(answer.statusCode).toBe(405)
  })

  test.each([
    ['%zz', '/api/echo/%zz', 400],
    ['NUL', '/api/echo?q=a%00b', 400],
    ['a piece far too long', `/api/echo/${'x'.repeat(5000)}`, 414],
  ])('an address with %s is refused', async (_name, url, status) => {
    expect((await problemAt(url)).statusCode).toBe(status)
  })

  test.each([
    ['broken JSON', '{"a":', 'application/json', 400],
    ['a key twice', '{"a":1,"a":2}', 'application/json', 400],
    ['two megabytes', JSON.stringify('x'.repeat(2_000_000)), 'application/json', 413],
    ['text', 'hello', 'text/plain', 415],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415],
    ['no type', 'a=1', '', 415],
  ])('a body of %s is refused', async (_name, body, type, status) => {
    const answer = await problemAt('/api/echo', { method: 'POST', body, headers: { 'content-type': type } })
    expect(answer.statusCode).toBe(status)
  })

  test('a JSON body arrives as it was sent', async () => {
    const answer = await app.inject({ url: '/api/echo', method: 'POST', body: { a: [1, null, 'x'] } })
    expect(answer.json().body).toEqual({ a: [1, null, 'x'] })
  })

  test('an upload is a stream with a limit of its own', async () => {
    const send = (bytes: number) =>
      app.inject({
        url: '/api/upload',
        method: 'POST',
        body: 'x'.repeat(bytes),
        headers: { 'content-type': 'text/csv' },
      })
    expect((await send(100)).json()).toEqual({ length: 100 })
    expect((await send(101)).statusCode).toBe(413)
    expect((await app.inject({ url: '/api/upload', method: 'POST' })).json()).toEqual({ length: 0 })
  })

  test('a long answer is packed for who can unpack it', async () => {
    const packed = await app.inject({ url: '/api/long', headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toHaveProperty('data')
    expect((await app.inject('/api/long')).json()).toHaveProperty('data')
  })

  test('an answer that the caller already has is not sent again', async () => {
    const answer = await app.inject({ url: '/api/tagged', headers: { 'if-none-match': '"7"' } })
    expect([answer.statusCode, answer.body]).toEqual([304, ''])
    expect((await app.inject({ url: '/api/tagged', headers: { 'if-none-match': '"6"' } })).json()).toEqual({ a: 1 })
  })

  test('no body is 204, a stream is passed on, HEAD is GET without its body', async () => {
    expect((await app.inject('/api/nothing')).statusCode).toBe(204)
    expect((await app.inject('/api/stream')).body).toBe('a,b\n1,2\n')
    expect(await app.inject({ url: '/api/echo', method: 'HEAD' })).toMatchObject({ statusCode: 200, body: '' })
  })

  test('pages of a named site may call, those of others may not', async () => {
    const ask = (origin: string) =>
      app.inject({ url: '/api/echo', method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
    expect((await ask('https://tools.example.com')).headers).toMatchObject({
      'access-control-allow-origin': 'https://tools.example.com',
    })
    expect((await ask('https://evil.example.com')).headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('counts what it answered', async () => {
    await app.inject('/api/echo')
    await app.inject('/api/broken')
    const { body } = await app.inject('/metrics')
    expect(body).toContain('shopdb_requests_total{status="200"} 1')
    expect(body).toContain('shopdb_requests_total{status="500"} 1')
    expect(body).toContain('shopdb_request_seconds_count 2')
  })

  test.each([
    ['headers without end', `GET /api/echo HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
  ])('a connection that sends %s is told so', async (_name, bytes, status) => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    // A listening TCP server has a port.
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    const answer = await text(socket)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'))
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status })
  })
})
