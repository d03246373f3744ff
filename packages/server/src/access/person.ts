import type { Role } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { textKey } from '../base/text-key.ts'
import type { Tables } from '../database/database.ts'
import type { Actor } from './actor.ts'
import { user } from './declarations.ts'

/** A user who may sign in, as far as signing in is concerned. */
export interface Person {
  readonly userid: number
  readonly username: string
  readonly displayname: string
  readonly email: string | null
  readonly role: Role
  /** null where no password was set yet. */
  readonly passwordhash: string | null
}

type Reading = Kysely<Tables>

/** By what a user name is found in `usernamekey`. */
export function userKey(username: string): string {
  return textKey(username, user.fields.username.max)
}

/** The active user with this name, in upper or lower case. */
export async function findPersonByName(read: Reading, username: string): Promise<Person | undefined> {
  return personOf(await activePeople(read).where('users.usernamekey', '=', userKey(username)).executeTakeFirst())
}

/** The active user with this key. */
export async function findPerson(read: Reading, userid: number): Promise<Person | undefined> {
  return personOf(await activePeople(read).where('users.userid', '=', userid).executeTakeFirst())
}

/** How many active administrators there are, not counting one user. */
export async function countAdministrators(read: Reading, except = 0): Promise<number> {
  const row = await activePeople(read)
    .where('roles.level', '=', 'admin')
    .where('users.userid', '<>', except)
    .clearSelect()
    .select((make) => make.fn.countAll().as('total'))
    .executeTakeFirst()
  return Number(row?.['total'] ?? 0)
}

/** The user as the one who acts. */
export function actorOf(person: Pick<Person, 'userid' | 'displayname' | 'role'>): Actor {
  return {
    kind: 'user',
    userid: person.userid,
    apikeyid: null,
    pluginname: null,
    name: person.displayname,
    role: person.role,
  }
}

const people = (read: Reading) =>
  read
    .selectFrom('users')
    .innerJoin('roles', 'roles.roleid', 'users.roleid')
    .leftJoin('credentials', 'credentials.userid', 'users.userid')
    .where('users.isactive', '=', 1)
    .select([
      'users.userid',
      'users.username',
      'users.displayname',
      'users.email',
      'roles.level as role',
      'credentials.passwordhash',
    ])

/** A query over the active users, for those who have a further condition. */
export function activePeople(read: Reading): ReturnType<typeof people> {
  return people(read)
}

/** A row of `activePeople`. */
export function personOf(row: object | undefined): Person | undefined {
  // Its members are those of the select above.
  return row as Person | undefined
}
