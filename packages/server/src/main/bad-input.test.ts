import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const json = { 'content-type': 'application/json' }

describeShop('bad input', {}, (shop) => {
  const vendors = async (): Promise<number> => (await shop.get<{ meta: { total: number } }>('/api/vendors')).meta.total

  test.each([
    ['a wrong type', '{"name":5}', 400, '/name', 'must be text'],
    ['an unknown member', '{"name":"Okuma","colour":"red"}', 400, '/colour', 'is not a member here'],
    ['text that is too long', JSON.stringify({ name: 'x'.repeat(121) }), 400, '/name', 'at most 120 characters'],
    ['a missing member', '{}', 400, '/name', 'is required'],
    ['an empty name', '{"name":" "}', 400, '/name', 'must not be empty'],
    ['a bad address', '{"name":"Okuma","website":"okuma"}', 400, '/website', 'http://'],
    ['a NUL byte', '{"name":"Oku\\u0000ma"}', 400, '/name', 'NUL'],
    ['half of a surrogate pair', '{"name":"Okuma \\ud83d"}', 400, '/name', 'surrogate'],
    ['a key twice', '{"name":"Okuma","name":"Mazak"}', 400, '/name', 'is there twice'],
    ['broken JSON', '{"name":', 400, undefined, 'JSON'],
    ['a list', '[]', 400, undefined, 'must be a JSON object'],
    ['no body', '', 400, undefined, 'JSON'],
    ['2 MB', JSON.stringify({ name: 'Okuma', notes: 'x'.repeat(2_000_000) }), 413, undefined, 'larger'],
  ])('%s is refused with what would be right and leaves nothing behind', async (_title, raw, status, path, words) => {
    const before = await vendors()
    const reply = await shop.request('POST', '/api/vendors', { raw, headers: json })
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.body).toMatchObject({
      status,
      type: expect.any(String),
      title: expect.any(String),
      requestid: expect.any(String),
    })
    const { detail, errors = [] } = reply.body as { detail: string; errors?: { path: string; message: string }[] }
    if (path === undefined) expect(detail).toContain(words)
    else
      expect(errors.map((error) => [error.path, error.message])).toContainEqual([path, expect.stringContaining(words)])
    expect(await vendors()).toBe(before)
  })

  test('another kind of body is refused', async () => {
    expect(
      await shop.refused('POST', '/api/vendors', { raw: 'name=Okuma', headers: { 'content-type': 'text/plain' } }),
    ).toMatchObject({ status: 415 })
  })

  test('a reference to nothing is refused at its member', async () => {
    const problem = await shop.refused('POST', '/api/models', { body: { name: 'LB3000', vendorid: 999_999 } })
    expect(problem).toMatchObject({
      status: 400,
      errors: [{ path: '/vendorid', message: expect.stringContaining('there is none with key 999999') }],
    })
  })

  test('a tree stays a tree', async () => {
    const hall = await shop.post('/api/locations', { name: 'Hall' })
    const cell = await shop.post('/api/locations', { name: 'Cell', parentlocationid: hall['locationid'] })
    const problem = await shop.refused('PATCH', `/api/locations/${String(hall['locationid'])}`, {
      body: { parentlocationid: cell['locationid'] },
    })
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/parentlocationid' }] })
    const own = await shop.refused('PATCH', `/api/locations/${String(hall['locationid'])}`, {
      body: { parentlocationid: hall['locationid'] },
    })
    expect(own).toMatchObject({ status: 409 })
  })

  test.each([
    ['/api/vendors?colour=red', 400, '/colour'],
    ['/api/vendors?page=0', 400, '/page'],
    ['/api/vendors?page=1&page=2', 400, '/page'],
    ['/api/vendors?sort=colour', 400, '/sort'],
    ['/api/vendors?after=x', 400, '/after'],
    ['/api/vendors/0', 404, undefined],
    ['/api/vendors/abc', 404, undefined],
    ['/api/vendors/999999', 404, undefined],
    ['/api/nothing', 404, undefined],
    ['/api/vendors/export?format=pdf', 400, '/format'],
  ])('%s is refused with %i', async (path, status, flaw) => {
    const problem = await shop.refused('GET', path)
    expect(problem.status).toBe(status)
    if (flaw !== undefined) expect(problem.errors?.map((error) => error.path)).toContain(flaw)
  })

  test('a page past the end is an empty page', async () => {
    expect(await shop.get('/api/vendors?page=1000')).toMatchObject({ data: [], meta: { page: 1000, next: null } })
  })

  test('of two people who change one row at the same time, one is told', async () => {
    const made = await shop.request('POST', '/api/vendors', { body: { name: 'Haas' } })
    const path = String(made.headers['location'])
    const etag = String(made.headers['etag'])
    const change = (name: string) => shop.request('PATCH', path, { body: { name }, headers: { 'if-match': etag } })
    const replies = await Promise.all([change('Haas Automation'), change('HAAS Inc.')])
    expect(replies.map((reply) => reply.status).toSorted((one, other) => one - other)).toEqual([200, 412])
    const history = await shop.get<{ data: unknown[] }>(`${path}/history`)
    expect(history.data).toHaveLength(2)
  })

  test('a name that another row has is a conflict and leaves nothing behind', async () => {
    await shop.post('/api/vendors', { name: 'Mitutoyo' })
    const before = await vendors()
    const problem = await shop.refused('POST', '/api/vendors', { body: { name: 'MITUTOYO ' } })
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/name' }] })
    expect(await vendors()).toBe(before)
  })

  test('a method that a path does not have is told which it has', async () => {
    const reply = await shop.request('PUT', '/api/vendors/1', { body: {} })
    expect(reply.status).toBe(405)
    expect(reply.headers['allow']).toContain('PATCH')
  })

  test.each([
    ['{}', '/ids'],
    ['{"ids":[],"changes":{}}', '/ids'],
    ['{"ids":[1],"filter":{},"changes":{"notes":"x"}}', '/ids'],
    ['{"ids":[1,2],"changes":{"name":"x"}}', '/changes/name'],
    ['{"ids":[1],"changes":{}}', '/changes'],
    ['{"ids":[1],"change":{}}', '/change'],
  ])('the bulk edit %s is refused', async (raw, path) => {
    const problem = await shop.refused('POST', '/api/vendors/bulk', { raw, headers: json })
    expect(problem).toMatchObject({ status: 400, errors: [{ path }] })
  })
})
