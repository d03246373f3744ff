import { beforeAll, expect, test } from 'vitest'
import { call, openAccess, openJar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { systemActor } from './actor.ts'
import { isOutdated } from './passwords.ts'

const password = 'plum rivet lathe cloud'
const cause = { actor: systemActor, source: 'cli' } as const

describeEngines('signing in', (open) => {
  let shop: OpenedAccess
  beforeAll(async () => {
    shop = await openAccess(await open())
    for (const username of ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve']) {
      await shop.access.users.create(cause, {
        username,
        displayname: username,
        email: null,
        role: 'operator',
        password,
      })
    }
  })
  const login = (body: object, jar = openJar(), address = '192.0.2.7') =>
    call(shop.access, 'POST /api/auth/login', { body, jar, address })
  const as = async (username: string) => {
    const jar = openJar()
    await login({ username, password }, jar)
    return jar
  }
  const get = (jar = openJar()) => shop.access.identify({ method: 'GET', headers: {}, cookies: jar.cookies() })

  test('with the right name, in any case, and password gives three cookies that fit the site', async () => {
    const answer = await login({ username: ' ADA ', password })
    expect(answer.body).toMatchObject({ username: 'Ada', roles: ['operator'] })
    expect(answer.headers?.['set-cookie']).toEqual([
      expect.stringMatching(/^shopdb_access=\S+; Path=\/; Max-Age=900; HttpOnly; SameSite=Strict$/u),
      expect.stringMatching(/^shopdb_csrf=\S+; Path=\/; Max-Age=1209600; SameSite=Strict$/u),
      expect.stringMatching(/^shopdb_refresh=\S+; Path=\/api\/auth; Max-Age=1209600; HttpOnly; SameSite=Strict$/u),
    ])
  })

  test('on a site with https gives cookies that never travel in the clear', async () => {
    const access = shop.replica({ publicurl: 'https://shop.example.com' })
    const { headers } = await call(access, 'POST /api/auth/login', { body: { username: 'ada', password } })
    expect(headers?.['set-cookie']).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/; Secure$/u)))
  })

  test('is written in the log, with the name and without the password', async () => {
    await as('Ada')
    const line = shop.lines.find((one) => one.includes('signed in'))
    expect(line).toContain('"username":"Ada"')
    expect(shop.lines.join()).not.toContain(password)
  })

  test('gives the same answer for a wrong password, a name that nobody has and a user who was removed', async () => {
    const bob = await shop.access.users.create(cause, {
      username: 'gone',
      displayname: 'Gone',
      role: 'viewer',
      password,
    })
    await shop.database.transaction((trx) =>
      trx.updateTable('users').set({ isactive: 0 }).where('userid', '=', bob).execute(),
    )
    for (const body of [
      { username: 'ada', password: 'wrong' },
      { username: 'nobody', password },
      { username: 'gone', password },
    ]) {
      await expect(login(body)).rejects.toMatchObject({
        code: 'unauthenticated',
        message: 'The user name or the password is wrong.',
      })
    }
  })

  test('costs one hash of full cost whether the name exists or not', async () => {
    const timeOf = async (username: string): Promise<number> => {
      const began = performance.now()
      await login({ username, password: 'wrong' }).catch(() => undefined)
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let count = 0; count < 4; count += 1) {
      known.push(await timeOf('dora'))
      unknown.push(await timeOf(`nobody ${count}`))
    }
    // The least of several: what the machine does beside only ever adds.
    const ratio = Math.min(...known) / Math.min(...unknown)
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })

  test.each([
    [{ username: 'ada', password: '' }, '/password'],
    [{ username: 'ada' }, '/password'],
    [{ username: 'ada', password: ['x'] }, '/password'],
    [{ password }, '/username'],
    [{ username: 'ada', password, admin: true }, '/admin'],
  ])('with %j is refused and names the member', async (body, path) => {
    await expect(login(body)).rejects.toMatchObject({ code: 'invalid', flaws: [{ path }] })
  })

  test.each(['bob', 'a name that nobody has'])(
    'with five wrong passwords makes %s wait, longer each time, until it is right',
    async (username) => {
      const wrong = { username, password: 'wrong' }
      const from = { count: 0 }
      const attempt = (body: object) => login(body, openJar(), `198.51.100.${(from.count += 1)}`)
      for (let count = 0; count < 5; count += 1)
        await expect(attempt(wrong)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(attempt({ username, password })).rejects.toMatchObject({ code: 'toomany', seconds: 5 })
      shop.clock.pass(5)
      await expect(attempt(wrong)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(attempt(wrong)).rejects.toMatchObject({ code: 'toomany', seconds: 10 })
      shop.clock.pass(10)
      if (username !== 'bob') return
      await attempt({ username, password })
      await expect(attempt(wrong)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(attempt({ username, password })).resolves.toMatchObject({ body: { username: 'Bob' } })
    },
  )

  test('counts wrong passwords for all replicas together', async () => {
    const other = shop.replica()
    for (let count = 0; count < 5; count += 1) {
      await expect(
        call(count % 2 ? other : shop.access, 'POST /api/auth/login', {
          body: { username: 'cleo', password: 'wrong' },
        }),
      ).rejects.toThrow('wrong')
    }
    await expect(call(other, 'POST /api/auth/login', { body: { username: 'cleo', password } })).rejects.toMatchObject({
      code: 'toomany',
    })
  })

  test('hashes a password anew that was hashed at a lower cost', async () => {
    const weak = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    const where = shop.database.read.selectFrom('users').select('userid').where('usernamekey', '=', 'eve')
    await shop.database.transaction((trx) =>
      trx.updateTable('credentials').set({ passwordhash: weak }).where('userid', '=', where).execute(),
    )
    await login({ username: 'eve', password: 'password' })
    const kept = await shop.database.read
      .selectFrom('credentials')
      .select('passwordhash')
      .where('userid', '=', where)
      .executeTakeFirst()
    expect(isOutdated(String(kept?.['passwordhash']))).toBe(false)
    await login({ username: 'eve', password: 'password' })
  })

  test('as a script gives a token for a quarter of an hour and no cookies', async () => {
    const { body, headers } = await login({ username: 'ada', password, bearer: true })
    expect(headers?.['set-cookie']).toBeUndefined()
    const { accesstoken } = body as { accesstoken: string }
    const asking = { method: 'POST', headers: { authorization: `Bearer ${accesstoken}` }, cookies: {} }
    expect(await shop.access.identify(asking)).toMatchObject({
      actor: { name: 'Ada', role: 'operator' },
      source: 'api',
    })
    shop.clock.pass(900)
    expect(() => shop.access.identify(asking)).toThrow('token')
  })

  test('lets the person ask who they are', async () => {
    expect((await call(shop.access, 'GET /api/auth/me', { jar: await as('Ada') })).body).toMatchObject({
      username: 'Ada',
      roles: ['operator'],
    })
  })

  test('out ends the session at once, also for a copy of its cookies', async () => {
    const jar = await as('Ada')
    const copy = jar.copy()
    await get(copy)
    const { headers } = await call(shop.access, 'POST /api/auth/logout', { jar })
    expect(headers?.['set-cookie']).toHaveLength(3)
    expect(jar.cookies()).toMatchObject({ shopdb_access: '', shopdb_refresh: '', shopdb_csrf: '' })
    await expect(async () => get(copy)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(call(shop.access, 'POST /api/auth/refresh', { jar: copy })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  test('out without being in is no error', async () => {
    expect(await call(shop.access, 'POST /api/auth/logout')).toMatchObject({
      headers: { 'set-cookie': expect.any(Array) },
    })
  })
})
