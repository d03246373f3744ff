import type { Job, RowOf, Work } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { hoursFrom } from './notices.ts'
import { notification } from './notification.ts'
import type { settings, Site } from './settings.ts'

type Delivery = RowOf<typeof delivery>

/**
 * With fewer, something could be told twice: what comes again lasts four weeks at most, and until they are over its end may
 * be moved to a time that is still news.
 */
const leastdays = 31
/** Messages that are looked at in one change set, and that go in one night: what is left goes in the next. */
const batch = { looked: 500, most: 20_000 } as const
/** What waits, is being sent, or is to be tried again is not among them. */
const done = { state: ['sent', 'givenup', 'dropped'], isactive: [true, false] } as const
const inorder = { sort: 'deliveryid', perpage: batch.looked, total: false }

/** Takes messages away that are older than they are kept. */
export const retention: Job<typeof settings> = {
  name: 'forget',
  schedule: '50 2 * * *',
  budget: 300_000,
  run: forgetOld,
}

/** The same, now. */
export async function forgetOld(site: Site): Promise<void> {
  const days = await site.settings.get('keepdays')
  if (days === 0) return
  const before = hoursFrom(site.now(), -24 * Math.max(days, leastdays))
  for (let last: number | undefined = 0, gone = 0; last !== undefined && gone < batch.most;) {
    const looked = await forgetSome(site, before, last)
    last = looked.last
    gone += looked.gone
  }
}

/** How far the messages were looked at, undefined behind the last, and how many of them went. */
interface Looked {
  readonly last: number | undefined
  readonly gone: number
}

/** Nobody takes a message up again while it goes: change sets come one after the other. */
async function forgetSome(site: Site, before: string, last: number): Promise<Looked> {
  return await site.change(`Old messages about notices, from before ${before.slice(0, 10)}`, async (work) => {
    const filter = { ...done, 'modifieddate.lt': before, 'deliveryid.gt': last }
    const { data: old } = await work.list(delivery, filter, inorder)
    const over = await listOver(work, old, before)
    const going = old.filter((one) => over.has(one.notificationid))
    for (const { deliveryid } of going) await work.purge(delivery, deliveryid)
    return { last: old.at(-1)?.deliveryid, gone: going.length }
  })
}

/**
 * The notices of these messages that are over for as long, for the first time where they come again: days that come later
 * have messages of their own. Of the others a message stays, as the sign that it was told: an open notice may be given
 * another beginning or end, and would be told a second time.
 */
async function listOver(work: Work, messages: readonly Delivery[], before: string): Promise<ReadonlySet<number>> {
  const notificationid = [...new Set(messages.map((one) => one.notificationid))]
  const rows = await work.listAll(notification, { notificationid, 'endtime.lt': before, isactive: [true, false] })
  return new Set(rows.map((row) => row.notificationid))
}
