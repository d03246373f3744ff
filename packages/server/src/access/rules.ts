import { conflict } from '@shopdb/contract'
import type { AccessWork } from './change-set.ts'
import { countAdministrators } from './person.ts'
import { endSessionsOf } from './session.ts'

/** What a row of users or roles is about to become, as stored; the engine above has more to say of it. */
export interface AccessStep {
  readonly entityid: number | undefined
  readonly before: Readonly<Record<string, unknown>> | undefined
  readonly after: Readonly<Record<string, unknown>> | undefined
}

/** What access adds to the writing of one table. */
export interface AccessRule {
  check(work: Pick<AccessWork, 'trx' | 'time'>, step: AccessStep): Promise<void>
  follow(work: Pick<AccessWork, 'trx' | 'time'>, step: AccessStep): Promise<void>
}

/** Keeps an administrator on the site, and ends what a user can do when the user ends. */
export function userRule(changed: () => void): AccessRule {
  return {
    async check({ trx }, { entityid, before, after }) {
      if (!before || after || entityid === undefined) return
      for (const table of ['sessions', 'apitokens', 'credentials'])
        await trx.deleteFrom(table).where('userid', '=', entityid).execute()
    },
    async follow(work, step) {
      await lastAdministrator(work, step)
      if (step.entityid !== undefined && step.after?.['isactive'] === 0)
        await endSessionsOf(work.trx, step.entityid, Date.parse(work.time))
      changed()
    },
  }
}

/**
 * Throws `conflict` when the step was done to the last active administrator. It looks after the step and not before, so
 * that two removed in one bulk edit do not each count on the other.
 */
export async function lastAdministrator(
  { trx }: Pick<AccessWork, 'trx'>,
  { before, after }: AccessStep,
): Promise<void> {
  if (!before || (before['roleid'] === after?.['roleid'] && before['isactive'] === after?.['isactive'])) return
  const role = await trx.selectFrom('roles').select('level').where('roleid', '=', before['roleid']).executeTakeFirst()
  if (role?.['level'] !== 'admin' || before['isactive'] !== 1) return
  if ((await countAdministrators(trx)) > 0) return
  throw conflict('This is the last administrator of the site; make another one first.', [
    { path: '/roleid', message: 'must stay that of an administrator' },
  ])
}

/** The four roles stay. */
export const roleRule: AccessRule = {
  async check(_work, { before, after }) {
    if (before && after?.['isactive'] !== 1) throw conflict('The four roles are fixed; only their titles can change.')
  },
  follow: async () => undefined,
}
