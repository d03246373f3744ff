import { checkRows, writeRule } from '@shopdb/contract'
import { license } from './license.ts'

const licensechecks = checkRows(license, [
  {
    member: 'seats',
    message: 'must say how many, unless the license is for the site',
    holds: ({ kind, seats }) => kind === 'site' || seats !== null,
  },
  {
    member: 'enddate',
    message: 'must not be before the license begins',
    holds: ({ startdate, enddate }) => startdate === null || enddate === null || enddate >= startdate,
  },
])

/** A license for all of the site has no seats, and only one per person is given to somebody. */
const seatsrule = writeRule(license, {
  before: (_reader, { after: { kind, seats, assigned } }) => ({
    seats: kind === 'site' ? null : seats,
    assigned: kind === 'per person' ? (assigned ?? 0) : null,
  }),
})

export const rules = [licensechecks, seatsrule]
