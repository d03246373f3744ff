import { beforeAll, expect, test } from 'vitest'
import { call, openAccess, openJar, type Jar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { systemActor } from './actor.ts'

const password = 'plum rivet lathe cloud'
const next = 'seven brass buttons rolling'

describeEngines('setting a password', (open) => {
  let shop: OpenedAccess
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    shop = await openAccess(await open())
    for (const username of ['ada', 'bob', 'cleo', 'dora']) {
      const role = username === 'ada' ? 'admin' : 'operator'
      ids[username] = await shop.access.users.create(
        { actor: systemActor, source: 'cli' },
        { username, displayname: username, role, password },
      )
    }
  })
  const signIn = async (username: string, secret = password): Promise<Jar> => {
    const jar = openJar()
    await call(shop.access, 'POST /api/auth/login', { body: { username, password: secret }, jar })
    return jar
  }
  const change = (jar: Jar, body: object) => call(shop.access, 'POST /api/auth/password', { jar, body })
  const reset = (jar: Jar, id: unknown, body: object = { password: next }) =>
    call(shop.access, 'POST /api/users/:id/password', { jar, body, params: { id: String(id) } })
  const ask = async (jar: Jar) => shop.access.identify({ method: 'GET', headers: {}, cookies: jar.cookies() })

  test('of your own keeps this browser signed in and ends your other sessions', async () => {
    const [jar, other] = [await signIn('bob'), await signIn('bob')]
    await ask(other)
    await change(jar, { current: password, password: next })
    expect(await ask(jar)).toMatchObject({ actor: { name: 'bob' } })
    await expect(ask(other)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(signIn('bob')).rejects.toMatchObject({ code: 'unauthenticated' })
    await signIn('bob', next)
  })

  test('needs the current one, and counts wrong guesses as signing in does', async () => {
    const jar = await signIn('cleo')
    for (let count = 0; count < 5; count += 1) {
      await expect(change(jar, { current: 'wrong', password: next })).rejects.toMatchObject({
        code: 'invalid',
        flaws: [{ path: '/current' }],
      })
    }
    await expect(change(jar, { current: password, password: next })).rejects.toMatchObject({ code: 'toomany' })
    shop.clock.pass(5)
    await change(jar, { current: password, password: next })
  })

  test.each([
    [{ current: password, password: 'short' }, '/password'],
    [{ current: password, password }, '/password'],
    [{ password: next }, '/current'],
    [{ current: password }, '/password'],
  ])('refuses %j', async (body, path) => {
    await expect(change(await signIn('dora'), body)).rejects.toMatchObject({ code: 'invalid', flaws: [{ path }] })
  })

  test('of another as administrator ends their sessions and stands in their history, without the password', async () => {
    const [admin, jar] = [await signIn('ada'), await signIn('dora')]
    await reset(admin, ids['dora'])
    await expect(ask(jar)).rejects.toMatchObject({ code: 'unauthenticated' })
    await signIn('dora', next)
    const query = shop.database.read
      .selectFrom('auditlogs')
      .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    const rows = await query
      .selectAll()
      .where('entityid', '=', ids['dora'] ?? 0)
      .where('changesets.userid', '=', ids['ada'] ?? 0)
      .execute()
    expect(rows).toMatchObject([
      {
        action: 'update',
        entitytype: 'users',
        reason: 'Password set',
        after: expect.stringContaining('passwordchanged'),
      },
    ])
    expect(JSON.stringify(rows)).not.toContain(next)
  })

  test('of a user who is not there is not found', async () => {
    const admin = await signIn('ada')
    for (const id of [999, 'x', '1e3', '-1']) await expect(reset(admin, id)).rejects.toMatchObject({ code: 'notfound' })
  })

  test('of another is for administrators only', () => {
    const route = shop.access.routes.find(({ path }) => path === '/api/users/:id/password')
    expect(route?.permission).toEqual({ name: 'users.write', least: 'admin' })
  })
})
