import { addMissing } from '@shopdb/contract'
import { receiverOf } from './channels.ts'
import { correctionsSince } from './corrections.ts'
import { delivery } from './delivery.ts'
import { type Happening, happeningsOf, isSubscribed, type Subscription, type Telling } from './events.ts'
import { type Notice, readNotices } from './notices.ts'
import { readGrounds } from './places.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'
import { hoursFrom, timeOf } from './times.ts'

/** Hours. What is announced may begin long after. */
const day = 24
const year = 366 * day

/** Writes down who is to be told of what has happened in the last day, once for each; what comes again is announced once. */
export async function enqueue(site: Site): Promise<void> {
  const subscriptions = await site.listAll(subscription, { ispaused: false })
  if (subscriptions.length === 0) return
  const since = hoursFrom(site.now(), -day)
  await writeDown(site, await newsSince(site, since, subscriptions))
  // Behind the news: who is told that it begins now need not hear that it was moved.
  await writeDown(site, await correctionsSince(site, since, subscriptions))
}

/** Another replica may have come first: what is there is looked at where nobody else writes. */
async function writeDown(site: Site, told: readonly Telling[]): Promise<void> {
  if (told.length === 0) return
  await site.change('Messages about notices', (work) => addMissing(work, delivery, told.map(deliveryOf)))
}

function deliveryOf({ row, to, event, occurrence, sequence = 0 }: Telling) {
  const { start: starttime, end: endtime } = timeOf(row, occurrence)
  const which = { notificationid: row.notificationid, subscriptionid: to.subscriptionid, event, occurrence, sequence }
  return { ...which, receiver: receiverOf(to), starttime, endtime }
}

async function newsSince(site: Site, since: string, to: readonly Subscription[]): Promise<readonly Telling[]> {
  const now = site.now()
  const settled = hoursFrom(now, -(await site.settings.get('waitminutes')) / 60)
  const [notices, grounds] = await Promise.all([readNotices(site, since, hoursFrom(now, year)), readGrounds(site)])
  const tellings = (notice: Notice, happening: Happening): readonly Telling[] =>
    to
      .filter((one) => isSubscribed(one, notice, happening, grounds))
      .map((one) => ({ ...happening, row: notice.row, to: one }))
  // They say whom they concern, or have had the time to.
  const told = notices.filter(({ row, concerns }) => concerns.length > 0 || row.createddate <= settled)
  return told.flatMap((one) =>
    happeningsOf(one.row, one.occurrence, { now, since }).flatMap((each) => tellings(one, each)),
  )
}
