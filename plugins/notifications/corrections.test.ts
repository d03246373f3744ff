import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { inHours, openSubscriber, runJob, type Row } from './testing.ts'

const tomorrow = { starttime: inHours(24), endtime: inHours(26) }

describeShop('who was told of a notice', {}, (shop) => {
  const announce = (title: string, more: object = tomorrow) => shop.post('/api/notifications', { title, ...more })
  const pathOf = ({ notificationid }: Row) => `/api/notifications/${String(notificationid)}`

  /** Removes a notice; gives what undoes it. */
  const remove = async (notice: Row) => {
    await shop.delete(pathOf(notice))
    const { data } = await shop.get<{ data: readonly Row[] }>('/api/changesets?sort=-changesetid&perpage=1')
    return () => shop.post(`/api/changesets/${String(data[0]?.['changesetid'])}/undo`)
  }

  test('is told that it is cancelled, once, signed as all else', async () => {
    await using receiver = await openSubscriber(shop)
    await shop.patch('/api/plugins/notifications/settings', { webhooksecret: 'seven copper kettles' })
    const notice = await announce('Air off')
    await runJob(shop)
    await shop.delete(pathOf(notice))
    for (const minutes of [1, 2, 3]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['announced', 'cancelled'])
    const { headers, body } = receiver.hook.sent[1] ?? { headers: {}, body: '{}' }
    expect(headers['x-shopdb-signature']).toMatch(/^sha256=/u)
    expect(JSON.parse(body)).toMatchObject({ event: 'cancelled', notification: { title: 'Air off' } })
  })

  test('is told nothing where its removal is undone before, and that it is on after all where it was told', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('Removed by mistake')
    await runJob(shop)
    const undo = await remove(notice)
    await undo()
    await runJob(shop, 1)
    expect(receiver.events()).toEqual(['announced'])
    const undoLater = await remove(notice)
    await runJob(shop, 2)
    await undoLater()
    for (const minutes of [3, 4]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['announced', 'cancelled', 'restored'])
    await shop.delete(pathOf(notice))
    for (const minutes of [5, 6]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['announced', 'cancelled', 'restored', 'cancelled'])
  })

  test('is not told that it is cancelled where it was brought back while nobody could be reached', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('Cancelled for a while')
    await runJob(shop)
    await shop.patch(receiver.path, { webhookurl: 'http://127.0.0.1:1/down' })
    await shop.delete(pathOf(notice))
    await runJob(shop, 1)
    await shop.post(`${pathOf(notice)}/restore`)
    await shop.patch(receiver.path, { webhookurl: receiver.hook.url })
    for (const minutes of [3, 4]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['announced'])
    await shop.delete(pathOf(notice))
    await runJob(shop, 5)
    expect(receiver.events()).toEqual(['announced', 'cancelled'])
  })

  test('is told each time that it is moved, also back to where it was', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('New dryer')
    await runJob(shop)
    const move = async (starttime: string, endtime: string, minutes: number) => {
      await shop.patch(pathOf(notice), { starttime, endtime })
      await runJob(shop, minutes)
      await runJob(shop, minutes + 0.5)
    }
    await move(inHours(48), inHours(50), 1)
    await move(tomorrow.starttime, tomorrow.endtime, 2)
    await move(inHours(48), inHours(50), 3)
    await shop.patch(pathOf(notice), { text: 'Drain the traps.' })
    await runJob(shop, 4)
    expect(receiver.events()).toEqual(['announced', 'moved', 'moved', 'moved'])
    const times = receiver.hook.sent.map(({ body }) => (JSON.parse(body) as { occurrence: Row }).occurrence)
    expect(times[2]).toEqual(tomorrow)
  })

  test('is told that it ends later, and not that its beginning was written down wrong', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('Takes longer', { starttime: inHours(-0.1), endtime: inHours(4) })
    await runJob(shop)
    await shop.patch(pathOf(notice), { starttime: inHours(-0.2) })
    await runJob(shop, 1)
    expect(receiver.events()).toEqual(['started'])
    await shop.patch(pathOf(notice), { endtime: inHours(5) })
    for (const minutes of [2, 3]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['started', 'moved'])
  })

  test('is told that it is over early, also where nobody asked to hear of ends, and of an open one is not', async () => {
    await using receiver = await openSubscriber(shop, { onended: false })
    const open = await announce('Open', { starttime: inHours(-0.1) })
    const until = await announce('Until noon', { starttime: inHours(-0.1), endtime: inHours(4) })
    await runJob(shop)
    for (const one of [open, until]) await shop.post(`${pathOf(one)}/actions/end`)
    for (const minutes of [1, 2]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['started', 'started', 'ended'])
    expect(receiver.hook.sent[2]?.body).toContain('Until noon')
    for (const one of [open, until]) await shop.delete(pathOf(one))
    await runJob(shop, 3)
    expect(receiver.events()).toHaveLength(3)
  })

  test('hears it once where it is over and somebody wants to hear of ends', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('Over at nine', { starttime: inHours(-0.1), endtime: inHours(4) })
    await runJob(shop)
    await shop.post(`${pathOf(notice)}/actions/end`)
    for (const minutes of [1, 2, 3]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['started', 'ended'])
  })

  test('is told that it has begun, not that it was moved, where it is moved to begin now', async () => {
    await using receiver = await openSubscriber(shop)
    const notice = await announce('Earlier')
    await runJob(shop)
    await shop.patch(pathOf(notice), { starttime: inHours(-0.01) })
    for (const minutes of [1, 2, 3]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['announced', 'started'])
  })

  test('of what comes again hears once that it is cancelled, before the end of the time that was told', async () => {
    await using receiver = await openSubscriber(shop)
    const daily = { starttime: inHours(-0.1), endtime: inHours(1), recurrence: 'daily' }
    const running = await announce('Backup', daily)
    const over = await announce('Over for today', { ...daily, starttime: inHours(-3), endtime: inHours(-2) })
    await runJob(shop)
    for (const one of [running, over]) await shop.delete(pathOf(one))
    for (const minutes of [1, 2]) await runJob(shop, minutes)
    expect(receiver.events()).toEqual(['started', 'cancelled'])
  })

  test('is told nothing of a notice of which nothing was sent', async () => {
    await using receiver = await openSubscriber(shop, { leastseverity: 'critical' })
    const notice = await announce('Only information')
    await runJob(shop)
    await shop.patch(pathOf(notice), { starttime: inHours(25) })
    await runJob(shop, 1)
    await shop.delete(pathOf(notice))
    await runJob(shop, 2)
    expect(receiver.events()).toEqual([])
  })
})
