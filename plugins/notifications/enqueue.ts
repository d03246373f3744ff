import type { InputOf } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { happeningsOf, isSubscribed, type Happening, type Subscription } from './events.ts'
import { hoursFrom, readNotices } from './notices.ts'
import { readGrounds } from './places.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'

type Wanted = InputOf<typeof delivery>

/** Hours. What is announced may begin long after. */
const day = 24
const year = 366 * day

/** Writes down who is to be told of what has happened in the last day, once for each. */
export async function enqueue(site: Site): Promise<void> {
  const wanted = await wantedNow(site)
  const notificationid = [...new Set(wanted.map((one) => one.notificationid))]
  if (notificationid.length === 0) return
  // Another replica may have come first: what is there is looked at where nobody else writes.
  await site.change('Messages about notices', async (work) => {
    const there = await work.listAll(delivery, { notificationid, isactive: [true, false] })
    const known = new Set(there.map(keyOf))
    for (const one of wanted) {
      // What comes again is announced once, whichever of its times is looked at.
      if (!known.has(keyOf(one))) await work.create(delivery, one)
      known.add(keyOf(one))
    }
  })
}

async function wantedNow(site: Site): Promise<readonly Wanted[]> {
  const subscriptions = await site.listAll(subscription)
  if (subscriptions.length === 0) return []
  const now = site.now()
  const lately = { now, since: hoursFrom(now, -day) }
  const [notices, grounds] = await Promise.all([
    readNotices(site, lately.since, hoursFrom(now, year)),
    readGrounds(site),
  ])
  return notices.flatMap((notice) =>
    happeningsOf(notice.row, notice.occurrence, lately).flatMap((happening) =>
      subscriptions
        .filter((one) => isSubscribed(one, notice, happening, grounds))
        .map((one) => ({ ...messageOf(one, happening, now), notificationid: notice.row.notificationid })),
    ),
  )
}

function messageOf(
  { subscriptionid, channel, email, webhookurl }: Subscription,
  { event, occurrence }: Happening,
  nextattempt: string,
) {
  const receiver = (channel === 'email' ? email : webhookurl) ?? ''
  return { subscriptionid, event, occurrence, receiver: receiver.slice(0, 255), nextattempt }
}

const keyOf = ({ notificationid, subscriptionid, event, occurrence }: Wanted): string =>
  [notificationid, subscriptionid, event, occurrence].join(' ')
