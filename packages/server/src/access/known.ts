import type { Role } from '@shopdb/contract'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import { type Actor, lesserRole } from './actor.ts'
import { csrfOf } from './keys.ts'
import type { AccessParts, Known } from './parts.ts'
import { activePeople, actorOf, personOf } from './person.ts'

type Parts = Pick<AccessParts, 'database' | 'clock' | 'log' | 'keys'>

/** Whose session it is, if it is still open. */
export async function readSession({ database, clock, keys }: Parts, sessionid: string): Promise<Known | undefined> {
  const row = await activePeople(database.read)
    .innerJoin('sessions', 'sessions.userid', 'users.userid')
    .where('sessions.sessionid', '=', sessionid)
    .where('sessions.revoked', 'is', null)
    .where('sessions.expires', '>', storedOf(isoOf(clock.now())))
    .executeTakeFirst()
  const person = personOf(row)
  return person && known(actorOf(person), csrfOf(keys, sessionid))
}

/** Whose personal API token it is, if it is still good. It may do no more than it was made for, and no more than its owner may now. */
export async function readApiToken(parts: Parts, tokenhash: string): Promise<Known | undefined> {
  const now = storedOf(isoOf(parts.clock.now()))
  const row = await activePeople(parts.database.read)
    .innerJoin('apitokens', 'apitokens.userid', 'users.userid')
    .where('apitokens.tokenhash', '=', tokenhash)
    .where('apitokens.revoked', 'is', null)
    .where((make) => make.or([make('apitokens.expires', 'is', null), make('apitokens.expires', '>', now)]))
    .select(['apitokens.apitokenid', 'apitokens.role as most', 'apitokens.lastused'])
    .executeTakeFirst()
  const person = personOf(row)
  if (!row || !person) return undefined
  await noteUse(parts, Number(row['apitokenid']), row['lastused'])
  // Only roles are written there.
  return known(actorOf({ ...person, role: lesserRole(person.role, row['most'] as Role) }), '')
}

const known = (actor: Actor, csrf: string): Known => ({
  web: { actor, source: 'web' },
  api: { actor, source: 'api' },
  csrf,
})

/** At most once a minute, and a database that cannot be written does not keep a reader out. */
async function noteUse({ database, clock, log }: Parts, apitokenid: number, lastused: unknown): Promise<void> {
  const now = clock.now()
  if (typeof lastused === 'string' && now - Date.parse(isoOfStored(lastused)) < 60_000) return
  try {
    await database.transaction((trx) =>
      trx
        .updateTable('apitokens')
        .set({ lastused: storedOf(isoOf(now)) })
        .where('apitokenid', '=', apitokenid)
        .execute(),
    )
  } catch (error) {
    log.warn('The use of an API token could not be noted.', { apitokenid, error })
  }
}
