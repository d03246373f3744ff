import { beforeAll, expect, test } from 'vitest'
import { listRows } from '../resources/resources.ts'
import { createRow, updateRow } from '../resources/write.ts'
import { call, openAccess, type OpenedAccess } from '../testing/access.ts'
import { describeEngines } from '../testing/engines.ts'
import { change } from '../testing/resources.ts'
import { systemActor } from './actor.ts'
import { generatePassword } from './users.ts'

const password = 'plum rivet lathe cloud'
const cause = { actor: systemActor, source: 'cli' } as const

describeEngines('users', (open) => {
  let shop: OpenedAccess
  beforeAll(async () => {
    shop = await openAccess(await open())
  })
  const users = () => shop.resources.registry.get('users')
  const make = (more: object) =>
    shop.access.users.create(cause, { username: 'x', displayname: 'X', role: 'viewer', password, ...more })

  test('made by the command line are as those made by the engine: found, listed, in the history', async () => {
    const userid = await make({
      username: 'Ada.Lovelace',
      displayname: 'Ada Lovelace',
      email: 'ada@example.com',
      role: 'manager',
    })
    const { data } = await listRows(shop.resources, users(), { q: 'LOVELACE' })
    expect(data).toMatchObject([
      {
        userid,
        username: 'Ada.Lovelace',
        rolename: 'manager',
        isactive: true,
        passwordchanged: '2026-11-20T21:04:00.000Z',
      },
    ])
    const roleid = data[0]?.['roleid']
    const input = { username: 'Grace', displayname: 'Grace Hopper', email: 'grace@example.com', roleid }
    const other = await change(shop.resources, (work) =>
      createRow({ engine: shop.resources, work, resource: users() }, input),
    )
    const shapeOf = async (table: string, id: number) => {
      const row = await shop.database.read
        .selectFrom(table)
        .selectAll()
        .where('entityid', '=', id)
        .where('entitytype', '=', 'users')
        .executeTakeFirstOrThrow()
      return { ...row, after: Object.keys(JSON.parse(String(row['after'] ?? '{}'))) }
    }
    const [own, engines] = [await shapeOf('auditlogs', userid), await shapeOf('auditlogs', other)]
    expect(own.after).toEqual(engines.after)
    expect(Object.keys(own)).toEqual(Object.keys(engines))
    expect(await shapeOf('searchentries', userid)).toMatchObject({
      title: 'Ada Lovelace',
      text: 'ada.lovelace\nada lovelace\nada@example.com',
      isactive: 1,
    })
    const change2 = await change(shop.resources, (work) =>
      updateRow({ engine: shop.resources, work, resource: users() }, userid, { displayname: 'Ada King' }),
    )
    expect(change2).toBe(true)
  })

  test.each([
    [{ username: 'ADA.LOVELACE' }, 'conflict', '/username'],
    [{ username: 'two words' }, 'invalid', '/username'],
    [{ username: '' }, 'invalid', '/username'],
    [{ username: 'bob', email: 'nowhere' }, 'invalid', '/email'],
    [{ username: 'bob', password: 'bob' }, 'invalid', '/password'],
  ])('like %j are refused', async (more, code, path) => {
    await expect(make(more)).rejects.toMatchObject({ code, flaws: [{ path }] })
  })

  test('get a new password that ends a lock', async () => {
    await make({ username: 'cleo' })
    for (let count = 0; count < 5; count += 1)
      await call(shop.access, 'POST /api/auth/login', { body: { username: 'cleo', password: 'wrong' } }).catch(
        () => undefined,
      )
    const generated = generatePassword()
    await shop.access.users.resetPassword(cause, 'CLEO', generated)
    await call(shop.access, 'POST /api/auth/login', { body: { username: 'cleo', password: generated } })
    await expect(shop.access.users.resetPassword(cause, 'nobody', generated)).rejects.toMatchObject({
      code: 'notfound',
    })
  })
})
