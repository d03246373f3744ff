import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Outbox } from '@shopdb/contract'
import { beforeAll, expect, test } from 'vitest'
import { settleOutbox } from '../plugins/outbox/pieces.ts'
import { sendDue } from '../plugins/outbox/send-due.ts'
import { runPluginJob } from '../testing/run-job.ts'
import { describeShop, type TestShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

// The plugin that is kept for contract 0.3.0: parts of hoists are ordered from a supplier.
const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[] }

const orders = '/api/contract030/hoistorders'

/** A supplier that answers with the given status, and notes what it is sent. */
async function openSupplier(status: { now: number }, answer = 'It comes on Monday.') {
  const sent: unknown[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      sent.push(JSON.parse(Buffer.concat(parts).toString()))
      response.writeHead(status.now).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    sent,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The work of a minute, so many minutes from now. */
async function send(shop: TestShop, minutes = 0): Promise<void> {
  const platform = platformsOf(shop.running.site)('contract030')
  const now = () => new Date(Date.now() + minutes * 60_000).toISOString()
  await runPluginJob(shop.running, 'contract030.order', { ...platform, now })
}

describeShop('rows that are sent', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  let hoistid = 0
  const order = (part: string) => shop.post(orders, { hoistid, part })
  const state = ({ hoistorderid }: Row): Promise<Row> => shop.get(`${orders}/${String(hoistorderid)}`)
  const health = async () => {
    const { data } = await shop.get<List>('/api/plugins')
    return data.find(({ name }) => name === 'contract030')?.['health']
  }
  /** The work of a minute, where orders are sent in this way. */
  const sendBy = async (way: Outbox['send']): Promise<void> => {
    const { site } = shop.running
    const outboxes = shop.running.plugins().flatMap(({ plugin }) => plugin?.outboxes ?? [])
    const outbox = outboxes.find(({ name }) => name === 'order')
    if (!outbox) throw new Error('There is no outbox.')
    const shape = settleOutbox(site.resources.registry, { ...outbox, send: way })
    await sendDue(platformsOf(site)('contract030'), shape)
  }
  const reasons = async () => (await shop.get<List>('/api/changesets?perpage=4')).data.map((one) => one['reason'])

  beforeAll(async () => {
    hoistid = Number((await shop.post('/api/contract030/hoists', { assetnumber: 'H-1', code: 'H1' }))['assetid'])
  })

  test('go once, however many replicas send, and say what the other side answered', async () => {
    await using supplier = await openSupplier({ now: 200 })
    await shop.patch('/api/plugins/contract030/settings', { supplier: supplier.address })
    const made = await order('Hook')
    await Promise.all([send(shop), send(shop), send(shop)])
    await send(shop, 60)
    expect(supplier.sent).toEqual([{ key: made['hoistorderid'], part: 'Hook', attempts: 1 }])
    const answer = { state: 'sent', attempts: 1, answer: 'It comes on Monday.', nextattempt: null }
    expect(await state(made)).toMatchObject({ ...answer, sentdate: expect.stringContaining('T') })
    expect(await reasons()).toEqual(expect.arrayContaining(['An order is sent', 'An order: sent']))
  })

  test('go once, whatever the other side answers, and also where it says nothing', async () => {
    const answer = `Yes\0: ${'a'.repeat(491)}\u{1f6a2}${'b'.repeat(20)}`
    await using supplier = await openSupplier({ now: 200 }, answer)
    await shop.patch('/api/plugins/contract030/settings', { supplier: supplier.address })
    const made = await order('Pulley')
    await send(shop)
    await send(shop, 60)
    expect(supplier.sent).toHaveLength(1)
    expect(await state(made)).toMatchObject({ state: 'sent', answer: expect.stringMatching(/^Yes: a+\ufffd\.{3}$/u) })
    // As code that was not type-checked may do.
    const quiet = await order('Wheel')
    await sendBy(async () => undefined as unknown as string)
    expect(await state(quiet)).toMatchObject({ state: 'sent', attempts: 1, answer: null })
  })

  test('are given up at once where the other side will never take them, and may be tried again', async () => {
    const made = await order('Hoist of another maker')
    await sendBy(async () => ({ givenup: 'The supplier does not have it.' }))
    const answer = { state: 'givenup', attempts: 1, answer: 'The supplier does not have it.', nextattempt: null }
    expect(await state(made)).toMatchObject(answer)
    await shop.post(`${orders}/${String(made['hoistorderid'])}/actions/again`)
    await sendBy(async () => 'It has it now.')
    expect(await state(made)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('are tried again after pauses, given up after the last, and then by a button', async () => {
    const status = { now: 503 }
    await using supplier = await openSupplier(status)
    await shop.patch('/api/plugins/contract030/settings', { supplier: supplier.address })
    const made = await order('Chain')
    await send(shop)
    // The run of a later minute finds it, and not the one after it.
    const nextattempt: unknown = expect.stringMatching(/:00(?:\.000)?Z$/u)
    expect(await state(made)).toMatchObject({ state: 'waiting', answer: 'The supplier answered 503.', nextattempt })
    const failing = 'Hoist orders: 1 to be tried again. The supplier answered 503.'
    expect(await health()).toEqual({ ok: true, detail: failing })
    await send(shop, 0.4)
    expect(supplier.sent).toHaveLength(1)
    await send(shop, 2)
    await send(shop, 5)
    expect(supplier.sent).toHaveLength(2)
    await send(shop, 8)
    expect(await state(made)).toMatchObject({ state: 'givenup', attempts: 3, nextattempt: null })
    await send(shop, 1000)
    expect(supplier.sent).toHaveLength(3)
    expect(await health()).toEqual({ ok: false, detail: 'Hoist orders: 1 given up. The supplier answered 503.' })
    expect(await shop.get('/api/dashboard')).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({ title: 'Orders not delivered', value: 1, tone: 'error' }),
      ]),
    })

    status.now = 200
    const path = `${orders}/${String(made['hoistorderid'])}/actions`
    expect(await shop.get(path)).toMatchObject({ data: [{ name: 'again', label: 'Try again' }] })
    const viewer = await shop.as('viewer')
    expect(await viewer.refused('POST', `${path}/again`)).toMatchObject({ status: 403 })
    await shop.post(`${path}/again`)
    await send(shop)
    expect(await state(made)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(await shop.get(path)).toMatchObject({ data: [] })
    expect(await health()).toEqual({ ok: true, detail: '' })
  })

  test('that nobody needs any more are dropped, with the reason', async () => {
    const made = await order('Nothing')
    await send(shop)
    expect(await state(made)).toMatchObject({ state: 'dropped', answer: 'There is nothing to order.' })
  })

  test('that a server took with it when it died go ten minutes later, and not before', async () => {
    await using supplier = await openSupplier({ now: 200 })
    await shop.patch('/api/plugins/contract030/settings', { supplier: supplier.address })
    const made = await order('Rope')
    await shop.running.site.database.transaction((trx) =>
      trx
        .updateTable('hoistorders')
        .set({
          state: 'sending',
          nextattempt: new Date(Date.now() + 600_000).toISOString().slice(0, 23).replace('T', ' '),
        })
        .where('hoistorderid', '=', Number(made['hoistorderid']))
        .execute(),
    )
    await send(shop, 5)
    expect(supplier.sent).toEqual([])
    await send(shop, 11)
    expect(await state(made)).toMatchObject({ state: 'sent' })
  })

  test('that were removed are not sent', async () => {
    const made = await order('Brake')
    await shop.delete(`${orders}/${String(made['hoistorderid'])}`)
    await send(shop)
    expect(await state(made)).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})
