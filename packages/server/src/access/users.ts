import { notFound, parseInput, ShopError, type Role } from '@shopdb/contract'
import { randomToken } from '../base/ids.ts'
import type { AccessCause, AccessWork } from './change-set.ts'
import { setPassword } from './credentials.ts'
import { user } from './declarations.ts'
import type { AccessParts } from './parts.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { findPersonByName } from './person.ts'
import { insertUser, type NewUser } from './user-rows.ts'

/** A user to be made, as given. */
export interface UserInput {
  readonly username: unknown
  readonly displayname: unknown
  readonly email?: unknown
  readonly role: Role
  readonly password: unknown
}

/** Making users and giving them passwords, for the command line and the set-up. */
export interface Users {
  /** Gives the key of the new user. Throws `invalid` or `conflict` with the member that is in the way. */
  create(cause: AccessCause, input: UserInput): Promise<number>
  /** Ends the sessions of the user; throws `notfound` for a name that no active user has. */
  resetPassword(cause: AccessCause, username: string, password: unknown): Promise<void>
}

/** The users of a site. */
export function createUsers(parts: AccessParts): Users {
  return {
    create: (cause, input) => createUser(parts, { cause }, input),
    async resetPassword(cause, username, password) {
      const person = await findPersonByName(parts.database.read, username)
      if (!person) throw notFound(`There is no active user ${username}.`)
      const passwordhash = await hashPassword(checkPassword(password, person.username))
      await parts.changes.change(cause, (work) => setPassword(work, person, passwordhash))
      parts.sessions.clear()
    },
  }
}

/** Why a user is made; `first` runs in the same change set before anything is written. */
export interface Making {
  readonly cause: AccessCause
  readonly first?: (work: AccessWork) => Promise<void>
}

/** Makes a user with a password. */
export async function createUser(parts: AccessParts, { cause, first }: Making, input: UserInput): Promise<number> {
  const { password, ...rest } = input
  const made = parseUser(rest)
  const passwordhash = await hashPassword(checkPassword(password, made.username))
  return parts.changes.change(cause, async (work) => {
    await first?.(work)
    const userid = await insertUser(work, made)
    await setPassword(work, { userid, username: made.username }, passwordhash)
    return userid
  })
}

function parseUser({ role, ...given }: Omit<UserInput, 'password'>): NewUser {
  const { username, displayname, email } = user.fields
  const values = parseInput({ username, displayname, email }, given, 'create')
  return {
    username: String(values['username']),
    displayname: String(values['displayname']),
    email: typeof values['email'] === 'string' ? values['email'] : null,
    role,
  }
}

/** A password for somebody else to be told: 20 characters that nobody can guess. */
export function generatePassword(): string {
  return randomToken(15)
}

/** Says which setting holds a password that was refused. */
export function namingSetting(error: unknown, setting: string): unknown {
  if (!(error instanceof ShopError) || error.code !== 'invalid') return error
  return new ShopError('invalid', `${setting} ${error.flaws[0]?.message ?? 'is wrong'}.`, [], error)
}
