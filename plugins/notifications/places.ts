import type { Reader } from '@shopdb/contract'
import { businessunit, location } from '@shopdb/contract'

/** A tree of places or of business units: what stands above each. */
export interface Tree {
  /** It and everything above it. */
  readonly above: (id: number | null) => ReadonlySet<number>
  readonly nameOf: (id: number) => string
}

/** The places and the business units of the site. */
export interface Grounds {
  readonly locations: Tree
  readonly units: Tree
}

/** Reads both trees. */
export async function readGrounds(reader: Reader): Promise<Grounds> {
  const [locations, units] = await Promise.all([reader.listAll(location, {}), reader.listAll(businessunit, {})])
  return {
    locations: treeOf(locations.map((one) => ({ id: one.locationid, parent: one.parentlocationid, name: one.name }))),
    units: treeOf(units.map((one) => ({ id: one.businessunitid, parent: one.parentbusinessunitid, name: one.name }))),
  }
}

interface Node {
  readonly id: number
  readonly parent: number | null
  readonly name: string
}

/** A tree of nodes; one whose parent was removed stands by itself. */
export function treeOf(nodes: readonly Node[]): Tree {
  const known = new Map(nodes.map((node) => [node.id, node]))
  return {
    above: (id) => {
      const line = new Set<number>()
      for (let at = id; at !== null && !line.has(at); at = known.get(at)?.parent ?? null) line.add(at)
      return line
    },
    nameOf: (id) => known.get(id)?.name ?? `${id}`,
  }
}
