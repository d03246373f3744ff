import { businessunit, location, type Reader } from '@shopdb/contract'

/** Of each place, or each business unit, what stands above it. */
export type Tree = ReadonlyMap<number, number | null>

/** The places and the business units of the site. */
export interface Grounds {
  readonly locations: Tree
  readonly units: Tree
}

/** Reads both trees. */
export async function readGrounds(reader: Reader): Promise<Grounds> {
  const [locations, units] = await Promise.all([reader.listAll(location), reader.listAll(businessunit)])
  return {
    locations: new Map(locations.map((one) => [one.locationid, one.parentlocationid])),
    units: new Map(units.map((one) => [one.businessunitid, one.parentbusinessunitid])),
  }
}

/** One of a tree and everything above it; one whose parent was removed stands by itself. */
export function lineOf(tree: Tree, id: number | null): ReadonlySet<number> {
  const line = new Set<number>()
  for (let at = id; at !== null && !line.has(at); at = tree.get(at) ?? null) line.add(at)
  return line
}
