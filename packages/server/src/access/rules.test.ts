import { beforeEach, expect, test } from 'vitest'
import type { Work } from '../changes/work.ts'
import { bulkUpdate } from '../resources/bulk.ts'
import { createResources, type Resources } from '../resources/resources.ts'
import { purgeRow, setActive, updateRow } from '../resources/write.ts'
import { call, openAccess, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { change } from '../testing/resources.ts'
import { systemActor } from './actor.ts'
import { countAdministrators } from './person.ts'

const password = 'plum rivet lathe cloud'

describeEngines('the last administrator', (open) => {
  let shop: OpenedAccess
  let engine: Resources
  let ada = 0
  let bob = 0
  beforeEach(async () => {
    shop = await openAccess(await open())
    const { rules } = shop.access
    engine = createResources({
      ...shop.resources,
      rules: new Map([
        ['users', [rules.users]],
        ['roles', [rules.roles]],
      ]),
    })
    const make = (username: string) =>
      shop.access.users.create(
        { actor: systemActor, source: 'cli' },
        { username, displayname: username, role: 'admin', password },
      )
    ada = await make('ada')
    bob = await make('bob')
  })
  const within = (work: Work, table = 'users') => ({ engine, work, resource: engine.registry.get(table) })
  const remove = (id: number) => change(engine, (work) => setActive(within(work), id, false))
  const roleid = async (name: string) =>
    Number(
      (await shop.database.read.selectFrom('roles').select('roleid').where('name', '=', name).executeTakeFirst())?.[
        'roleid'
      ],
    )
  const isRefused = { code: 'conflict', message: expect.stringContaining('last administrator') }

  test('cannot be removed, purged or given a lesser role', async () => {
    await remove(ada)
    const viewer = await roleid('viewer')
    await expect(remove(bob)).rejects.toMatchObject(isRefused)
    await expect(change(engine, (work) => purgeRow(within(work), bob))).rejects.toMatchObject(isRefused)
    await expect(change(engine, (work) => updateRow(within(work), bob, { roleid: viewer }))).rejects.toMatchObject(
      isRefused,
    )
    expect(await countAdministrators(shop.database.read)).toBe(1)
    await change(engine, (work) => updateRow(within(work), bob, { displayname: 'Robert' }))
  })

  test('cannot go in a bulk edit of all of them, nor when two are removed at once', async () => {
    await expect(
      change(engine, (work) => bulkUpdate(within(work), [ada, bob], { isactive: false })),
    ).rejects.toMatchObject(isRefused)
    const outcomes = await Promise.allSettled([remove(ada), remove(bob)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await countAdministrators(shop.database.read)).toBe(1)
  })

  test('may be one of several: the other can be purged with all they signed in by', async () => {
    await call(shop.access, 'POST /api/auth/login', { body: { username: 'ada', password } })
    await change(engine, (work) => purgeRow(within(work), ada))
    expect(await shop.database.read.selectFrom('credentials').select('userid').execute()).toEqual([{ userid: bob }])
    expect(await shop.database.read.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  test('has a role that cannot be removed; only its title changes', async () => {
    const id = await roleid('admin')
    await expect(change(engine, (work) => setActive(within(work, 'roles'), id, false))).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(
      change(engine, (work) => updateRow(within(work, 'roles'), id, { level: 'viewer' })),
    ).rejects.toMatchObject({ code: 'invalid' })
    await change(engine, (work) => updateRow(within(work, 'roles'), id, { title: 'Owner' }))
  })
})
