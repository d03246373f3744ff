import { conflict, type Log } from '@shopdb/contract'
import { isoOf } from '../base/clock.ts'
import { randomToken } from '../base/ids.ts'
import type { SiteSettings } from '../settings/site.ts'
import { systemActor } from './actor.ts'
import type { AccessWork } from './change-set.ts'
import { hashToken, isSameText } from './keys.ts'
import type { AccessParts } from './parts.ts'
import { countAdministrators, findPerson, type Person } from './person.ts'
import { createUser, namingSetting } from './users.ts'

/** What set-up needs beside signing in. */
export interface SetupParts extends AccessParts {
  readonly site: SiteSettings
  /** Fills the site with sample data. */
  readonly sampledata: () => Promise<void>
  readonly log: Log
}

/** What the set-up page sends. */
export interface SetupInput {
  readonly sitename: string
  readonly username: unknown
  readonly displayname: unknown
  readonly password: unknown
  readonly sampledata: boolean
}

/** The beginning of a site: it is open as long as no active administrator exists. */
export interface Setup {
  /** A link with a new one-time token, in place of all former ones; undefined for a site that has an administrator. */
  link(origin: string): Promise<string | undefined>
  /** Makes the user `admin` with this password where the site has no administrator; tells whether it did. */
  ensureAdministrator(password: string): Promise<boolean>
}

/** The set-up of a site. */
export function createSetup(parts: SetupParts): Setup {
  return {
    async link(origin) {
      if ((await countAdministrators(parts.database.read)) > 0) return undefined
      const token = randomToken()
      await parts.site.update({ setuptoken: hashToken(token) })
      return `${origin}/setup?token=${token}`
    },
    ensureAdministrator: (password) => ensureAdministrator(parts, password),
  }
}

/** Whether this token opens the set-up now. */
export async function isSetupOpen({ database, site }: SetupParts, token: string): Promise<boolean> {
  const hash = await site.find('setuptoken')
  if (hash === undefined || !isSameText(hash, hashToken(token))) return false
  return (await countAdministrators(database.read)) === 0
}

/** Makes the first administrator and names the site. Of two who do it at once, one is refused and leaves nothing behind. */
export async function finishSetup(parts: SetupParts, input: SetupInput, requestid: string): Promise<Person> {
  const { username, displayname, password } = input
  const cause = { actor: systemActor, source: 'web', reason: 'Set-up', requestid } as const
  const userid = await createUser(
    parts,
    { cause, first: refuseSecond },
    { username, displayname, password, role: 'admin' },
  )
  await parts.site.update({ sitename: input.sitename, setuptoken: null, setupdate: isoOf(parts.clock.now()) })
  if (input.sampledata) await fill(parts)
  const person = await findPerson(parts.database.read, userid)
  if (!person) throw new Error('The first administrator is gone.')
  return person
}

/** Changes are committed one after the other, on every replica, so what is counted here stays true. */
async function refuseSecond({ trx }: AccessWork): Promise<void> {
  if ((await countAdministrators(trx)) > 0) throw conflict('The site is set up already; sign in.')
}

/** A site without its samples is still a site. */
async function fill({ sampledata, log }: SetupParts): Promise<void> {
  try {
    await sampledata()
  } catch (error) {
    log.error('The sample data could not be made; the site is empty.', { error })
  }
}

async function ensureAdministrator(parts: SetupParts, password: string): Promise<boolean> {
  if ((await countAdministrators(parts.database.read)) > 0) return false
  const input = { username: 'admin', displayname: 'Administrator', password, role: 'admin' } as const
  const cause = { actor: systemActor, source: 'system', reason: 'First administrator' } as const
  try {
    await createUser(parts, { cause, first: refuseSecond }, input)
    await parts.site.update({ setuptoken: null, setupdate: isoOf(parts.clock.now()) })
    return true
  } catch (error) {
    // Another replica that starts at the same time was faster.
    if ((await countAdministrators(parts.database.read)) > 0) return false
    throw namingSetting(error, 'SHOPDB_ADMIN_PASSWORD')
  }
}
