import type { RowOf } from '@shopdb/contract'
import type { license } from './license.ts'

/** What of a license says how many may use it. */
export type Terms = Pick<
  RowOf<typeof license>,
  'licenseid' | 'kind' | 'versions' | 'seats' | 'assigned' | 'startdate' | 'enddate'
>

/** A version of the program on a computer. */
export interface Install {
  readonly computerid: number
  /** Empty where the program tells none. */
  readonly version: string
}

/** How much of a license is used; null where nobody can count it, or it is not in force. */
export interface Use {
  readonly licenseid: number
  readonly used: number | null
  readonly over: number
}

/** How the licenses of one program stand. */
export interface Standing {
  readonly uses: readonly Use[]
  /** Computers whose version no license covers that is in force. */
  readonly uncovered: number
}

/** Whether computers are without a license, or more use one than may. */
export const isMissing = ({ uncovered, uses }: Standing): boolean => uncovered > 0 || uses.some(({ over }) => over > 0)

/** Whether a license is in force on a day; its last day counts. */
export function isInForce({ startdate, enddate }: Pick<Terms, 'startdate' | 'enddate'>, today: string): boolean {
  return (startdate ?? '') <= today && (enddate === null || today <= enddate)
}

/**
 * How the licenses of one program stand. A version belongs to the licenses whose `versions` fit it best; a computer counts
 * once among those. Seats per computer are filled in the order in which licenses end, and who finds none is over, unless
 * a license of another kind stands beside.
 */
export function standingOf(licenses: readonly Terms[], installs: readonly Install[], today: string): Standing {
  const inforce = licenses.filter((one) => isInForce(one, today))
  const pools = Map.groupBy(inforce, ({ versions }) => versions ?? '')
  const prefixes = [...pools.keys()].toSorted((one, other) => other.length - one.length)
  const byprefix = Map.groupBy(installs, ({ version }) => prefixes.find((prefix) => version.startsWith(prefix)))
  const computers = (prefix: string | undefined): number =>
    new Set((byprefix.get(prefix) ?? []).map(({ computerid }) => computerid)).size
  const idle = licenses
    .filter((one) => !inforce.includes(one))
    .map(({ licenseid }) => ({ licenseid, used: null, over: 0 }))
  return {
    uses: [...[...pools].flatMap(([prefix, pool]) => usesOf(pool, computers(prefix))), ...idle],
    uncovered: licenses.length === 0 ? 0 : computers(undefined),
  }
}

function usesOf(pool: readonly Terms[], computers: number): readonly Use[] {
  const counted = pool.filter(({ kind }) => kind === 'per computer').toSorted(endingFirst)
  let left = computers
  const filled = counted.map(({ licenseid, seats }, at): Use => {
    const isLast = at === counted.length - 1 && counted.length === pool.length
    const used = isLast ? left : Math.min(left, seats ?? 0)
    left -= used
    return { licenseid, used, over: Math.max(used - (seats ?? 0), 0) }
  })
  return [...filled, ...pool.filter(({ kind }) => kind !== 'per computer').map((one) => otherUse(one, computers))]
}

function otherUse({ licenseid, kind, seats, assigned }: Terms, computers: number): Use {
  if (kind === 'site') return { licenseid, used: computers, over: 0 }
  // The server that hands them out knows, and nobody else.
  if (kind === 'concurrent') return { licenseid, used: null, over: 0 }
  const used = assigned ?? 0
  return { licenseid, used, over: Math.max(used - (seats ?? 0), 0) }
}

const never = '9999-12-31'

function endingFirst(one: Terms, other: Terms): number {
  return (one.enddate ?? never).localeCompare(other.enddate ?? never) || one.licenseid - other.licenseid
}
