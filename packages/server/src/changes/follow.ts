import type { Kysely } from 'kysely'
import type { Clock } from '../base/clock.ts'
import type { Database, Tables } from '../database/database.ts'
import type { Changes } from './changes.ts'

/** Keys of the rows that the log told of, by entity type. */
export type Told = ReadonlyMap<string, readonly number[]>

/** What a memory is made of. */
export interface FollowParts {
  readonly database: Database
  readonly changes: Changes
  readonly clock: Clock
}

/** Something that is kept in memory and stays true. */
export interface Followed<T> {
  /** Rows of these matter. */
  readonly entitytypes: readonly string[]
  readonly load: () => Promise<T>
  /** What is known, with these rows read again; the same value where that made no difference. */
  readonly renew: (known: T, told: Told) => Promise<T>
}

/** Gives what is kept. Whoever doubts it, having met what another process has just made, has the log looked at again. */
export type Following<T> = (doubt?: 'doubt') => T | Promise<T>

/** Milliseconds after which another process may have changed something. */
const age = 1000

interface Known<T> {
  readonly value: T
  /** The last audit entry that was there when it was read. */
  readonly auditlogid: number
  readonly looked: number
  /** How many commits of this process had been heard of before it was read. */
  readonly commits: number
}

/**
 * Keeps something in memory. The audit log tells when it is no longer true: it is looked at after each commit of this process,
 * and now and then for those of others. Whoever asks gets what was committed before they asked.
 */
export function followLog<T>(parts: FollowParts, followed: Followed<T>): Following<T> {
  let known: Known<T> | undefined
  let looking: Promise<void> | undefined
  const heard = { commits: 0, end: -1 }
  parts.changes.onSpan(({ from, to, entitytypes }) => {
    heard.end = to
    const isAside = followed.entitytypes.every((entitytype) => !entitytypes.has(entitytype))
    if (known?.auditlogid === from && isAside) known = { ...known, auditlogid: to }
  })
  parts.changes.beforeAnswer(() => {
    const isStill = known?.commits === heard.commits && known.auditlogid === heard.end
    heard.commits += 1
    // What this process wrote tells of other things, and nobody wrote between: the log need not be asked.
    if (known && isStill) known = { ...known, commits: heard.commits }
  })
  const current = (): Known<T> | undefined =>
    known?.commits === heard.commits && parts.clock.now() - known.looked < age ? known : undefined
  const look = async (): Promise<void> => {
    try {
      known = await renewed(parts, followed, { known, commits: heard.commits })
    } finally {
      looking = undefined
    }
  }
  const ask = async (): Promise<T> => {
    // A look that began before may have begun before the commit that the caller knows of; the next one is shared.
    await looking?.catch(() => undefined)
    if (!current()) await (looking ??= look())
    if (known) return known.value
    throw new Error('What follows the log has not been read.')
  }
  return (doubt) => {
    if (doubt) heard.commits += 1
    return current()?.value ?? ask()
  }
}

async function renewed<T>(
  { database: { read }, clock }: FollowParts,
  followed: Followed<T>,
  { known, commits }: { readonly known: Known<T> | undefined; readonly commits: number },
): Promise<Known<T>> {
  const looked = clock.now()
  const auditlogid = await endOfLog(read)
  const seen = { auditlogid, looked, commits }
  if (!known) return { value: await followed.load(), ...seen }
  if (known.auditlogid === auditlogid) return { value: known.value, ...seen }
  const told = await toldBetween(read, followed.entitytypes, { from: known.auditlogid, to: auditlogid })
  return { value: told.size > 0 ? await followed.renew(known.value, told) : known.value, ...seen }
}

async function endOfLog(read: Kysely<Tables>): Promise<number> {
  const last = read.selectFrom('auditlogs').select((make) => make.fn.max('auditlogid').as('auditlogid'))
  return Number((await last.executeTakeFirst())?.['auditlogid'] ?? 0)
}

async function toldBetween(
  read: Kysely<Tables>,
  entitytypes: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Told> {
  const entries = read
    .selectFrom('auditlogs')
    .select(['entitytype', 'entityid'])
    .distinct()
    .where('auditlogid', '>', from)
    .where('auditlogid', '<=', to)
    .where('entitytype', 'in', entitytypes)
  const found = Map.groupBy(await entries.execute(), (row) => String(row['entitytype']))
  return new Map([...found].map(([name, rows]) => [name, rows.map((row) => Number(row['entityid']))]))
}
