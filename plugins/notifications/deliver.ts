import type { RowOf } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { linkOf } from './feeds.ts'
import { listAssets } from './listed-assets.ts'
import { sendMail } from './mail.ts'
import type { Message } from './message.ts'
import { readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone } from './occurrences.ts'
import { readGrounds } from './places.ts'
import { nextTry } from './retry.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'
import { callWebhook } from './webhook.ts'
import { concernText, shortened } from './words.ts'

/** A message of the outbox. */
export type Delivery = RowOf<typeof delivery>

/** Milliseconds after which a message whose sending was never answered is tried again: longer than any try takes. */
const lease = 10 * 60_000
/** How many are sent at once, and how many in one run. */
const atonce = 4
const mostinrun = 200

/** Sends what waits and is due. Gives how many were sent. */
export async function deliverDue(site: Site): Promise<number> {
  const filter = { state: ['waiting', 'sending'], 'nextattempt.lte': site.now() } as const
  const { data } = await site.list(delivery, filter, { sort: 'nextattempt', perpage: mostinrun })
  const queue = [...data]
  const sender = async (): Promise<number> => {
    let sent = 0
    for (let next = queue.shift(); next; next = queue.shift()) if (await deliverOne(site, next.deliveryid)) sent += 1
    return sent
  }
  const counts = await Promise.all(Array.from({ length: atonce }, sender))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Takes a message, sends it, and writes down what came of it. Says whether it was sent. */
async function deliverOne(site: Site, deliveryid: number): Promise<boolean> {
  const mine = await claim(site, deliveryid)
  if (!mine) return false
  const outcome = await send(site, mine).then(
    (answer) => ({ state: 'sent' as const, sentdate: site.now(), nextattempt: null, answer }),
    (cause: unknown) => failed(site, mine, cause),
  )
  const changes = { ...outcome, answer: shortened(outcome.answer, 500) }
  await site.change(`A message about a notice: ${changes.state}`, (work) => work.update(delivery, deliveryid, changes))
  return outcome.state === 'sent'
}

/** Change sets come one after the other, over all replicas: of those who want a message, one gets it. */
async function claim(site: Site, deliveryid: number): Promise<Delivery | undefined> {
  const now = site.now()
  return await site.change('A message about a notice is sent', async (work) => {
    const row = await work.get(delivery, deliveryid)
    const isDue = (row.state === 'waiting' || row.state === 'sending') && (row.nextattempt ?? now) <= now
    if (!isDue || !row.isactive) return undefined
    const nextattempt = new Date(Date.parse(now) + lease).toISOString()
    return await work.update(delivery, deliveryid, { state: 'sending', attempts: row.attempts + 1, nextattempt })
  })
}

/** There is nobody, or nothing, to be told of any more. */
class Dropped extends Error {}

type Failed = Pick<Delivery, 'nextattempt'> & {
  readonly state: 'waiting' | 'givenup' | 'dropped'
  readonly answer: string
}

function failed(site: Site, { attempts }: Delivery, cause: unknown): Failed {
  const answer = cause instanceof Error ? cause.message : String(cause)
  if (cause instanceof Dropped) return { state: 'dropped', nextattempt: null, answer }
  const nextattempt = nextTry(attempts, site.now())
  return nextattempt === undefined
    ? { state: 'givenup', nextattempt: null, answer }
    : { state: 'waiting', nextattempt, answer }
}

async function send(site: Site, mine: Delivery): Promise<string> {
  const [receiver, message] = await Promise.all([site.get(subscription, mine.subscriptionid), messageOf(site, mine)])
  if (!receiver.isactive) throw new Dropped('The subscription was removed.')
  const { deliveryid } = mine
  if (receiver.channel === 'webhook') return await callWebhook(site, { url: mine.receiver, deliveryid, message })
  const id = `notice-${deliveryid}-${Date.parse(mine.createddate)}`
  return await sendMail(site, { to: mine.receiver, id, message })
}

async function messageOf(site: Site, { notificationid, event, occurrence }: Delivery): Promise<Message> {
  const row = await site.get(notification, notificationid)
  if (!row.isactive) throw new Dropped('The notice was removed.')
  const [found, grounds, link] = await Promise.all([
    readConcerns(site, [notificationid]),
    readGrounds(site),
    linkOf(site),
  ])
  const concerns = found.get(notificationid) ?? []
  const standings = await listAssets(site, concerns)
  const once = { key: occurrence, start: row.starttime, end: row.endtime }
  const around = occurrence === 'once' ? [] : occurrencesIn(row, daysAround(occurrence))
  return {
    event,
    row,
    occurrence: around.find(({ key }) => key === occurrence) ?? once,
    concerns: concernText({ concerns }, { grounds, standings }),
    link: link(notificationid),
  }
}

/** A day at the site lies within these, wherever the site is. */
const daysAround = (day: string) => ({
  from: new Date(Date.parse(day) - 86_400_000).toISOString(),
  until: new Date(Date.parse(day) + 2 * 86_400_000).toISOString(),
  timezone: siteZone(),
})
