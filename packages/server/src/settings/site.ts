import { text } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Clock } from '../base/clock.ts'
import { isoOf, storedOf } from '../base/clock.ts'
import type { Database, Tables } from '../database/database.ts'

/** What an administrator may change of the site while it runs. */
export const sitefields = {
  sitename: text({
    label: 'Name of the site',
    help: 'People read it above every page and in the tab of the browser.',
    required: true,
    max: 120,
  }),
} as const

/** What the site remembers of itself: its name, the hash of the open set-up link, and when it was set up (ISO 8601). */
export type SiteKey = 'sitename' | 'setuptoken' | 'setupdate' | 'trustorder' | 'junkidentities'

/** The core's own settings. They are read from the database each time, because another replica may have changed them. */
export interface SiteSettings {
  find(key: SiteKey): Promise<string | undefined>
  /** Sets the members given; null forgets one. All land together. */
  update(values: Readonly<Partial<Record<SiteKey, string | null>>>): Promise<void>
}

const core = ''

/** The settings of the site in this database. */
export function createSiteSettings(database: Database, clock: Clock): SiteSettings {
  return {
    async find(key) {
      const row = await database.read
        .selectFrom('settings')
        .select('value')
        .where('pluginname', '=', core)
        .where('key', '=', key)
        .executeTakeFirst()
      return row === undefined ? undefined : String(row['value'])
    },

    update: (values) => database.transaction((trx) => writeSite(trx, values, storedOf(isoOf(clock.now())))),
  }
}

/** Sets the members given as a part of a larger change; null forgets one. */
export async function writeSite(
  trx: Kysely<Tables>,
  values: Readonly<Partial<Record<SiteKey, string | null>>>,
  modifieddate: string,
): Promise<void> {
  const rows = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [{ pluginname: core, key, value, modifieddate }],
  )
  await trx.deleteFrom('settings').where('pluginname', '=', core).where('key', 'in', Object.keys(values)).execute()
  if (rows.length > 0) await trx.insertInto('settings').values(rows).execute()
}
