import { checkRows, dayOf, exactlyOne, noTwins, type RowOf, writeRule } from '@shopdb/contract'
import { receiverOf } from './channels.ts'
import { notification } from './notification.ts'
import { scope } from './scope.ts'
import { subscription } from './subscription.ts'

type Notification = RowOf<typeof notification>

/** The old database says so where a notice has no end. */
const farfuture = '2099'
/** The most hours that one of each may last, so that it is over before it comes again. */
const lengths = { daily: 24, weekly: 7 * 24, monthly: 28 * 24 } as const

const hoursOf = ({ starttime, endtime }: Notification): number =>
  endtime === null ? Infinity : (Date.parse(endtime) - Date.parse(starttime)) / 3_600_000

/** A notice ends after it begins, and what comes again is over before. */
const timingchecks = checkRows(notification, [
  {
    member: 'endtime',
    message: 'must be after the beginning',
    holds: ({ starttime, endtime }) => endtime === null || endtime > starttime,
  },
  {
    member: 'endtime',
    message:
      'is needed for a notice that comes again, at most 24 hours, 7 days or 28 days after the beginning of a daily, weekly or monthly one',
    holds: (row) => row.recurrence === 'none' || hoursOf(row) <= lengths[row.recurrence],
  },
  {
    member: 'recursuntil',
    message: 'is for a notice that comes again',
    holds: ({ recurrence, recursuntil }) => recurrence !== 'none' || recursuntil === null,
  },
  {
    member: 'recursuntil',
    message: 'must not be before the beginning',
    holds: ({ starttime, recursuntil }) => recursuntil === null || recursuntil >= dayOf(starttime),
  },
])

const openrule = writeRule(notification, {
  before: (_reader, { after: { endtime } }) => (endtime !== null && endtime >= farfuture ? { endtime: null } : {}),
})

/** A concern is one thing, and is there once. */
const things = ['businessunitid', 'locationid', 'concernedassetid'] as const
const onething = exactlyOne(scope, things, 'must be one of a business unit, a location or an asset')
const once = noTwins(scope, ['notificationid', ...things], 'The notice concerns this already.')

/** Who is to be told must be reachable. */
const receiverchecks = checkRows(subscription, [
  {
    member: 'email',
    message: 'is required where messages go by e-mail',
    holds: ({ channel, email }) => channel !== 'email' || email !== null,
  },
  {
    member: 'webhookurl',
    message: 'is required where messages go by webhook',
    holds: ({ channel, webhookurl }) => channel !== 'webhook' || webhookurl !== null,
  },
  {
    member: 'webhookurl',
    message: 'must not hold a user name or a password; the signature tells that it is yours',
    holds: ({ webhookurl }) => webhookurl === null || !/^[^/]*\/\/[^/?#]*@/u.test(webhookurl),
  },
])

/** Another address is another receiver, also of what was paused because the former one is gone. */
const pauserule = writeRule(subscription, {
  before: (_reader, { before, after }) =>
    before?.ispaused && receiverOf(before) !== receiverOf(after) ? { ispaused: false } : {},
})

export const rules = [openrule, pauserule, timingchecks, onething, once, receiverchecks]
