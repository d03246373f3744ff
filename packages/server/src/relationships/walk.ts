import { mostdepth } from './kinds.ts'

/** An asset that a walk came to. */
export interface Reached {
  readonly assetid: number
  /** Ties away from the start; 0 is the start. */
  readonly depth: number
  /** The tie over which it was reached; null for the start. */
  readonly via: number | null
}

/** What lies one tie beyond the assets last reached, and was not reached before; at most `most` of it. */
export type Beyond = (
  from: readonly number[],
  reached: readonly number[],
  most: number,
) => Promise<readonly { readonly assetid: number; readonly via: number }[]>

/** How far a walk goes, and how many assets it may reach. */
export interface Bounds {
  readonly depth?: number
  readonly most: number
}

/** Where a walk came to. `istruncated`: there was more than it may reach; the nearest are here. */
export interface Walked {
  readonly reached: readonly Reached[]
  readonly istruncated: boolean
}

/** Walks over ties from one asset: each asset once, the nearest first, at most 3 ties away. */
export async function walk(start: number, beyond: Beyond, { depth = mostdepth, most }: Bounds): Promise<Walked> {
  const reached: Reached[] = [{ assetid: start, depth: 0, via: null }]
  for (let away = 1; away <= Math.min(depth, mostdepth); away += 1) {
    const from = reached.filter((one) => one.depth === away - 1).map((one) => one.assetid)
    if (from.length === 0) break
    const known = reached.map((one) => one.assetid)
    const room = most - reached.length
    const found = await beyond(from, known, room + 1)
    reached.push(...found.slice(0, room).map((one) => ({ ...one, depth: away })))
    if (found.length > room) return { reached, istruncated: true }
  }
  return { reached, istruncated: false }
}
