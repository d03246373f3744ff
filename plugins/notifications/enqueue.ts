import type { InputOf, Reader } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { happeningsOf, isSubscribed, type Subscription } from './events.ts'
import { readBoard } from './notices.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'

type Wanted = InputOf<typeof delivery>

const day = 86_400_000
/** What is announced may begin long after. */
const year = 366 * day

/** Writes down who is to be told of what has happened in the last day, once for each; gives how many are new. */
export async function enqueue(site: Site): Promise<number> {
  const subscriptions = await site.listAll(subscription, {})
  if (subscriptions.length === 0) return 0
  const wanted = await wantedNow(site, subscriptions)
  const missing = await missingOf(site, wanted)
  if (missing.length === 0) return 0
  // Another replica may have come first: what is there is looked at again where nobody else writes.
  return await site.change('Messages about notices', async (work) => {
    const still = await missingOf(work, missing)
    for (const one of still) await work.create(delivery, one)
    return still.length
  })
}

async function wantedNow(site: Site, subscriptions: readonly Subscription[]): Promise<readonly Wanted[]> {
  const now = site.now()
  const at = (milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString()
  const lately = { now, since: at(-day) }
  const board = await readBoard(site, lately.since, at(year))
  const found = board.notices.flatMap((notice) =>
    happeningsOf(notice.row, notice.occurrence, lately).flatMap((happening) =>
      subscriptions
        .filter((one) => isSubscribed(one, notice, happening, board))
        .map((one) => wantedOf(one, notice.row.notificationid, { ...happening, now })),
    ),
  )
  // What comes again is announced once, whichever of its times is looked at.
  return [...new Map(found.map((one) => [keyOf(one), one])).values()]
}

function wantedOf(
  { subscriptionid, channel, email, webhookurl }: Subscription,
  notificationid: number,
  { event, occurrence, now }: { readonly event: Wanted['event']; readonly occurrence: string; readonly now: string },
): Wanted {
  const receiver = (channel === 'email' ? email : webhookurl) ?? ''
  return { notificationid, subscriptionid, event, occurrence, receiver: receiver.slice(0, 255), nextattempt: now }
}

const keyOf = ({ notificationid, subscriptionid, event, occurrence }: Wanted): string =>
  [notificationid, subscriptionid, event, occurrence].join(' ')

async function missingOf(reader: Reader, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  if (wanted.length === 0) return []
  const notificationid = [...new Set(wanted.map((one) => one.notificationid))]
  const there = await reader.listAll(delivery, { notificationid, isactive: [true, false] })
  const known = new Set(there.map(keyOf))
  return wanted.filter((one) => !known.has(keyOf(one)))
}
