import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import type { Actor } from './actor.ts'
import type { Caller } from './caller.ts'
import type { AccessParts } from './parts.ts'

/** How collector keys begin, so that people and secret scanners know one when they see it. */
export const apikeyprefix = 'shopdb_key_'

type Parts = Pick<AccessParts, 'database' | 'clock' | 'log'>

/** Whose collector key it is, if it is still good. A key belongs to one plugin and opens its collectors, nothing else. */
export async function readApiKey(parts: Parts, keyhash: string): Promise<Caller | undefined> {
  const now = storedOf(isoOf(parts.clock.now()))
  const row = await parts.database.read
    .selectFrom('apikeys')
    .select(['apikeyid', 'name', 'pluginname', 'lastused'])
    .where('keyhash', '=', keyhash)
    .where('revoked', 'is', null)
    .where((make) => make.or([make('expires', 'is', null), make('expires', '>', now)]))
    .executeTakeFirst()
  if (!row) return undefined
  const actor: Actor = {
    kind: 'apikey',
    userid: null,
    apikeyid: Number(row['apikeyid']),
    pluginname: String(row['pluginname']),
    name: String(row['name']),
    role: 'viewer',
  }
  await noteUse(parts, actor, row['lastused'])
  return { actor, source: 'collector' }
}

/** At most once a minute, and a database that cannot be written does not keep a collector out. */
async function noteUse({ database, clock, log }: Parts, { apikeyid }: Actor, lastused: unknown): Promise<void> {
  const now = clock.now()
  if (typeof lastused === 'string' && now - Date.parse(isoOfStored(lastused)) < 60_000) return
  const used = { lastused: storedOf(isoOf(now)) }
  try {
    await database.transaction((trx) => trx.updateTable('apikeys').set(used).where('apikeyid', '=', apikeyid).execute())
  } catch (error) {
    log.warn('The use of a collector key could not be noted.', { apikeyid, error })
  }
}
