import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { inHours, openMailbox, openReceiver, runJob, type Mailbox, type Row } from './testing.ts'
import { signatureOf } from './webhook.ts'

type List = { readonly data: readonly Row[] }

async function useMailbox(shop: TestShop, { port }: Pick<Mailbox, 'port'>, more: object = {}): Promise<void> {
  const server = { smtphost: '127.0.0.1', smtpport: port, smtptls: 'none', mailfrom: 'shop@example.com' }
  await shop.patch('/api/plugins/notifications/settings', {
    ...server,
    smtpuser: 'shopdb',
    smtppassword: 'kettle',
    siteurl: 'https://shop.example.com/',
    ...more,
  })
}

/** Somebody who is told at once, also of what is for everybody. */
async function subscribe(shop: TestShop, more: object): Promise<Row> {
  await shop.patch('/api/plugins/notifications/settings', { waitminutes: 0 })
  return await shop.post('/api/notifications/notificationsubscriptions', { name: crypto.randomUUID(), ...more })
}
const byMail = (shop: TestShop, more: object = {}) =>
  subscribe(shop, { channel: 'email', email: 'shift@example.com', ...more })
const announce = (shop: TestShop, title: string, more: object = {}) =>
  shop.post('/api/notifications', { title, starttime: inHours(-0.1), ...more })
const unsubscribe = (shop: TestShop, { subscriptionid }: Row) =>
  shop.delete(`/api/notifications/notificationsubscriptions/${String(subscriptionid)}`)

async function deliveriesOf(shop: TestShop, { notificationid }: Row): Promise<readonly Row[]> {
  const path = `/api/notifications/notificationdeliveries?notificationid=${String(notificationid)}&sort=deliveryid`
  return (await shop.get<List>(path)).data
}

describeShop('messages about notices', {}, (shop) => {
  test('without a mail server are told of at once by the health of the plugin, long before one is given up', async () => {
    const healthOf = async () =>
      (await shop.get<List>('/api/plugins')).data.find(({ name }) => name === 'notifications')
    const receiver = await byMail(shop)
    await announce(shop, 'Nobody hears of it')
    expect(await healthOf()).toMatchObject({ health: { ok: true } })
    await runJob(shop)
    const detail = 'Deliveries: 1 to be tried again. The mail server or the sender is not set.'
    expect(await healthOf()).toMatchObject({ health: { ok: false, detail } })
    await unsubscribe(shop, receiver)
  })

  test('whoever is subscribed gets one mail, however often and by however many replicas the job is run', async () => {
    await using mailbox = await openMailbox()
    await useMailbox(shop, mailbox)
    const receiver = await byMail(shop)
    const notice = await announce(shop, 'Air off <b>now</b>', { type: 'maintenance', ticketno: 'CHG-1', text: 'Stop.' })
    await Promise.all([runJob(shop), runJob(shop), runJob(shop)])
    await runJob(shop)
    expect(mailbox.letters).toHaveLength(1)
    const letter = mailbox.letters[0] ?? ''
    for (const line of [
      'To: shift@example.com',
      'From: shop@example.com',
      'Subject: Now: Maintenance: Air off <b>now</b>',
      'Content-Type: text/plain',
      'Concerns: Everybody',
      'Ticket: CHG-1',
      `https://shop.example.com/notifications/${String(notice['notificationid'])}`,
    ])
      expect(letter).toContain(line)
    expect(await deliveriesOf(shop, notice)).toMatchObject([
      {
        state: 'sent',
        attempts: 1,
        event: 'started',
        receiver: 'shift@example.com',
        answer: expect.stringContaining('250'),
      },
    ])
    await unsubscribe(shop, receiver)
  })

  test('a mail server that refuses is asked again after 1, 5, 30, 120 and 720 minutes, and then no more', async () => {
    await using mailbox = await openMailbox()
    await useMailbox(shop, mailbox)
    mailbox.behave('refuse')
    const receiver = await byMail(shop)
    const notice = await announce(shop, 'Refused')
    await runJob(shop)
    expect(await deliveriesOf(shop, notice)).toMatchObject([
      { state: 'waiting', attempts: 1, answer: expect.stringContaining('Mailbox is full') },
    ])
    // Not before its time.
    await runJob(shop, 0.5)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ attempts: 1 }])
    for (const minutes of [2, 8, 40, 170, 900]) await runJob(shop, minutes)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ state: 'givenup', attempts: 6, nextattempt: null }])
    expect(await shop.get('/api/dashboard')).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ title: 'Messages not delivered', value: 1 })]),
    })

    mailbox.behave('take')
    const [given] = await deliveriesOf(shop, notice)
    await shop.post(`/api/notifications/notificationdeliveries/${String(given?.['deliveryid'])}/actions/again`)
    await runJob(shop)
    expect(mailbox.letters).toHaveLength(1)
    await unsubscribe(shop, receiver)
  })

  test('a mail whose answer was lost is sent again under the same name of its own', async () => {
    await using mailbox = await openMailbox()
    await useMailbox(shop, mailbox)
    mailbox.behave('vanish')
    const receiver = await byMail(shop)
    const notice = await announce(shop, 'Lost')
    await runJob(shop)
    mailbox.behave('take')
    await runJob(shop, 2)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ state: 'sent', attempts: 2 }])
    const names = mailbox.letters.map((letter) => /^Message-ID: (.*)$/imu.exec(letter)?.[1])
    expect(names).toEqual([expect.stringContaining('@example.com'), names[0]])
    await unsubscribe(shop, receiver)
  })

  test('a message that a server took with it when it died is sent by the next one, not before ten minutes', async () => {
    await using mailbox = await openMailbox()
    await useMailbox(shop, mailbox)
    const receiver = await byMail(shop)
    const notice = await announce(shop, 'Orphaned')
    mailbox.behave('refuse')
    await runJob(shop)
    const [waiting] = await deliveriesOf(shop, notice)
    const { database } = shop.running.site
    const sending = {
      state: 'sending',
      nextattempt: inHours(10 / 60)
        .replace('T', ' ')
        .replace('Z', ''),
    }
    await database.transaction((trx) =>
      trx
        .updateTable('notificationdeliveries')
        .set(sending)
        .where('deliveryid', '=', Number(waiting?.['deliveryid']))
        .execute(),
    )
    mailbox.behave('take')
    await runJob(shop, 5)
    expect(mailbox.letters).toEqual([])
    await runJob(shop, 11)
    expect(mailbox.letters).toHaveLength(1)
    await unsubscribe(shop, receiver)
  })

  test('a password that is wrong and a certificate that nobody knows are told, and the password is not', async () => {
    await using mailbox = await openMailbox()
    const receiver = await byMail(shop)
    const path = `/api/notifications/notificationsubscriptions/${String(receiver['subscriptionid'])}/actions/tryout`
    await useMailbox(shop, mailbox, { smtppassword: 'teapot' })
    const wrong = await shop.post(path)
    expect(wrong).toMatchObject({ tone: 'error', message: expect.stringContaining('Wrong password') })
    expect(JSON.stringify(wrong)).not.toContain('teapot')
    await useMailbox(shop, mailbox, { smtptls: 'starttls' })
    expect(await shop.post(path)).toMatchObject({ tone: 'error', message: expect.stringMatching(/certificate/iu) })
    await useMailbox(shop, mailbox)
    expect(await shop.post(path)).toMatchObject({ message: expect.stringContaining('It was sent') })
    expect(mailbox.letters).toHaveLength(1)
    await unsubscribe(shop, receiver)
  })

  test('a webhook is sent what has happened, signed with the time, and nobody else can have sent it', async () => {
    await using hook = await openReceiver()
    const secret = 'seven copper kettles'
    await shop.patch('/api/plugins/notifications/settings', { webhooksecret: secret })
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url, onended: true })
    const notice = await announce(shop, 'DNC is slow', { type: 'incident', severity: 'critical' })
    await runJob(shop)
    await shop.post(`/api/notifications/${String(notice['notificationid'])}/actions/end`)
    await runJob(shop, 1)
    await runJob(shop, 2)
    expect(hook.sent.map(({ body }) => JSON.parse(body) as Row)).toMatchObject([
      { event: 'started', notification: { title: 'DNC is slow', severity: 'critical' }, concerns: 'Everybody' },
      { event: 'ended' },
    ])
    for (const { headers, body } of hook.sent) {
      const timestamp = String(headers['x-shopdb-timestamp'])
      expect(Math.abs(Number(timestamp) * 1000 - Date.now())).toBeLessThan(300_000)
      expect(headers['x-shopdb-signature']).toBe(signatureOf({ secret, timestamp, body }))
      expect(headers['x-shopdb-signature']).not.toBe(signatureOf({ secret, timestamp, body: `${body} ` }))
    }
    await unsubscribe(shop, receiver)
  })

  test('a webhook that answers with an error has not got it', async () => {
    await using hook = await openReceiver(503)
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url })
    const notice = await announce(shop, 'Busy')
    await runJob(shop)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ state: 'waiting', answer: 'It answered 503.' }])
    await unsubscribe(shop, receiver)
    await runJob(shop, 2)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ state: 'dropped' }])
    expect(hook.sent).toHaveLength(1)
  })

  test('a receiver that answers that it is gone is asked no more, until somebody says otherwise', async () => {
    await using hook = await openReceiver(410)
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url })
    const path = `/api/notifications/notificationsubscriptions/${String(receiver['subscriptionid'])}`
    const first = await announce(shop, 'Nobody is there')
    await runJob(shop)
    const gone = 'It answered 410: it is gone. Its subscription is paused.'
    expect(await deliveriesOf(shop, first)).toMatchObject([{ state: 'givenup', attempts: 1, answer: gone }])
    expect(await shop.get(path)).toMatchObject({ ispaused: true })
    const second = await announce(shop, 'Nobody is asked')
    for (const minutes of [2, 8, 40]) await runJob(shop, minutes)
    expect(hook.sent).toHaveLength(1)
    expect(await deliveriesOf(shop, second)).toEqual([])

    await using mended = await openReceiver()
    expect(await shop.patch(path, { webhookurl: mended.url })).toMatchObject({ ispaused: false })
    await shop.post(
      `/api/notifications/notificationdeliveries/${String((await deliveriesOf(shop, first))[0]?.['deliveryid'])}/actions/again`,
    )
    await runJob(shop, 1)
    expect(mended.sent).toHaveLength(2)
    await unsubscribe(shop, receiver)
  })

  test('what waits for a subscription that is paused goes when it is not', async () => {
    await using hook = await openReceiver(503)
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url })
    const path = `/api/notifications/notificationsubscriptions/${String(receiver['subscriptionid'])}`
    const notice = await announce(shop, 'Paused')
    await runJob(shop)
    await shop.patch(path, { ispaused: true })
    await runJob(shop, 2)
    expect(hook.sent).toHaveLength(1)
    expect(await deliveriesOf(shop, notice)).toMatchObject([
      { state: 'waiting', answer: 'The subscription is paused.' },
    ])
    await shop.patch(path, { ispaused: false })
    await runJob(shop, 8)
    expect(hook.sent).toHaveLength(2)
    await unsubscribe(shop, receiver)
  })

  test('what could not be delivered goes where its receiver is now', async () => {
    await using hook = await openReceiver()
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: 'http://127.0.0.1:1/wrong' })
    const notice = await announce(shop, 'Mended')
    await runJob(shop)
    expect(await deliveriesOf(shop, notice)).toMatchObject([
      { state: 'waiting', answer: '127.0.0.1:1 could not be reached.' },
    ])
    const path = `/api/notifications/notificationsubscriptions/${String(receiver['subscriptionid'])}`
    await shop.patch(path, { webhookurl: hook.url })
    await runJob(shop, 2)
    expect(hook.sent).toHaveLength(1)
    expect(await deliveriesOf(shop, notice)).toMatchObject([{ state: 'sent', receiver: hook.url }])
    await unsubscribe(shop, receiver)
  })

  test('a subscription gets its types, its severity and its unit, and nothing from before it was there', async () => {
    await using hook = await openReceiver()
    await announce(shop, 'From before', { type: 'incident', severity: 'critical' })
    const { businessunitid: gears } = await shop.post('/api/businessunits', { name: 'Gears' })
    const { businessunitid: shafts } = await shop.post('/api/businessunits', { name: 'Shafts' })
    const receiver = await subscribe(shop, {
      channel: 'webhook',
      webhookurl: hook.url,
      type: 'incident',
      leastseverity: 'warning',
      businessunitid: gears,
    })
    const ofUnit = async (title: string, businessunitid: unknown) => {
      const { notificationid } = await announce(shop, title, { type: 'incident', severity: 'warning' })
      await shop.post('/api/notifications/notificationscopes', { notificationid, businessunitid })
    }
    await announce(shop, 'Other type', { type: 'change', severity: 'critical' })
    await announce(shop, 'Too little', { type: 'incident' })
    await ofUnit('Other unit', shafts)
    await ofUnit('Own unit', gears)
    await announce(shop, 'For everybody', { type: 'incident', severity: 'critical' })
    await runJob(shop)
    const titles = hook.sent.map(({ body }) =>
      String((JSON.parse(body) as { notification: Row }).notification['title']),
    )
    expect(titles.toSorted()).toEqual(['For everybody', 'Own unit'])
    await unsubscribe(shop, receiver)
  })

  test('nobody is told who is not meant: what names nobody waits until it had the time to', async () => {
    await using hook = await openReceiver()
    const { businessunitid: gears } = await shop.post('/api/businessunits', { name: 'Told gears' })
    const { businessunitid: shafts } = await shop.post('/api/businessunits', { name: 'Told shafts' })
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url, businessunitid: gears })
    await shop.patch('/api/plugins/notifications/settings', { waitminutes: 2 })
    const { notificationid } = await announce(shop, 'For shafts')
    await announce(shop, 'For everybody')
    await runJob(shop, 1)
    expect(hook.sent).toEqual([])
    await shop.post('/api/notifications/notificationscopes', { notificationid, businessunitid: shafts })
    await shop.post('/api/notifications/actions/announce', { title: 'At once', businessunitid: gears })
    const told = () =>
      hook.sent.map(({ body }) => String((JSON.parse(body) as { notification: Row }).notification['title']))
    await runJob(shop, 1)
    expect(told()).toEqual(['At once'])
    await runJob(shop, 3)
    expect(told().toSorted()).toEqual(['At once', 'For everybody'])
    await unsubscribe(shop, receiver)
  })

  test('what comes again is told each time it begins, and announced once', async () => {
    await using hook = await openReceiver()
    const receiver = await subscribe(shop, { channel: 'webhook', webhookurl: hook.url })
    const notice = await announce(shop, 'Daily backup', {
      starttime: inHours(1),
      endtime: inHours(2),
      recurrence: 'daily',
    })
    await runJob(shop)
    await runJob(shop, 61)
    await runJob(shop, 62)
    await runJob(shop, 24 * 60 + 61)
    expect(hook.sent.map(({ headers }) => headers['x-shopdb-event'])).toEqual(['announced', 'started', 'started'])
    expect(JSON.parse(hook.sent[0]?.body ?? '')).toMatchObject({ notification: { recurrence: 'daily' } })
    expect(new Set((await deliveriesOf(shop, notice)).map((one) => one['occurrence'])).size).toBe(3)
    await unsubscribe(shop, receiver)
  })

  test('only managers say who is told; a subscription that leads nowhere is refused', async () => {
    const operator = await shop.as('operator')
    const path = '/api/notifications/notificationsubscriptions'
    const body = { name: 'Mine', channel: 'email', email: 'me@example.com' }
    expect(await operator.refused('POST', path, { body })).toMatchObject({ status: 403 })
    expect(await shop.refused('POST', path, { body: { name: 'x', channel: 'webhook' } })).toMatchObject({
      status: 400,
      errors: [{ path: '/webhookurl', message: 'is required where messages go by webhook' }],
    })
    expect(await shop.refused('POST', path, { body: { name: 'x', channel: 'email' } })).toMatchObject({
      errors: [{ path: '/email', message: 'is required where messages go by e-mail' }],
    })
    const open = { name: 'x', channel: 'webhook', webhookurl: 'https://shop:kettle@hooks.example.com/' }
    expect(await shop.refused('POST', path, { body: open })).toMatchObject({ errors: [{ path: '/webhookurl' }] })
    const delivery = { notificationid: 1, subscriptionid: 1, state: 'sent' }
    const outbox = '/api/notifications/notificationdeliveries'
    expect(await shop.refused('POST', outbox, { body: delivery })).toMatchObject({ status: 405 })
  })
})
