import { invalidInput, writeRule } from '@shopdb/contract'
import { license } from './license.ts'

/** A license says how often it may be used, unless it is for all of the site. */
export const licenserule = writeRule(license, {
  before: (_reader, { after }) => {
    const { kind, seats, assigned, startdate, enddate } = after
    if (kind !== 'site' && seats === null)
      throw invalidInput([{ path: '/seats', message: `must say how many, for a license ${wordsOf(kind)}` }])
    if (startdate !== null && enddate !== null && enddate < startdate)
      throw invalidInput([{ path: '/enddate', message: 'must not be before the license begins' }])
    return {
      seats: kind === 'site' ? null : seats,
      assigned: kind === 'per person' ? (assigned ?? 0) : null,
    }
  },
})

const wordsOf = (kind: string): string => (kind === 'concurrent' ? 'for concurrent use' : kind)
