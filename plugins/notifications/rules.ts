import { conflict, invalidInput, type RowOf, writeRule } from '@shopdb/contract'
import { notification } from './notification.ts'
import { dayOf } from './occurrences.ts'
import { scope } from './scope.ts'
import { subscription } from './subscription.ts'

type Notification = RowOf<typeof notification>

/** The old database says so where a notice has no end. */
const farfuture = '2099'
/** The most hours that one of each may last, so that it is over before it comes again. */
const lengths = { daily: 24, weekly: 7 * 24, monthly: 28 * 24 } as const

const wrong = (member: string, message: string): Error => invalidInput([{ path: `/${member}`, message }])

/** A notice ends after it begins, and what comes again is over before. */
const timingRule = writeRule(notification, {
  before: (_reader, { after }) => {
    const { starttime, endtime } = after
    if (endtime !== null && endtime >= farfuture) return { endtime: null }
    if (endtime !== null && endtime <= starttime) throw wrong('endtime', 'must be after the beginning')
    checkRecurrence(after)
    return {}
  },
})

function checkRecurrence({ recurrence, recursuntil, starttime, endtime }: Notification): void {
  if (recurrence === 'none') {
    if (recursuntil !== null) throw wrong('recursuntil', 'is for a notice that comes again')
    return
  }
  if (endtime === null) throw wrong('endtime', 'is needed for a notice that comes again')
  const hours = (Date.parse(endtime) - Date.parse(starttime)) / 3_600_000
  if (hours > lengths[recurrence])
    throw wrong('endtime', `must be at most ${lengths[recurrence]} hours after the beginning of a ${recurrence} notice`)
  if (recursuntil !== null && recursuntil < dayOf(starttime))
    throw wrong('recursuntil', 'must not be before the beginning')
}

/** A concern is one thing, and is there once. */
const scopeRule = writeRule(scope, {
  before: async (reader, { after }) => {
    const { notificationid, businessunitid, locationid, concernedassetid } = after
    const things = Object.entries({ businessunitid, locationid, concernedassetid })
    const [only, second] = things.filter(([, id]) => id !== null)
    if (!only || second)
      throw wrong(second?.[0] ?? 'businessunitid', 'must be one of a business unit, a location or an asset')
    const others = { notificationid, 'notificationscopeid.ne': after.notificationscopeid }
    if (after.isactive && (await reader.find(scope, { ...others, [only[0]]: only[1] })))
      throw conflict('The notice concerns this already.')
  },
})

const receivers = { email: 'email', webhook: 'webhookurl' } as const

/** Who is to be told must be reachable. */
const receiverRule = writeRule(subscription, {
  before: (_reader, { after }) => {
    const receiver = receivers[after.channel]
    if (after[receiver] === null) throw wrong(receiver, 'is where messages are sent')
  },
})

export const rules = [timingRule, scopeRule, receiverRule]
