import { beforeAll, expect, test } from 'vitest'
import { call, openAccess, openJar, type Jar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { systemActor } from './actor.ts'

const password = 'plum rivet lathe cloud'

describeEngines('a session', (open) => {
  let shop: OpenedAccess
  beforeAll(async () => {
    shop = await openAccess(await open())
    await shop.access.users.create(
      { actor: systemActor, source: 'cli' },
      { username: 'ada', displayname: 'Ada', role: 'operator', password },
    )
  })
  const signIn = async (): Promise<Jar> => {
    const jar = openJar()
    await call(shop.access, 'POST /api/auth/login', { body: { username: 'ada', password }, jar })
    return jar
  }
  const refresh = (jar: Jar) => call(shop.access, 'POST /api/auth/refresh', { jar })
  const ask = async (jar: Jar) => shop.access.identify({ method: 'GET', headers: {}, cookies: jar.cookies() })
  const isOver = { code: 'unauthenticated' }

  test('is renewed with a new refresh token each time, and goes on for as long as it is used', async () => {
    const jar = await signIn()
    const seen = new Set<string | undefined>()
    for (let week = 0; week < 8; week += 1) {
      seen.add(jar.cookies()['shopdb_refresh'])
      shop.clock.pass(7 * 86_400)
      await expect(ask(jar)).rejects.toMatchObject(isOver)
      await refresh(jar)
      expect(await ask(jar)).toMatchObject({ actor: { name: 'Ada' }, source: 'web' })
    }
    expect(seen.size).toBe(8)
  })

  test('that nobody used for two weeks is over', async () => {
    const jar = await signIn()
    shop.clock.pass(14 * 86_400)
    await expect(refresh(jar)).rejects.toMatchObject(isOver)
  })

  test('is over after ninety days, however much it is used', async () => {
    const jar = await signIn()
    for (let day = 0; day < 80; day += 10) {
      shop.clock.pass(10 * 86_400)
      await refresh(jar)
    }
    shop.clock.pass(9 * 86_400)
    await refresh(jar)
    shop.clock.pass(86_400)
    await expect(refresh(jar)).rejects.toMatchObject(isOver)
  })

  test('ends for both when a refresh token from before is used again', async () => {
    const jar = await signIn()
    const stolen = jar.copy()
    await refresh(jar)
    shop.clock.pass(11)
    expect(await ask(jar)).toBeDefined()
    await expect(refresh(stolen)).rejects.toMatchObject(isOver)
    await expect(ask(jar)).rejects.toMatchObject(isOver)
    await expect(refresh(jar)).rejects.toMatchObject(isOver)
    expect(shop.lines.at(-1)).toContain('used twice')
  })

  test('bears two tabs that renew it at the same moment', async () => {
    const jar = await signIn()
    const other = jar.copy()
    const [first, second] = await Promise.all([refresh(jar), refresh(other)])
    expect(
      [first, second]
        .map(({ headers }) => headers?.['set-cookie']?.length)
        .toSorted((left = 0, right = 0) => left - right),
    ).toEqual([2, 3])
    expect(await ask(jar)).toBeDefined()
    expect(await ask(other)).toBeDefined()
  })

  test('is not renewed without its CSRF token, nor with that of another session', async () => {
    const [jar, other] = [await signIn(), await signIn()]
    const forged = openJar({ ...jar.cookies(), shopdb_csrf: other.cookies()['shopdb_csrf'] ?? '' })
    await expect(refresh(forged)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(refresh(openJar({ shopdb_refresh: jar.cookies()['shopdb_refresh'] ?? '' }))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await refresh(jar)
  })

  test('keeps no token that could be used by who reads the database', async () => {
    const jar = await signIn()
    const rows = JSON.stringify(await shop.database.read.selectFrom('sessions').selectAll().execute())
    const [, secret = ''] = jar.cookies()['shopdb_refresh']?.split('.') ?? []
    expect(secret).toHaveLength(43)
    expect(rows).not.toContain(secret)
  })

  test('long over is dropped when somebody signs in', async () => {
    await signIn()
    shop.clock.pass(15 * 86_400)
    await signIn()
    expect(await shop.database.read.selectFrom('sessions').select('sessionid').execute()).toHaveLength(1)
  })
})
