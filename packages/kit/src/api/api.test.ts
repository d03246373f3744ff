import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openApi } from './api.ts'
import { flawsByMember, ProblemError } from './problem-error.ts'

type Asked = { readonly path: string; readonly init: RequestInit }

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

/** A server that answers in turn and remembers what it was asked. */
function serverOf(answers: readonly (() => Response)[]): { asked: Asked[]; fetch: typeof fetch } {
  const asked: Asked[] = []
  const fetch = async (path: unknown, init?: RequestInit): Promise<Response> => {
    asked.push({ path: String(path), init: init ?? {} })
    const answer = answers[asked.length - 1]
    if (!answer) throw new TypeError('connection refused')
    return answer()
  }
  return { asked, fetch }
}

describe('the way to the server', () => {
  beforeEach(() => vi.stubGlobal('document', { cookie: 'a=b; shopdb_csrf=t%3D1' }))
  afterEach(() => vi.unstubAllGlobals())

  test('a write carries the CSRF token and the tag of the row', async () => {
    const { asked, fetch } = serverOf([() => json({ vendorid: 3 }, 200, { etag: '"2"' })])
    const reply = await openApi({ onSignedOut: vi.fn(), fetch }).ask('/api/vendors/3', {
      method: 'PATCH',
      body: { name: 'x' },
      etag: '"1"',
    })
    const headers = new Headers(asked[0]?.init.headers)
    expect([headers.get('x-csrf-token'), headers.get('if-match')]).toEqual(['t=1', '"1"'])
    expect(reply).toEqual({ body: { vendorid: 3 }, etag: '"2"' })
  })

  test('a session that ran out is renewed once, and the request is sent again', async () => {
    const signedout = vi.fn()
    const { asked, fetch } = serverOf([() => json({}, 401), () => json({}), () => json({ ok: true })])
    expect(await openApi({ onSignedOut: signedout, fetch }).get('/api/meta')).toEqual({ ok: true })
    expect(asked.map(({ path }) => path)).toEqual(['/api/meta', '/api/auth/refresh', '/api/meta'])
    expect(signedout).not.toHaveBeenCalled()
  })

  test('two requests that meet the end of a session share one renewal', async () => {
    const { asked, fetch } = serverOf([
      () => json({}, 401),
      () => json({}, 401),
      () => json({}),
      () => json(1),
      () => json(2),
    ])
    const api = openApi({ onSignedOut: vi.fn(), fetch })
    await Promise.all([api.get('/api/a'), api.get('/api/b')])
    expect(asked.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1)
  })

  test('a session that cannot be renewed signs the person out', async () => {
    const signedout = vi.fn()
    const { fetch } = serverOf([() => json({ title: 'Sign in' }, 401), () => json({}, 401)])
    await expect(openApi({ onSignedOut: signedout, fetch }).get('/api/meta')).rejects.toThrow(ProblemError)
    expect(signedout).toHaveBeenCalledOnce()
  })

  test('a wrong password is no end of a session', async () => {
    const { asked, fetch } = serverOf([() => json({ detail: 'User name or password is wrong.' }, 401)])
    await expect(openApi({ onSignedOut: vi.fn(), fetch }).post('/api/auth/login', {})).rejects.toThrow('is wrong')
    expect(asked).toHaveLength(1)
  })

  test('an answer of a proxy that is no JSON is a problem all the same', async () => {
    const { fetch } = serverOf([
      () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'retry-after': '7' } }),
    ])
    const refused = await openApi({ onSignedOut: vi.fn(), fetch })
      .get('/api/a')
      .catch((cause: unknown) => cause)
    expect(refused).toMatchObject({ problem: { status: 502, title: 'The server could not answer' }, retryafter: 7 })
  })

  test('a server that is not reached is told as such', async () => {
    const { fetch } = serverOf([])
    await expect(openApi({ onSignedOut: vi.fn(), fetch }).get('/api/a')).rejects.toMatchObject({
      problem: { status: 0 },
    })
  })
})

test('flaws are sorted to their members; those of no member stand under the empty name', () => {
  const flaws = [
    { path: '/name', message: 'is taken' },
    { path: '/tags/0', message: 'must be text' },
    { path: '', message: 'is empty' },
  ]
  expect(flawsByMember(flaws)).toEqual({ name: 'is taken', tags: 'must be text', '': 'is empty' })
})
