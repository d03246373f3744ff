import { followLog, type FollowParts } from '../changes/follow.ts'
import type { Place } from './resolve.ts'

/** A location: what the rule looks at, and what people call it. */
export interface NamedPlace extends Place {
  readonly locationid: number
  readonly name: string
  readonly isactive: number
}

/** The tree of locations, by key. */
export type Places = ReadonlyMap<number, NamedPlace>

/** Locations are few and asked for all the time, so they are kept in memory. */
export function createPlaces(parts: FollowParts): () => Places | Promise<Places> {
  const load = (): Promise<Places> => readPlaces(parts)
  return followLog(parts, { entitytypes: ['locations'], load, renew: load })
}

/** All locations. */
export async function readPlaces({ database: { read } }: Pick<FollowParts, 'database'>): Promise<Places> {
  const rows = await read
    .selectFrom('locations')
    .select(['locationid', 'name', 'parentlocationid', 'mapx', 'mapy', 'floorplanid', 'isactive'])
    .execute()
  // Rows of this very table.
  return new Map((rows as unknown as readonly NamedPlace[]).map((row) => [row.locationid, row]))
}
