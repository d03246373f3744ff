import { beforeEach, expect, test } from 'vitest'
import { createSiteSettings } from '../settings/site.ts'
import { call, openAccess, openJar, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { countAdministrators } from './person.ts'

const person = { username: 'ada', displayname: 'Ada', password: 'plum rivet lathe cloud' }
const origin = 'http://localhost:5001'

describeEngines('the set-up of a new site', (open) => {
  let shop: OpenedAccess
  let samples = 0
  beforeEach(async () => {
    samples = 0
    shop = await openAccess(await open(), {
      sampledata: async () => {
        samples += 1
      },
    })
  })
  const token = async (access = shop.access): Promise<string> =>
    new URL((await access.setup.link(origin)) ?? '').searchParams.get('token') ?? ''
  const isOpen = async (given: string) => (await call(shop.access, 'GET /api/setup', { query: { token: given } })).body
  const finish = (body: object, jar = openJar()) => call(shop.access, 'POST /api/setup', { body, jar })
  const whole = (given: string) => ({ token: given, sitename: 'North works', sampledata: true, ...person })

  test('opens with the link that the start prints, and only with that', async () => {
    expect(await shop.access.setup.link(origin)).toMatch(/^http:\/\/localhost:5001\/setup\?token=[\w-]{43}$/u)
    const good = await token()
    expect(await isOpen(good)).toEqual({ open: true, sitename: '' })
    expect(await isOpen(`${good}x`)).toEqual({ open: false, sitename: '' })
    expect(await isOpen('')).toMatchObject({ open: false })
    await expect(finish(whole('wrong'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('with a new start opens by the new link and no more by the old one', async () => {
    const old = await token()
    const fresh = await token(shop.replica())
    expect(await isOpen(old)).toMatchObject({ open: false })
    expect(await isOpen(fresh)).toMatchObject({ open: true })
  })

  test('makes an administrator who is signed in, names the site and fills it', async () => {
    const [given, jar] = [await token(), openJar()]
    expect(await finish(whole(given), jar)).toMatchObject({ status: 201, body: { username: 'ada', roles: ['admin'] } })
    expect(await call(shop.access, 'GET /api/auth/me', { jar })).toMatchObject({ body: { displayname: 'Ada' } })
    const settings = createSiteSettings(shop.database, shop.clock)
    expect(await settings.find('sitename')).toBe('North works')
    expect(samples).toBe(1)
    expect(await isOpen(given)).toMatchObject({ open: false })
    expect(await shop.access.setup.link(origin)).toBeUndefined()
  })

  test('done by two at once makes one administrator', async () => {
    const given = await token()
    const outcomes = await Promise.allSettled([finish(whole(given)), finish({ ...whole(given), username: 'bob' })])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await countAdministrators(shop.database.read)).toBe(1)
    expect(await shop.database.read.selectFrom('users').select('userid').execute()).toHaveLength(1)
  })

  test.each([
    [{ password: 'short' }, '/password'],
    [{ username: 'a b' }, '/username'],
    [{ sitename: '' }, '/sitename'],
  ])('with %j leaves nothing behind and the link open', async (wrong, path) => {
    const given = await token()
    await expect(finish({ ...whole(given), ...wrong })).rejects.toMatchObject({ code: 'invalid', flaws: [{ path }] })
    expect(await shop.database.read.selectFrom('users').select('userid').execute()).toEqual([])
    expect(await isOpen(given)).toMatchObject({ open: true })
  })

  test('is done even when the sample data fails, and the log says so', async () => {
    const given = await token()
    const access = shop.replica({ sampledata: () => Promise.reject(new Error('No floor plan.')) })
    await call(access, 'POST /api/setup', { body: whole(given) })
    expect(shop.lines.join('')).toContain('No floor plan.')
  })

  test('can be had without the page: the password of the environment makes one administrator, on one replica', async () => {
    const [access, other] = [shop.access, shop.replica()]
    const done = await Promise.all([
      access.setup.ensureAdministrator(person.password),
      other.setup.ensureAdministrator(person.password),
    ])
    expect(done.toSorted()).toEqual([false, true])
    expect(await access.setup.ensureAdministrator('another good password')).toBe(false)
    await call(access, 'POST /api/auth/login', { body: { username: 'admin', password: person.password } })
  })

  test('names the setting whose password is too weak', async () => {
    await expect(shop.access.setup.ensureAdministrator('short')).rejects.toThrow(
      'SHOPDB_ADMIN_PASSWORD must be at least 12 characters',
    )
  })
})
