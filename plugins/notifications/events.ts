import type { RowOf } from '@shopdb/contract'
import { isFor } from './concerns.ts'
import type { delivery } from './delivery.ts'
import type { Notice } from './notices.ts'
import type { Occurrence } from './occurrences.ts'
import type { Grounds } from './places.ts'
import type { subscription } from './subscription.ts'
import { hoursFrom, type Notification } from './times.ts'

/** Who is told, and of what. */
export type Subscription = RowOf<typeof subscription>

/** What somebody may be told of. */
export type EventName = RowOf<typeof delivery>['event']

/** Something that has happened to a notice. */
export interface Happening {
  readonly event: 'announced' | 'started' | 'ended'
  /** With the notice and the event it names the happening, once and for all. */
  readonly occurrence: string
  readonly at: string
}

/** Something that somebody is to be told. */
export interface Telling extends Pick<Happening, 'occurrence'> {
  readonly event: EventName
  readonly row: Notification
  readonly to: Subscription
  /** Counts the messages to somebody about a notice, where this corrects them. */
  readonly sequence?: number
}

/** The span in which something has happened. */
export interface Lately {
  /** Not before it: what is older is nobody's news. */
  readonly since: string
  readonly now: string
}

/**
 * What has happened to a notice lately. It is announced when it is written down more than a minute before it begins; it
 * has begun at its beginning, or when it is written down while it holds; it has ended at its end. What was written down after
 * it was over is no news.
 */
export function happeningsOf(row: Notification, { key, start, end }: Occurrence, lately: Lately): readonly Happening[] {
  const { createddate } = row
  const isOver = end !== null && end <= lately.now
  const begun = start > createddate ? start : createddate
  const all: readonly (Happening | false)[] = [
    !isOver &&
      row.starttime > hoursFrom(createddate, minute) && { event: 'announced', occurrence: 'once', at: createddate },
    !isOver && { event: 'started', occurrence: key, at: begun },
    end !== null && end > createddate && { event: 'ended', occurrence: key, at: end },
  ]
  return all.filter((one) => one !== false).filter(({ at }) => at > lately.since && at <= lately.now)
}

/** In hours: what begins from now on may be written down a moment before. */
const minute = 1 / 60

const ranks = { info: 0, warning: 1, critical: 2 } as const

/** Whether a subscription is for what has happened; who has subscribed later is told from then on. */
export function isSubscribed(
  one: Subscription,
  { row, concerns }: Notice,
  { event, at }: Happening,
  grounds: Grounds,
): boolean {
  const flags = { announced: one.onannounced, started: one.onstarted, ended: one.onended }
  return (
    flags[event] &&
    at >= one.createddate &&
    (one.type === null || one.type === row.type) &&
    ranks[row.severity] >= ranks[one.leastseverity] &&
    isFor(concerns, { businessunitid: one.businessunitid }, grounds)
  )
}
