import type { Kysely } from 'kysely'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import { randomToken } from '../base/ids.ts'
import type { Tables } from '../database/database.ts'
import { hashToken, isSameText } from './keys.ts'
import type { AccessParts } from './parts.ts'

type Parts = Pick<AccessParts, 'database' | 'clock' | 'log'>
type Trx = Kysely<Tables>

const day = 24 * 3_600_000

/** A session that nobody uses ends after two weeks; milliseconds. */
export const longestidle = 14 * day
const longestlife = 90 * day
/** Two tabs may renew at once: the one that comes second still holds the token from before. */
const grace = 10_000

/** From where somebody signs in. */
export interface Device {
  readonly useragent: string
  readonly address: string
}

/** A session and, where it is new, its refresh token. */
export interface Opened {
  readonly userid: number
  readonly sessionid: string
  readonly refresh: string | undefined
}

/** Opens a session that lasts for `life` milliseconds unless it is renewed; sessions long over are dropped. */
export async function openSession(
  { database, clock }: Parts,
  userid: number,
  device: Device & { readonly life: number },
): Promise<Opened> {
  const now = clock.now()
  const sessionid = randomToken(16)
  const refresh = freshToken(sessionid)
  const createddate = storedOf(isoOf(now))
  const expires = storedOf(isoOf(now + device.life))
  const row = {
    sessionid,
    userid,
    refreshhash: hashToken(refresh),
    createddate,
    rotateddate: createddate,
    expires,
    ...deviceOf(device),
  }
  await database.transaction(async (trx) => {
    await trx.deleteFrom('sessions').where('expires', '<', createddate).execute()
    await trx.insertInto('sessions').values(row).execute()
  })
  return { userid, sessionid, refresh }
}

function deviceOf({ useragent, address }: Device): Device {
  return { useragent: useragent.toWellFormed().slice(0, 255), address: address.slice(0, 45) }
}

/** The session of a refresh token without its secret half. */
export function sessionIdOf(refresh: string): string {
  return refresh.split('.', 1)[0] ?? ''
}

const freshToken = (sessionid: string): string => `${sessionid}.${randomToken()}`

interface StoredSession {
  readonly userid: number
  readonly refreshhash: string
  readonly previoushash: string | null
  readonly createddate: string
  readonly rotateddate: string
}

/**
 * Gives a new refresh token for the one that is good now; undefined where there is no session. A token that was used
 * before means that two parties hold the session, so it ends for both.
 */
export async function rotateSession({ database, clock, log }: Parts, refresh: string): Promise<Opened | undefined> {
  const sessionid = sessionIdOf(refresh)
  return database.transaction(async (trx) => {
    const session = await findSession(trx, sessionid, clock.now())
    if (!session) return undefined
    const { userid } = session
    const used = useOf(session, hashToken(refresh), clock.now())
    if (used === 'good')
      return { userid, sessionid, refresh: await replace(trx, sessionid, { session, now: clock.now() }) }
    if (used === 'justreplaced') return { userid, sessionid, refresh: undefined }
    log.warn('A refresh token was used twice; its session was ended.', { userid })
    await endSession(trx, sessionid, clock.now())
    return undefined
  })
}

function useOf(session: StoredSession, hash: string, now: number): 'good' | 'justreplaced' | 'old' {
  if (isSameText(session.refreshhash, hash)) return 'good'
  const isJust = now - Date.parse(isoOfStored(session.rotateddate)) <= grace
  return isJust && session.previoushash !== null && isSameText(session.previoushash, hash) ? 'justreplaced' : 'old'
}

/** Undefined where another replica has replaced it in this very moment. */
async function replace(
  trx: Trx,
  sessionid: string,
  { session, now }: { session: StoredSession; now: number },
): Promise<string | undefined> {
  const refresh = freshToken(sessionid)
  const last = Date.parse(isoOfStored(session.createddate)) + longestlife
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({
      refreshhash: hashToken(refresh),
      previoushash: session.refreshhash,
      rotateddate: storedOf(isoOf(now)),
      expires: storedOf(isoOf(Math.min(now + longestidle, last))),
    })
    .where('sessionid', '=', sessionid)
    .where('refreshhash', '=', session.refreshhash)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n ? refresh : undefined
}

async function findSession(trx: Trx, sessionid: string, now: number): Promise<StoredSession | undefined> {
  const row = await trx
    .selectFrom('sessions')
    .select(['userid', 'refreshhash', 'previoushash', 'createddate', 'rotateddate'])
    .where('sessionid', '=', sessionid)
    .where('revoked', 'is', null)
    .where('expires', '>', storedOf(isoOf(now)))
    .executeTakeFirst()
  // The columns just named.
  return row as StoredSession | undefined
}

/** Ends one session. */
export async function endSession(trx: Trx, sessionid: string, now: number): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ revoked: storedOf(isoOf(now)) })
    .where('sessionid', '=', sessionid)
    .where('revoked', 'is', null)
    .execute()
}

/** Ends all sessions of a user. */
export async function endSessionsOf(trx: Trx, userid: number, now: number): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ revoked: storedOf(isoOf(now)) })
    .where('userid', '=', userid)
    .where('revoked', 'is', null)
    .execute()
}
