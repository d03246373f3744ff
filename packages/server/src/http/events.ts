import { invalidInput, ShopError, type ChangeEvent } from '@shopdb/contract'
import { isAtLeast, type Actor } from '../access/actor.ts'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import { TooManyError } from '../access/too-many.ts'
import type { ChangeDigest } from '../changes/digests.ts'
import type { ChangeFeed } from '../changes/feed.ts'
import { parseCookies } from './cookies.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import { eventsDoc } from './events-doc.ts'
import type { Identify } from './register.ts'

/** A table of the site as the log names it, and who may read it. */
export interface ToldTable {
  readonly entitytype: string
  readonly read: Permission
}

/** What telling of changes takes. */
export interface EventParts {
  readonly feed: ChangeFeed
  readonly tables: readonly ToldTable[]
  readonly identify: Identify
}

/** The events of a site: `GET /api/events`. */
export interface Events {
  readonly route: Route
  /** Ends every stream; nobody is listened to any more. */
  close(): void
}

/** How many may listen, and milliseconds from one sign of life to the next. */
const defaults = { most: 1000, mosteach: 100, beat: 15_000 }

interface Listener {
  readonly call: Call
  readonly out: EventStream
  actor: Actor
}

/** Tells everybody who is signed in what changes, as far as they may read it. */
export function createEvents(parts: EventParts, limits: Partial<typeof defaults> = {}): Events {
  const { most, mosteach, beat } = { ...defaults, ...limits }
  const listeners = new Set<Listener>()
  const textOf = createTexts(parts.tables)
  let isClosed = false
  const timer = setInterval(() => listeners.forEach((listener) => void keepAlive(parts, listener)), beat).unref()

  const admit = (actor: Actor): void => {
    if (isClosed) throw new ShopError('unavailable', 'The site is stopping; try again in a moment.')
    if (listeners.size >= most) throw new TooManyError(`${most} pages listen already; try again later.`, 60)
    const mine = listeners.values().filter((one) => isSame(one.actor, actor))
    if (mine.toArray().length >= mosteach)
      throw new TooManyError(`${mosteach} pages of this user listen already; close some of them.`, 60)
  }
  const handle = async (call: Call): Promise<Answer> => {
    const after = parseAfter(call)
    admit(call.actor)
    const listener = { call, out: openEventStream(), actor: call.actor }
    listeners.add(listener)
    listener.out.stream.once('close', () => listeners.delete(listener))
    try {
      await tellFrom(parts.feed, listener, { after, textOf })
    } catch (cause) {
      listener.out.stream.destroy()
      throw cause
    }
    return { headers: streamheaders, body: listener.out.stream }
  }
  return {
    route: { method: 'GET', path: '/api/events', permission: 'signedin', doc: eventsDoc, handle },
    close: () => {
      isClosed = true
      clearInterval(timer)
      for (const { out } of listeners) out.end()
    },
  }
}

const streamheaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies would gather what is to be seen at once, and a site that stops would wait for who may still listen.
  'x-accel-buffering': 'no',
  connection: 'close',
}

const isSame = (one: Actor, other: Actor): boolean => one.userid === other.userid && one.kind === other.kind

/** After which change set the listener wants to be told; undefined: from now on. Browsers that come back say it in a header. */
function parseAfter({ query, headers }: Call): number | undefined {
  const { after, ...others } = query
  const [stranger] = Object.keys(others)
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is after' }])
  const text = headers['last-event-id'] ?? after
  if (text === undefined) return undefined
  if (typeof text === 'string' && /^\d{1,15}$/u.test(text)) return Number(text)
  throw invalidInput([{ path: '/after', message: 'must be the number of a change, as the id of an event gives it' }])
}

type TextOf = (digest: ChangeDigest, actor: Actor) => string | undefined

interface Telling {
  readonly after: number | undefined
  readonly textOf: TextOf
}

/** Tells what was missed, then what happens. What happens meanwhile waits its turn. */
async function tellFrom(feed: ChangeFeed, listener: Listener, { after, textOf }: Telling): Promise<void> {
  const { out } = listener
  const waiting: ChangeDigest[] = []
  let tell = (digest: ChangeDigest): void => void waiting.push(digest)
  const say = (digest: ChangeDigest): void => {
    const text = textOf(digest, listener.actor)
    if (text !== undefined) out.send(text)
  }
  const { changesetid, stop } = await feed.follow((digest) => tell(digest))
  out.stream.once('close', stop)
  const missed = after === undefined ? [] : await feed.since(after)
  const start = missed && after !== undefined ? after : changesetid
  out.send(`retry: 2000\nevent: hello\nid: ${start}\ndata: {"changesetid":${start}}`)
  if (!missed) out.send(eventText({ changesetid, touched: null }))
  for (const digest of missed ?? []) say(digest)
  const last = missed?.at(-1)?.changesetid ?? 0
  for (const digest of waiting) if (digest.changesetid > last) say(digest)
  tell = say
}

function eventText(event: ChangeEvent): string {
  return `id: ${event.changesetid}\ndata: ${JSON.stringify(event)}`
}

/** Writes a change set down once for all of one role; undefined where they may read nothing of it. */
function createTexts(tables: readonly ToldTable[]): TextOf {
  const written = new WeakMap<ChangeDigest, Map<string, string | undefined>>()
  const isReadable = (entitytype: string, actor: Actor): boolean =>
    tables.some((table) => table.entitytype === entitytype && isAtLeast(actor, table.read.least))
  const write = ({ changesetid, touched }: ChangeDigest, actor: Actor): string | undefined => {
    const told = [...touched].filter(([entitytype]) => isReadable(entitytype, actor))
    return told.length === 0 ? undefined : eventText({ changesetid, touched: Object.fromEntries(told) })
  }
  return (digest, actor) => {
    const texts = written.get(digest) ?? new Map<string, string | undefined>()
    written.set(digest, texts)
    if (!texts.has(actor.role)) texts.set(actor.role, write(digest, actor))
    return texts.get(actor.role)
  }
}

/** A stream ends with the sign-in that opened it, and tells from now on what the role of today may read. */
async function keepAlive({ identify }: EventParts, listener: Listener): Promise<void> {
  const { headers } = listener.call
  try {
    const caller = await identify({ method: 'GET', headers, cookies: parseCookies(headers['cookie']) })
    if (!caller) return listener.out.end()
    listener.actor = caller.actor
    listener.out.send(':')
  } catch {
    listener.out.end()
  }
}
