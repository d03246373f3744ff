import { beforeAll, expect, test } from 'vitest'
import { call, openAccess, openJar, type Jar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { systemActor } from './actor.ts'

const password = 'plum rivet lathe cloud'
interface Made {
  readonly apitokenid: number
  readonly token: string
}

describeEngines('a personal API token', (open) => {
  let shop: OpenedAccess
  let jar: Jar
  let other: Jar
  beforeAll(async () => {
    shop = await openAccess(await open())
    const signIn = async (username: string): Promise<Jar> => {
      await shop.access.users.create(
        { actor: systemActor, source: 'cli' },
        { username, displayname: username, role: 'manager', password },
      )
      const made = openJar()
      await call(shop.access, 'POST /api/auth/login', { body: { username, password }, jar: made })
      return made
    }
    jar = await signIn('ada')
    other = await signIn('bob')
  })
  const make = async (body: object, more: object = { jar }): Promise<Made> => {
    const answer = await call(shop.access, 'POST /api/auth/tokens', { body, ...more })
    return answer.body as Made
  }
  const headers = (token: string) => ({ authorization: `Bearer ${token}` })
  const ask = async (token: string) => shop.access.identify({ method: 'POST', headers: headers(token), cookies: {} })
  const list = async (more: object) =>
    ((await call(shop.access, 'GET /api/auth/tokens', more)).body as { data: readonly object[] }).data

  test('is shown once, kept as a hash, and good for its owner', async () => {
    const { apitokenid, token } = await make({ name: 'backup' })
    expect(token).toMatch(/^shopdb_pat_[\w-]{43}$/u)
    expect(await ask(token)).toMatchObject({ source: 'api', actor: { name: 'ada', role: 'manager', kind: 'user' } })
    expect(JSON.stringify(await shop.database.read.selectFrom('apitokens').selectAll().execute())).not.toContain(
      token.slice(11),
    )
    expect(await list({ jar })).toMatchObject([
      { apitokenid, name: 'backup', role: 'manager', expires: null, lastused: '2026-11-20T21:04:00.000Z' },
    ])
    expect(JSON.stringify(await list({ jar }))).not.toMatch(/hash/u)
  })

  test('does no more than it was made for, and cannot make one that does', async () => {
    const { token } = await make({ name: 'reader', role: 'viewer' })
    expect(await ask(token)).toMatchObject({ actor: { role: 'viewer' } })
    await expect(make({ name: 'more', role: 'manager' }, { headers: headers(token) })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const child = await make({ name: 'same' }, { headers: headers(token) })
    expect(await ask(child.token)).toMatchObject({ actor: { role: 'viewer' } })
    await expect(make({ name: 'admin', role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('does no more than its owner may now', async () => {
    const { token } = await make({ name: 'demoted' }, { jar: other })
    const viewer = shop.database.read.selectFrom('roles').select('roleid').where('name', '=', 'viewer')
    await shop.database.transaction((trx) =>
      trx.updateTable('users').set({ roleid: viewer }).where('username', '=', 'bob').execute(),
    )
    shop.clock.pass(6)
    expect(await ask(token)).toMatchObject({ actor: { role: 'viewer' } })
  })

  test('ends at its time, which lies in the future', async () => {
    await expect(make({ name: 'late', expires: '2026-11-20T21:00:00Z' })).rejects.toMatchObject({
      flaws: [{ path: '/expires' }],
    })
    const expires = new Date(shop.clock.now() + 60_000).toISOString()
    const { token } = await make({ name: 'short', expires })
    expect(await ask(token)).toBeDefined()
    shop.clock.pass(61)
    await expect(ask(token)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('taken back is refused at once; nobody can take back that of another', async () => {
    const { apitokenid, token } = await make({ name: 'lost' })
    await ask(token)
    const params = { id: String(apitokenid) }
    await expect(call(shop.access, 'DELETE /api/auth/tokens/:id', { params, jar: other })).rejects.toMatchObject({
      code: 'notfound',
    })
    expect(await ask(token)).toBeDefined()
    await call(shop.access, 'DELETE /api/auth/tokens/:id', { params, jar })
    await expect(ask(token)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(call(shop.access, 'DELETE /api/auth/tokens/:id', { params, jar })).rejects.toMatchObject({
      code: 'notfound',
    })
    expect(await list({ jar })).not.toContainEqual(expect.objectContaining({ name: 'lost' }))
  })
})
