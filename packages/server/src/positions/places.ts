import type { Clock } from '../base/clock.ts'
import type { Changes } from '../changes/changes.ts'
import type { Database } from '../database/database.ts'
import type { Place } from './resolve.ts'

/** The tree of locations, by key. */
export type Places = ReadonlyMap<number, Place>

/** What the memory is made of. */
export interface PlacesParts {
  readonly database: Database
  readonly changes: Changes
  readonly clock: Clock
}

interface Known {
  readonly places: Places
  /** The last audit entry that was there when they were read. */
  readonly auditlogid: number
  readonly looked: number
}

/** Milliseconds after which another process may have changed something. */
const age = 1000

/**
 * Locations are few and asked for all the time, so they are kept in memory. The audit log tells when they have changed: it is
 * looked at after each commit of this process, and now and then for those of others.
 */
export function createPlaces({ database, changes, clock }: PlacesParts): () => Places | Promise<Places> {
  let known: Known | undefined
  let isDue = true
  changes.onCommit(() => {
    isDue = true
  })
  const look = async (): Promise<Places> => {
    isDue = false
    known = await renewed(database, known, clock.now())
    return known.places
  }
  return () => (known && !isDue && clock.now() - known.looked < age ? known.places : look())
}

async function renewed({ read }: Database, known: Known | undefined, looked: number): Promise<Known> {
  const entries = read.selectFrom('auditlogs').where('auditlogid', '>', known?.auditlogid ?? 0)
  const last = await entries.select((make) => make.fn.max('auditlogid').as('auditlogid')).executeTakeFirst()
  const auditlogid = Number(last?.['auditlogid'] ?? known?.auditlogid ?? 0)
  const moved = known && entries.select('auditlogid').where('entitytype', '=', 'locations').limit(1)
  if (known && !(await moved?.executeTakeFirst())) return { ...known, auditlogid, looked }
  const rows = await read
    .selectFrom('locations')
    .select(['locationid', 'parentlocationid', 'mapx', 'mapy', 'floorplanid'])
    .execute()
  // Rows of this very table.
  const places = (rows as unknown as readonly (Place & { locationid: number })[]).map(
    (row) => [row.locationid, row] as const,
  )
  return { places: new Map(places), auditlogid, looked }
}
