import { storedOf } from '../base/clock.ts'
import { upsertMany } from '../database/rows.ts'
import type { AccessWork } from './change-set.ts'
import { forgetFailures } from './lockout.ts'
import { endSessionsOf } from './session.ts'
import { touchPassword } from './user-rows.ts'

/** Gives a user a new password: audited as the moment it was set, and whoever was signed in as that user is not any more. */
export async function setPassword(
  work: AccessWork,
  user: { readonly userid: number; readonly username: string },
  passwordhash: string,
): Promise<void> {
  const { trx } = work
  const row = { userid: user.userid, passwordhash, modifieddate: storedOf(work.time) }
  await upsertMany(trx, { table: 'credentials', key: ['userid'] }, [row])
  await touchPassword(work, user.userid)
  await endSessionsOf(trx, user.userid, Date.parse(work.time))
  await forgetFailures(trx, user.username)
}
