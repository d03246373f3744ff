import type { Kysely } from 'kysely'
import { followLog, type Following, type FollowParts } from '../changes/follow.ts'
import type { Work } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'
import { junkTest } from '../resources/junk.ts'
import type { IsStronger } from '../resources/precedence.ts'
import { readSite } from '../settings/site.ts'
import { parseTrustOrder, strongerThanCollector } from './trust.ts'

/** How a site takes what collectors bring. */
export interface Taking {
  readonly isJunk: (text: string) => boolean
  readonly isStronger: IsStronger
  /** One text for the settings that say so. */
  readonly said: string
}

/** The log tells of the settings of the site under this name. */
const entitytype = 'settings'

/** Keeps it in memory, for who looks ahead; another process may have changed it a second ago. */
export function keepTaking(parts: FollowParts): Following<Taking> {
  const load = (): Promise<Taking> => readTaking(parts.database.read)
  return followLog(parts, { entitytypes: [entitytype], load, renew: load })
}

/** As it is for what is written now, whoever has changed it. */
export function takingIn({ memory, trx }: Work): Promise<Taking> {
  return memory.table(entitytype, () => readTaking(trx))
}

async function readTaking(read: Kysely<Tables>): Promise<Taking> {
  const settings = await readSite(read, ['trustorder', 'junkidentities'])
  const [order, words = ''] = [settings.get('trustorder'), settings.get('junkidentities')]
  return {
    isJunk: junkTest(words),
    isStronger: strongerThanCollector(parseTrustOrder(order)),
    said: JSON.stringify([order, words]),
  }
}
