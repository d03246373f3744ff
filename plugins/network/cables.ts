import { portWord } from './words.ts'

/** A port, as far as its cable goes. */
export interface CabledPort {
  readonly portid: number
  readonly deviceid: number
  readonly name: string
  readonly connectedassetid: number | null
  readonly remoteportid: number | null
  readonly isactive: boolean
}

/** Two assets, the one with the lower key first. */
export interface Pair {
  readonly one: number
  readonly other: number
}

/** The two ends of the cable in a port; a removed port has none. */
export function pairOf(port: CabledPort | undefined): Pair | undefined {
  if (!port?.isactive || port.connectedassetid === null || port.connectedassetid === port.deviceid) return undefined
  const { deviceid, connectedassetid } = port
  return { one: Math.min(deviceid, connectedassetid), other: Math.max(deviceid, connectedassetid) }
}

/** How the relation of a pair reads: from what is connected to what it is connected to. */
export interface Wire {
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly label: string
}

/** A relation, as far as the cable goes that it tells of. */
export interface CableTie {
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly relationshiptypeid: number
  /** The relation that it came with: such a one is no cable's. */
  readonly propagatedfromid: number | null
  readonly isactive: boolean
}

/** Where cables led whose relation was ended or aimed elsewhere, and where one of a device leads now. */
export interface MovedCables {
  readonly ends: readonly number[]
  readonly leadsTo: (deviceid: number) => number | null
}

/** What a write of a relation means for its cables; undefined where they stay. */
export function movedCables(before: CableTie | undefined, after: CableTie): MovedCables | undefined {
  if (!before?.isactive || before.propagatedfromid !== null) return undefined
  const isKept = after.isactive && after.relationshiptypeid === before.relationshiptypeid
  const ends = [before.sourceassetid, before.targetassetid]
  const now = isKept ? [after.sourceassetid, after.targetassetid] : []
  if (ends.every((end) => now.includes(end))) return undefined
  return {
    ends,
    leadsTo: (deviceid) => (now.includes(deviceid) ? (now.find((end) => end !== deviceid) ?? null) : null),
  }
}

const longest = 120

/**
 * The relation between two assets that follows from the ports of both, or undefined where no cable is. It points to the
 * device whose port it is; where both ends are ports, to the one with the lower key.
 */
export function wireOf({ one, other }: Pair, ports: readonly CabledPort[]): Wire | undefined {
  const cabled = ports.filter((port) => pairOf(port)?.one === one && pairOf(port)?.other === other)
  const [targetassetid, sourceassetid] = cabled.some(({ deviceid }) => deviceid === one) ? [one, other] : [other, one]
  const farOf = (port: CabledPort) => cabled.find(({ portid }) => portid === port.remoteportid)
  const cables = cabled.filter((port) => port.deviceid === targetassetid || !farOf(port))
  if (cables.length === 0) return undefined
  const words = cables.map((port) => {
    const far = farOf(port)
    return far ? `${portWord(far.name)} - ${portWord(port.name)}` : portWord(port.name)
  })
  const label = words.toSorted().join(', ')
  return { sourceassetid, targetassetid, label: label.length > longest ? `${words.length} cables` : label }
}
