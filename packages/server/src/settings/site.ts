import { choice, markdown, text } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { type Clock, isoOf, storedOf } from '../base/clock.ts'
import { gathered } from '../base/gathered.ts'
import type { Database, Tables } from '../database/database.ts'
import { upsertMany } from '../database/rows.ts'

/** What a site is asked for when it is set up. */
export const sitefields = {
  sitename: text({
    label: 'Name of the site',
    help: 'People read it above every page and in the tab of the browser.',
    required: true,
    max: 120,
  }),
} as const

/** How the site takes what collectors bring. */
export const collectorfields = {
  trustorder: choice({
    label: 'Whose word counts',
    help: 'When they say different things of a field, the first wins: what people set, what programs report, what comes from the old database.',
    choices: [
      'manual,collector,import',
      'manual,import,collector',
      'collector,manual,import',
      'collector,import,manual',
      'import,manual,collector',
      'import,collector,manual',
    ],
    labels: {
      'manual,collector,import': 'people, programs, old database',
      'manual,import,collector': 'people, old database, programs',
      'collector,manual,import': 'programs, people, old database',
      'collector,import,manual': 'programs, old database, people',
      'import,manual,collector': 'old database, people, programs',
      'import,collector,manual': 'old database, programs, people',
    },
    default: 'manual,collector,import',
  }),
  junkidentities: markdown({
    label: 'Numbers that say nothing',
    help: 'One a line, beside those that are known: serial numbers, names and addresses by which a collector must not know a thing again.',
    max: 20_000,
  }),
} as const

/** Who may look at the site from afar. */
export const displayfields = {
  displays: choice({
    label: 'Who sees wall displays',
    help: 'Without signing in a screen shows the cards of the display, and nothing else of the site.',
    choices: ['signedin', 'everybody'],
    labels: { signedin: 'people who are signed in', everybody: 'every screen on the network' },
    default: 'signedin',
  }),
} as const

/** Everything that an administrator may change of the site. */
export const changeablefields = { ...sitefields, ...collectorfields, ...displayfields } as const

/** What the site remembers of itself: its settings, the hash of the open set-up link, and when it was set up (ISO 8601). */
export type SiteKey = keyof typeof changeablefields | 'setuptoken' | 'setupdate'

/** The core's own settings. They are read from the database each time, because another replica may have changed them. */
export interface SiteSettings {
  find(key: SiteKey): Promise<string | undefined>
  /** Sets the members given; null forgets one. All land together. */
  update(values: Readonly<Partial<Record<SiteKey, string | null>>>): Promise<void>
}

const core = ''

/** The settings of the site in this database. */
export function createSiteSettings(database: Database, clock: Clock): SiteSettings {
  const kept = gathered((keys) => readSite(database.read, keys))
  return {
    find: async (key) => (await kept([key])).get(key),
    update: (values) => database.transaction((trx) => writeSite(trx, values, storedOf(isoOf(clock.now())))),
  }
}

/** What is set of these, whichever way the database is looked at. */
export async function readSite(read: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('pluginname', '=', core)
    .where('key', 'in', [...keys])
    .execute()
  return new Map(rows.map((row) => [String(row['key']), String(row['value'])]))
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
  const gone = Object.entries(values).flatMap(([key, value]) => (value === null ? [key] : []))
  if (gone.length > 0)
    await trx.deleteFrom('settings').where('pluginname', '=', core).where('key', 'in', gone).execute()
  // Two replicas may write one setting at once: the last one's word holds.
  await upsertMany(trx, { table: 'settings', key: ['pluginname', 'key'] }, rows)
}
