import { addDays } from '@shopdb/contract'
import { describeShop, runPluginJob, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { inHours, openSubscriber, runJob, type Row } from './testing.ts'

type List = { readonly data: readonly Row[] }

const outbox = '/api/notifications/notificationdeliveries'

const announce = (shop: TestShop, title: string, more: object = {}) =>
  shop.post('/api/notifications', { title, starttime: inHours(-0.1), ...more })

async function kept(shop: TestShop, { notificationid }: Row): Promise<readonly unknown[]> {
  const path = `${outbox}?notificationid=${String(notificationid)}&sort=deliveryid`
  return (await shop.get<List>(path)).data.map((one) => one['event'])
}

/** Everything that the plugin has written down happened so many days before it did. */
async function age(shop: TestShop, days: number): Promise<void> {
  await shop.running.site.database.transaction(async (trx) => {
    for (const [table, key] of Object.entries(keys)) {
      const rows = await trx.selectFrom(table).selectAll().execute()
      for (const row of rows) {
        const older = Object.entries(row as Row).map(([name, value]) => [name, earlier(value, days)] as const)
        await trx
          .updateTable(table)
          .set(Object.fromEntries(older))
          .where(key, '=', (row as Row)[key])
          .execute()
      }
    }
  })
}

const keys = {
  notifications: 'notificationid',
  notificationsubscriptions: 'subscriptionid',
  notificationdeliveries: 'deliveryid',
}

/** A moment or a day so many days earlier; anything else as it is. */
function earlier(value: unknown, days: number): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/u.test(value)) return value
  return addDays(value.slice(0, 10), -days) + value.slice(10)
}

describeShop('old messages about notices', {}, (shop) => {
  const forget = () => runPluginJob(shop.running, 'notifications.forget.notificationdeliveries')

  test('what was told of a notice that is over goes after 90 days, and can be brought back', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce(shop, 'Air off', { endtime: inHours(1) })
    await runJob(shop)
    await runJob(shop, 61)
    await age(shop, 89)
    await forget()
    expect(await kept(shop, notice)).toEqual(['started', 'ended'])
    await age(shop, 2)
    await forget()
    expect(await kept(shop, notice)).toEqual([])

    const [set] = (await shop.get<List>('/api/changesets?sort=-changesetid')).data
    expect(set).toMatchObject({ reason: expect.stringContaining('Old messages about notices') })
    await shop.post(`/api/changesets/${String(set?.['changesetid'])}/undo`)
    expect(await kept(shop, notice)).toEqual(['started', 'ended'])
    await runJob(shop)
    expect(receiver.events()).toEqual(['started', 'ended'])
  })

  test('an open notice is told once, however old it is and whatever becomes of its times', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce(shop, 'Bypass open', { starttime: inHours(1) })
    await runJob(shop)
    await runJob(shop, 61)
    await age(shop, 400)
    await forget()
    expect(await kept(shop, notice)).toEqual(['announced', 'started'])
    await runJob(shop)
    await shop.patch(`/api/notifications/${String(notice['notificationid'])}`, { starttime: inHours(-0.1) })
    await runJob(shop)
    expect(receiver.events()).toEqual(['announced', 'started'])

    await shop.post(`/api/notifications/${String(notice['notificationid'])}/actions/end`)
    await runJob(shop, 1)
    expect(receiver.events()).toEqual(['announced', 'started', 'ended'])
  })

  test('of a notice that comes again the old times go, and only new ones are told', async () => {
    await using receiver = await openSubscriber(shop)
    const times = { starttime: inHours(-0.1), endtime: inHours(1), recurrence: 'weekly' }
    const notice = await announce(shop, 'Backup', times)
    await runJob(shop)
    // 14 weeks: it begins anew six minutes ago.
    await age(shop, 98)
    await runJob(shop)
    await forget()
    await runJob(shop)
    expect(receiver.events()).toEqual(['started', 'started'])
    expect(await kept(shop, notice)).toEqual(['started'])
    await shop.delete(`/api/notifications/${String(notice['notificationid'])}`)
  })

  test('what is still to be sent stays, and what was given up goes', async () => {
    await using receiver = await openSubscriber(shop, { status: 503 })
    const notice = await announce(shop, 'Busy', { endtime: inHours(1) })
    await runJob(shop)
    await age(shop, 400)
    await forget()
    expect(await kept(shop, notice)).toEqual(['started'])
    for (const minutes of [0, 10, 50, 180, 1000]) await runJob(shop, minutes)
    expect(receiver.events()).toHaveLength(6)
    await forget()
    expect(await kept(shop, notice)).toEqual(['started'])
    await age(shop, 400)
    await forget()
    expect(await kept(shop, notice)).toEqual([])
  })

  test('they are kept for 31 days at least, and for ever where the site says so', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce(shop, 'Kept', { endtime: inHours(0.1) })
    await runJob(shop)
    const keep = (keepdays: number) => shop.patch('/api/plugins/notifications/settings', { keepdays })
    await age(shop, 30)
    await keep(1)
    await forget()
    expect(await kept(shop, notice)).toEqual(['started'])
    await age(shop, 4000)
    await keep(0)
    await forget()
    expect(await kept(shop, notice)).toEqual(['started'])
    await keep(90)
    await forget()
    expect(await kept(shop, notice)).toEqual([])
    expect(receiver.events()).toEqual(['started'])
  })

  test('a night on which nothing is old leaves no change set', async () => {
    await forget()
    const newest = async () => (await shop.get<List>('/api/changesets?sort=-changesetid')).data[0]?.['changesetid']
    const before = await newest()
    await forget()
    expect(await newest()).toBe(before)
  })
})
