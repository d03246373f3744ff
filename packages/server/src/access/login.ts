import { storedOf, isoOf } from '../base/clock.ts'
import { unauthenticated } from './identify.ts'
import { countFailure, forgetFailures, refuseLocked } from './lockout.ts'
import type { AccessParts } from './parts.ts'
import { mostcharacters } from './password-rules.ts'
import { decoyhash, hashPassword, isOutdated, isPasswordOf } from './passwords.ts'
import { findPersonByName, type Person } from './person.ts'

/** A user name, a password, and from where. */
export interface Proof {
  readonly username: string
  readonly password: string
  readonly address: string
}

/**
 * The user whose name and password these are. A name that nobody has costs the same time, gets the same answer and is
 * locked in the same way as a wrong password.
 */
export async function provePerson(parts: AccessParts, proof: Proof): Promise<Person> {
  const { username, password, address } = proof
  parts.attempts.begin(address)
  const failures = await refuseLocked(parts, username)
  const person = await findPersonByName(parts.database.read, username)
  const isRight = await isPasswordOf(person?.passwordhash ?? decoyhash, password.slice(0, mostcharacters + 1))
  if (!person?.passwordhash || !isRight) {
    await countFailure(parts, username)
    throw unauthenticated('The user name or the password is wrong.')
  }
  parts.attempts.forgive(address)
  await settle(parts, { person, password, failures })
  return person
}

interface Proved {
  readonly person: Person
  readonly password: string
  /** Wrong passwords before this one. */
  readonly failures: number
}

/** What a right password sets right: the count of wrong ones, and a hash that was made at a lower cost. */
async function settle({ database, clock }: AccessParts, { person, password, failures }: Proved): Promise<void> {
  const passwordhash = isOutdated(person.passwordhash ?? '') ? await hashPassword(password) : undefined
  if (failures === 0 && passwordhash === undefined) return
  await database.transaction(async (trx) => {
    await forgetFailures(trx, person.username)
    if (passwordhash === undefined) return
    const modifieddate = storedOf(isoOf(clock.now()))
    await trx
      .updateTable('credentials')
      .set({ passwordhash, modifieddate })
      .where('userid', '=', person.userid)
      .execute()
  })
}
