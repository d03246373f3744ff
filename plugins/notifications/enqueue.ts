import { addMissing, type InputOf } from '@shopdb/contract'
import { receiverOf } from './channels.ts'
import { delivery } from './delivery.ts'
import { happeningsOf, isSubscribed, type Happening, type Subscription } from './events.ts'
import { hoursFrom, type Notice, readNotices } from './notices.ts'
import { readGrounds } from './places.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'

type Wanted = InputOf<typeof delivery>

/** Hours. What is announced may begin long after. */
const day = 24
const year = 366 * day

/** Writes down who is to be told of what has happened in the last day, once for each; what comes again is announced once. */
export async function enqueue(site: Site): Promise<void> {
  const wanted = await wantedNow(site)
  // Another replica may have come first: what is there is looked at where nobody else writes.
  if (wanted.length > 0) await site.change('Messages about notices', (work) => addMissing(work, delivery, wanted))
}

async function wantedNow(site: Site): Promise<readonly Wanted[]> {
  const subscriptions = await site.listAll(subscription, { ispaused: false })
  if (subscriptions.length === 0) return []
  const now = site.now()
  const settled = hoursFrom(now, -(await site.settings.get('waitminutes')) / 60)
  const lately = { now, since: hoursFrom(now, -day) }
  const [notices, grounds] = await Promise.all([
    readNotices(site, lately.since, hoursFrom(now, year)),
    readGrounds(site),
  ])
  return notices
    .filter(isSettled(settled))
    .flatMap((notice) =>
      happeningsOf(notice.row, notice.occurrence, lately).flatMap((happening) =>
        subscriptions
          .filter((one) => isSubscribed(one, notice, happening, grounds))
          .map((one) => messageOf(one, notice, happening)),
      ),
    )
}

/** Whether a notice says whom it concerns, or has had the time to. */
const isSettled =
  (since: string) =>
  ({ row, concerns }: Notice): boolean =>
    concerns.length > 0 || row.createddate <= since

const messageOf = (one: Subscription, { row }: Notice, { event, occurrence }: Happening): Wanted => ({
  notificationid: row.notificationid,
  subscriptionid: one.subscriptionid,
  event,
  occurrence,
  receiver: receiverOf(one).slice(0, 255),
})
