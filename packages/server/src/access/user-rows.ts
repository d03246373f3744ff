import { conflict, type JsonRow, type Role } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { isoOfStored, storedOf } from '../base/clock.ts'
import { foldText } from '../base/fold.ts'
import { textKey } from '../base/text-key.ts'
import type { Tables } from '../database/database.ts'
import { insertedKey } from '../database/rows.ts'
import type { AccessWork } from './change-set.ts'
import { user } from './declarations.ts'
import { userKey } from './person.ts'

/** What a new user is made of; `role` is the name of one. */
export interface NewUser {
  readonly username: string
  readonly displayname: string
  readonly email: string | null
  readonly role: Role
}

const { fields } = user

/** Makes the row of a user, audited and found by the search. Throws `conflict` when the name is taken. */
export async function insertUser(work: AccessWork, input: NewUser): Promise<number> {
  const { username, displayname, email } = input
  await refuseTaken(work.trx, username)
  const time = storedOf(work.time)
  const after = {
    username,
    displayname,
    email,
    roleid: await roleIdOf(work.trx, input.role),
    passwordchanged: null,
  }
  const companions = { usernamekey: userKey(username), displaynamekey: textKey(displayname, fields.displayname.max) }
  const userid = await insertedKey(
    work.trx,
    { table: 'users', key: 'userid' },
    { ...after, ...companions, isactive: 1, createddate: time, modifieddate: time },
  )
  work.record({ action: 'create', entitytype: 'users', entityid: userid, entityname: displayname, before: null, after })
  const text = [username, displayname, email ?? ''].map(foldText).join('\n')
  work.index({ entitytype: 'users', entityid: userid, title: displayname, isactive: true, text })
  return userid
}

async function refuseTaken(trx: Kysely<Tables>, username: string): Promise<void> {
  const found = await trx
    .selectFrom('users')
    .select(['userid', 'isactive'])
    .where('usernamekey', '=', userKey(username))
    .executeTakeFirst()
  if (!found) return
  const removed = found['isactive'] === 0 ? '; that user was removed and can be restored' : ''
  const message = `must be unique; user ${String(found['userid'])} has it already${removed}`
  throw conflict(`User name ${message}.`, [{ path: '/username', message }])
}

async function roleIdOf(trx: Kysely<Tables>, name: Role): Promise<number> {
  const row = await trx.selectFrom('roles').select('roleid').where('name', '=', name).executeTakeFirst()
  if (!row) throw new Error(`The role ${name} is not seeded.`)
  return Number(row['roleid'])
}

const moment = 'passwordchanged'

/** Writes down that the password was set, at the time of the change set. */
export async function touchPassword(work: AccessWork, userid: number): Promise<void> {
  const row = await work.trx
    .selectFrom('users')
    .select(['displayname', moment])
    .where('userid', '=', userid)
    .executeTakeFirstOrThrow()
  const time = storedOf(work.time)
  await work.trx
    .updateTable('users')
    .set({ [moment]: time, modifieddate: time })
    .where('userid', '=', userid)
    .execute()
  const before: JsonRow = { [moment]: row[moment] === null ? null : isoOfStored(String(row[moment])) }
  const after: JsonRow = { [moment]: isoOfStored(time) }
  work.record({
    action: 'update',
    entitytype: 'users',
    entityid: userid,
    entityname: String(row['displayname']),
    before,
    after,
  })
}
