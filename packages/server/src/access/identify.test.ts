import { beforeAll, expect, test } from 'vitest'
import { createResources, type Resources } from '../resources/resources.ts'
import { setActive, updateRow } from '../resources/write.ts'
import { call, openAccess, openJar, type Jar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { change } from '../testing/resources.ts'
import { systemActor } from './actor.ts'

const password = 'plum rivet lathe cloud'

describeEngines('who is asking', (open) => {
  let shop: OpenedAccess
  let engine: Resources
  let jar: Jar
  let userid = 0
  beforeAll(async () => {
    shop = await openAccess(await open())
    engine = createResources({ ...shop.resources, rules: new Map([['users', [shop.access.rules.users]]]) })
    userid = await shop.access.users.create(
      { actor: systemActor, source: 'cli' },
      { username: 'ada', displayname: 'Ada', role: 'operator', password },
    )
    jar = await signedIn()
  })
  const signedIn = async (): Promise<Jar> => {
    const made = openJar()
    await call(shop.access, 'POST /api/auth/login', { body: { username: 'ada', password }, jar: made })
    return made
  }
  const ask = async (
    asking: { method?: string; headers?: Readonly<Record<string, string>>; cookies?: Readonly<Record<string, string>> },
    access = shop.access,
  ) => access.identify({ method: 'GET', headers: {}, cookies: {}, ...asking })
  const roleid = async (name: string) =>
    (await shop.database.read.selectFrom('roles').select('roleid').where('name', '=', name).executeTakeFirst())?.[
      'roleid'
    ]
  const setRole = async (name: string) => {
    const changes = { roleid: await roleid(name) }
    await change(engine, (work) => updateRow({ engine, work, resource: engine.registry.get('users') }, userid, changes))
  }

  test('is nobody without cookie and header', async () => {
    expect(await ask({})).toBeUndefined()
    expect(await ask({ cookies: { shopdb_access: '' } })).toBeUndefined()
  })

  test('is known by the access cookie, at once when asked again', async () => {
    expect(await ask({ cookies: jar.cookies() })).toEqual({
      actor: { kind: 'user', userid, apikeyid: null, pluginname: null, name: 'Ada', role: 'operator' },
      source: 'web',
    })
    const before = shop.database.statements()
    const caller = shop.access.identify({ method: 'GET', headers: {}, cookies: jar.cookies() })
    expect(caller).toMatchObject({ source: 'web' })
    expect(shop.database.statements()).toBe(before)
  })

  test.each(['POST', 'PATCH', 'PUT', 'DELETE'])(
    'is refused a %s by cookie without the right CSRF token',
    async (method) => {
      const other = await signedIn()
      const cookies = jar.cookies()
      const wrong = [
        {},
        { 'x-csrf-token': '' },
        { 'x-csrf-token': 'x' },
        { 'x-csrf-token': other.cookies()['shopdb_csrf'] ?? '' },
      ]
      for (const headers of wrong)
        await expect(ask({ method, headers, cookies })).rejects.toMatchObject({ code: 'forbidden' })
      expect(await ask({ method, headers: jar.headers(), cookies })).toMatchObject({ source: 'web' })
    },
  )

  test.each(['Basic YWRhOmFkYQ==', 'Bearer', 'Bearer x.y.z', 'Bearer shopdb_pat_unknown', ''])(
    'is refused with the header %j',
    async (authorization) => {
      await expect(ask({ headers: { authorization }, cookies: jar.cookies() })).rejects.toMatchObject({
        code: 'unauthenticated',
      })
    },
  )

  test('by an access token as Bearer needs no CSRF token and counts as a script', async () => {
    const authorization = `Bearer ${jar.cookies()['shopdb_access']}`
    expect(await ask({ method: 'DELETE', headers: { authorization } })).toMatchObject({
      source: 'api',
      actor: { name: 'Ada' },
    })
  })

  test('has a new role at once, and on another replica within five seconds', async () => {
    const replica = shop.replica()
    await ask({ cookies: jar.cookies() })
    await ask({ cookies: jar.cookies() }, replica)
    await setRole('manager')
    expect(await ask({ cookies: jar.cookies() })).toMatchObject({ actor: { role: 'manager' } })
    expect(await ask({ cookies: jar.cookies() }, replica)).toMatchObject({ actor: { role: 'operator' } })
    shop.clock.pass(5.001)
    expect(await ask({ cookies: jar.cookies() }, replica)).toMatchObject({ actor: { role: 'manager' } })
  })

  test('is nobody any more once removed, and being restored does not bring the sessions back', async () => {
    const active = (isactive: boolean) =>
      change(engine, (work) => setActive({ engine, work, resource: engine.registry.get('users') }, userid, isactive))
    await active(false)
    await expect(ask({ cookies: jar.cookies() })).rejects.toMatchObject({ code: 'unauthenticated' })
    await active(true)
    await expect(ask({ cookies: jar.cookies() })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await ask({ cookies: (await signedIn()).cookies() })).toMatchObject({ actor: { name: 'Ada' } })
  })
})
