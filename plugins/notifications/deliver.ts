import { defineKeep, defineOutbox, type RowOf } from '@shopdb/contract'
import { channels, receiverOf } from './channels.ts'
import { delivery } from './delivery.ts'
import { enqueue } from './enqueue.ts'
import type { Subscription } from './events.ts'
import { linkOf } from './feeds.ts'
import type { Message } from './message.ts'
import { readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'
import { type Notification, timeOf } from './times.ts'
import { concernText } from './words.ts'

/** Who is told of what happens to notices, each once. */
export const outbox = defineOutbox(delivery, {
  name: 'deliver',
  what: 'A message about a notice',
  givenup: 'Messages not delivered',
  pauses: [1, 5, 30, 120, 720],
  again: 'notificationsubscriptions.write',
  fill: enqueue,
  send: async (site: Site, mine) => {
    const { deliveryid, notificationid, subscriptionid, createddate } = mine
    const [row, wish] = await Promise.all([
      site.get(notification, notificationid),
      site.get(subscription, subscriptionid),
    ])
    const dropped = whyNobody(mine, row, wish)
    if (dropped !== undefined) return { dropped }
    if (wish.ispaused) throw new Error('The subscription is paused.')
    const message = await messageOf(site, mine, row)
    const id = `notice-${deliveryid}-${Date.parse(createddate)}`
    // Where its receiver is now: an address that was wrong may have been mended since.
    const to = receiverOf(wish)
    const told = { receiver: to, starttime: message.occurrence.start, endtime: message.occurrence.end }
    await site.change('It tells the times of now', (work) => work.update(delivery, deliveryid, told))
    const answer = await channels[wish.channel](site, { to, deliveryid, id, message })
    if (typeof answer === 'string') return answer
    await site.change('Its receiver is gone', (work) => work.update(subscription, subscriptionid, { ispaused: true }))
    return { givenup: `${answer.givenup} Its subscription is paused.` }
  },
})

type Delivery = Pick<RowOf<typeof delivery>, 'event' | 'occurrence'>

/** Why nobody needs a message any more. */
function whyNobody({ event }: Delivery, row: Notification, wish: Subscription): string | undefined {
  if (!wish.isactive) return 'The subscription was removed.'
  if (row.isactive === (event !== 'cancelled')) return undefined
  return row.isactive ? 'The notice is on after all.' : 'The notice was removed.'
}

async function messageOf(site: Site, { event, occurrence }: Delivery, row: Notification): Promise<Message> {
  const { notificationid } = row
  const [concerns, link] = await Promise.all([readConcerns(site, [notificationid]), linkOf(site)])
  return {
    event,
    row,
    occurrence: timeOf(row, occurrence),
    concerns: concernText(concerns.get(notificationid) ?? []),
    link: link(notificationid),
  }
}

/**
 * A message goes when its notice is over for as long, for the first time where that comes again: days that come later have
 * messages of their own. Of the others it stays, as the sign that it was told: an open notice may be given another beginning
 * or end, and would be told a second time. With fewer than 31 days something could be told twice, too: what comes again
 * lasts four weeks at most, and until they are over its end may be moved to a time that is still news.
 */
export const keep = defineKeep(delivery, {
  what: 'Old messages about notices',
  dates: [{ field: 'modifieddate' }, { field: 'endtime', through: 'notificationid' }],
  days: 'keepdays',
  least: 31,
  where: { state: ['sent', 'givenup', 'dropped'] },
})
