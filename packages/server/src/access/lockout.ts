import type { Kysely } from 'kysely'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import { foldText } from '../base/fold.ts'
import type { Tables } from '../database/database.ts'
import { upsertMany } from '../database/rows.ts'
import type { AccessParts } from './parts.ts'
import { TooManyError } from './too-many.ts'

type Parts = Pick<AccessParts, 'database' | 'clock'>

const free = 5
const firstwait = 5
const longestwait = 15 * 60
const day = 24 * 3_600_000

/** Seconds to wait after so many wrong passwords in a row: none, then 5, 10, 20, up to a quarter of an hour. */
export function waitAfter(failures: number): number {
  return failures < free ? 0 : Math.min(longestwait, firstwait * 2 ** (failures - free))
}

/** Throws `toomany` while the name has to wait, whether anybody has it or not; gives the wrong passwords so far. */
export async function refuseLocked({ database, clock }: Parts, username: string): Promise<number> {
  const query = database.read.selectFrom('signinfailures').select(['failures', 'lockeduntil'])
  const row = await query.where('usernamekey', '=', keyOf(username)).executeTakeFirst()
  if (!row?.['lockeduntil']) return Number(row?.['failures'] ?? 0)
  const seconds = Math.ceil((Date.parse(isoOfStored(String(row['lockeduntil']))) - clock.now()) / 1000)
  if (seconds > 0)
    throw new TooManyError(`Too many wrong passwords for this user name; try again in ${seconds} seconds.`, seconds)
  return Number(row['failures'])
}

/** Writes down one more wrong password. */
export async function countFailure({ database, clock }: Parts, username: string): Promise<void> {
  const now = clock.now()
  const usernamekey = keyOf(username)
  const one = { usernamekey, failures: 1, lockeduntil: null, modifieddate: storedOf(isoOf(now)) }
  await database.transaction(async (trx) => {
    await trx
      .deleteFrom('signinfailures')
      .where('modifieddate', '<', storedOf(isoOf(now - day)))
      .execute()
    await upsertMany(
      trx,
      { table: 'signinfailures', key: ['usernamekey'], onto: { failures: 'add', modifieddate: 'take' } },
      [one],
    )
    const row = await trx
      .selectFrom('signinfailures')
      .select('failures')
      .where('usernamekey', '=', usernamekey)
      .executeTakeFirst()
    const wait = waitAfter(Number(row?.['failures']))
    if (wait === 0) return
    const lockeduntil = storedOf(isoOf(now + wait * 1000))
    await trx.updateTable('signinfailures').set({ lockeduntil }).where('usernamekey', '=', usernamekey).execute()
  })
}

/** A right password, or a new one, ends the counting. */
export async function forgetFailures(trx: Kysely<Tables>, username: string): Promise<void> {
  await trx.deleteFrom('signinfailures').where('usernamekey', '=', keyOf(username)).execute()
}

const keyOf = (username: string): string => foldText(username).slice(0, 60)
