import { choiceText, type RowOf } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { linkOf } from './feeds.ts'
import { sendMail } from './mail.ts'
import type { Message } from './message.ts'
import { hoursFrom, readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone } from './occurrences.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'
import { callWebhook } from './webhook.ts'
import { concernText, shortened } from './words.ts'

type Delivery = RowOf<typeof delivery>
type Outcome = Pick<Delivery, 'state' | 'nextattempt'> & { readonly answer: string; readonly sentdate?: string }

/** Hours after which a message whose sending was never answered is tried again: longer than any try takes. */
const lease = 1 / 6
/** Hours from one try to the next; after the last of them it is given up. */
const pauses = [1, 5, 30, 120, 720].map((minutes) => minutes / 60)
/** How many are sent at once, and how many in one run. */
const atonce = 4
const mostinrun = 200

/** Sends what waits and is due. */
export async function deliverDue(site: Site): Promise<void> {
  const filter = { state: ['waiting', 'sending'], 'nextattempt.lte': site.now() } as const
  const { data } = await site.list(delivery, filter, { sort: 'nextattempt', perpage: mostinrun })
  const queue = data.values()
  const sender = async (): Promise<void> => {
    for (const { deliveryid } of queue) await deliverOne(site, deliveryid)
  }
  await Promise.all(Array.from({ length: atonce }, sender))
}

/** Takes a message, sends it, and writes down what came of it. */
async function deliverOne(site: Site, deliveryid: number): Promise<void> {
  const mine = await claim(site, deliveryid)
  if (!mine) return
  const outcome = await send(site, mine).catch((cause: unknown) => failed(mine, cause, site.now()))
  const changes = { ...outcome, answer: shortened(outcome.answer, 500) }
  const reason = `A message about a notice: ${choiceText(delivery.fields.state, changes.state)}`
  await site.change(reason, (work) => work.update(delivery, deliveryid, changes))
}

/** Change sets come one after the other, over all replicas: of those who want a message, one gets it. */
async function claim(site: Site, deliveryid: number): Promise<Delivery | undefined> {
  const now = site.now()
  return await site.change('A message about a notice is sent', async (work) => {
    const { state, attempts, nextattempt, isactive } = await work.get(delivery, deliveryid)
    const isDue = (state === 'waiting' || state === 'sending') && (nextattempt ?? now) <= now
    if (!isDue || !isactive) return undefined
    const taken = { state: 'sending', attempts: attempts + 1, nextattempt: hoursFrom(now, lease) } as const
    return await work.update(delivery, deliveryid, taken)
  })
}

/** There is nobody, or nothing, to be told of any more. */
class Dropped extends Error {}

function failed({ attempts }: Delivery, cause: unknown, now: string): Outcome {
  const answer = cause instanceof Error ? cause.message : String(cause)
  if (cause instanceof Dropped) return { state: 'dropped', nextattempt: null, answer }
  const pause = pauses[attempts - 1]
  if (pause === undefined) return { state: 'givenup', nextattempt: null, answer }
  return { state: 'waiting', nextattempt: hoursFrom(now, pause), answer }
}

async function send(site: Site, mine: Delivery): Promise<Outcome> {
  const { deliveryid, subscriptionid, receiver, createddate } = mine
  const [{ isactive, channel }, message] = await Promise.all([
    site.get(subscription, subscriptionid),
    messageOf(site, mine),
  ])
  if (!isactive) throw new Dropped('The subscription was removed.')
  const answer =
    channel === 'webhook'
      ? await callWebhook(site, { url: receiver, deliveryid, message })
      : await sendMail(site, { to: receiver, id: `notice-${deliveryid}-${Date.parse(createddate)}`, message })
  return { state: 'sent', sentdate: site.now(), nextattempt: null, answer }
}

async function messageOf(site: Site, { notificationid, event, occurrence }: Delivery): Promise<Message> {
  const row = await site.get(notification, notificationid)
  if (!row.isactive) throw new Dropped('The notice was removed.')
  const [concerns, link] = await Promise.all([readConcerns(site, [notificationid]), linkOf(site)])
  const around = occurrence === 'once' ? [] : occurrencesIn(row, daysAround(occurrence))
  const once = { start: row.starttime, end: row.endtime }
  return {
    event,
    row,
    occurrence: around.find(({ key }) => key === occurrence) ?? once,
    concerns: concernText(concerns.get(notificationid) ?? []),
    link: link(notificationid),
  }
}

/** A day at the site lies within these, wherever the site is. */
const daysAround = (day: string) => ({ from: hoursFrom(day, -24), until: hoursFrom(day, 48), timezone: siteZone() })
