import type { RowOf } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import type { EventName, Subscription, Telling } from './events.ts'
import { notification } from './notification.ts'
import type { Site } from './settings.ts'
import { type Notification, timeOf } from './times.ts'

/** A message, as far as it says what somebody knows. */
type Told = Pick<RowOf<typeof delivery>, 'state' | 'event' | 'occurrence' | 'starttime' | 'endtime'>

/** What is to be told of notices that were changed since a moment, to those who were told otherwise. */
export async function correctionsSince(site: Site, since: string, to: readonly Subscription[]): Promise<Telling[]> {
  const changed = await site.listAll(notification, { 'modifieddate.gt': since, isactive: [true, false] })
  const notificationid = changed.map((row) => row.notificationid)
  const messages = await site.listAll(delivery, { notificationid }, { sort: 'deliveryid' })
  const bytwo = Map.groupBy(messages, (one) => `${one.notificationid} ${one.subscriptionid}`)
  return [...bytwo.values()].flatMap((mine) => {
    const last = mine.findLast(({ state }) => state !== 'dropped')
    const row = changed.find((one) => one.notificationid === last?.notificationid)
    const one = to.find(({ subscriptionid }) => subscriptionid === last?.subscriptionid)
    const event = last && row && one && correctionOf(last, row, site.now())
    return event ? { row, to: one, event, occurrence: last.occurrence, sequence: mine.length } : []
  })
}

/**
 * What is to be told to whom this was told last, as long as it is not over by that. What waits is told as it is when it goes;
 * what has begun has begun, whenever; and whoever was told of an open notice knows of no end.
 */
export function correctionOf(told: Told, row: Notification, now: string): EventName | undefined {
  const { start, end } = timeOf(row, told.occurrence)
  const toldend = told.endtime ?? end
  const isOver = (moment: string | null): boolean => moment !== null && moment <= now
  const ahead = (moment: string): string => (moment > now ? moment : now)
  if (told.state !== 'sent' || isOver(toldend)) return undefined
  if (!row.isactive) return told.event === 'cancelled' ? undefined : 'cancelled'
  if (told.event === 'cancelled') return 'restored'
  if (ahead(start) === ahead(told.starttime ?? start) && end === toldend) return undefined
  return isOver(end) ? 'ended' : 'moved'
}
