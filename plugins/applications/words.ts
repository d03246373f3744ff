import { inWords, type Tone } from '@shopdb/contract'
import type { License, ReadStanding } from './read-standings.ts'
import { isInForce, type Use } from './use-of-seats.ts'

/** What is said, and how it is meant. */
export interface Told {
  readonly value: string
  readonly tone: Tone
}

/** How much of a license that is in force is used, as people say it. */
export function toldUse({ kind, seats }: License, { used, over }: Use): Told {
  const tone = over > 0 ? 'error' : 'success'
  if (kind === 'concurrent') return { value: `${seats ?? 0} at a time`, tone }
  return { value: kind === 'site' ? `${used ?? 0}, site license` : `${used ?? 0} of ${seats ?? 0}`, tone }
}

/** The page of who has the program. */
export const softwareOf = ({ applicationid }: ReadStanding): string =>
  `/pages/computers/software?applicationid=${applicationid}`

/** The seats of all licenses of a program together, and whether that is enough. */
export function toldStanding({ licenses, uncovered, uses }: ReadStanding, today: string): Told {
  const over = uses.reduce((sum, one) => sum + one.over, 0)
  if (uncovered > 0) return { value: `${uncovered} without a license`, tone: 'error' }
  if (over > 0) return { value: `${over} too many`, tone: 'error' }
  const inforce = licenses.filter((one) => isInForce(one, today)).length
  if (inforce === 0) return { value: 'none in force', tone: 'neutral' }
  return { value: inWords(inforce, 'license'), tone: 'success' }
}
