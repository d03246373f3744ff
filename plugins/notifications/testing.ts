import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { platformsOf, runPluginJob, type TestShop } from '@shopdb/server/testing'
import { SMTPServer } from 'smtp-server'
import type { Site } from './settings.ts'

/** A row as the API tells it. */
export type Row = Readonly<Record<string, unknown>>

/** A moment so many hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

/** The site as the plugin sees it, so many minutes from now. */
export function siteIn(shop: TestShop, minutes = 0): Site {
  // The platform of the plugin, whose settings it has.
  const platform = platformsOf(shop.running.site)('notifications') as unknown as Site
  return { ...platform, now: () => new Date(Date.now() + minutes * 60_000).toISOString() }
}

/** Runs the job once, as it would run so many minutes from now. */
export async function runJob(shop: TestShop, minutes = 0): Promise<void> {
  await runPluginJob(shop.running, 'notifications.deliver', siteIn(shop, minutes))
}

/** What becomes of a letter: it is taken, refused, or taken without a word. */
export type Manner = 'take' | 'refuse' | 'vanish'

/** A real mail server on this machine. */
export interface Mailbox extends AsyncDisposable {
  readonly port: number
  readonly letters: string[]
  readonly behave: (manner: Manner) => void
}

/** Opens a mail server that takes letters of the user `shopdb`. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = []
  const sockets = new Set<Socket>()
  const now: { manner: Manner } = { manner: 'take' }
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'shopdb' && password === 'kettle'
        ? done(null, { user: username })
        : done(new Error('Wrong password')),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (now.manner === 'refuse') return done(Object.assign(new Error('Mailbox is full'), { responseCode: 452 }))
        letters.push(Buffer.concat(parts).toString())
        if (now.manner === 'take') return done()
        for (const socket of sockets) socket.destroy()
      })
    },
  })
  server.server.on('connection', (socket) => void sockets.add(socket))
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  return {
    port,
    letters,
    behave: (manner) => void (now.manner = manner),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** What a webhook was sent. */
export interface Sent {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A web server on this machine. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly sent: readonly Sent[]
}

/** Opens one that notes what it is sent, and answers with the given status. */
export async function openReceiver(status = 200): Promise<Receiver> {
  const sent: Sent[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      sent.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(status).end('thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    sent,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Somebody who is told of notices by webhook. */
export interface Subscriber extends AsyncDisposable {
  readonly hook: Receiver
  /** Of the subscription. */
  readonly path: string
  /** What was told, in its order. */
  readonly events: () => readonly unknown[]
}

/** Opens one that is told at once of everything, also of what is for everybody. */
export async function openSubscriber(
  shop: TestShop,
  { status = 200, ...more }: { readonly status?: number } & Row = {},
): Promise<Subscriber> {
  const hook = await openReceiver(status)
  await shop.patch('/api/plugins/notifications/settings', { waitminutes: 0 })
  const body = { name: crypto.randomUUID(), channel: 'webhook', webhookurl: hook.url, onended: true, ...more }
  const { subscriptionid } = await shop.post('/api/notifications/notificationsubscriptions', body)
  const path = `/api/notifications/notificationsubscriptions/${String(subscriptionid)}`
  return {
    hook,
    path,
    events: () => hook.sent.map(({ headers }) => headers['x-shopdb-event']),
    [Symbol.asyncDispose]: async () => {
      await shop.delete(path)
      await hook[Symbol.asyncDispose]()
    },
  }
}
