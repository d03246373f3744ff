import type { ChangeEvent } from '@shopdb/contract'

/** As much of the browser's `EventSource` as is used. */
export interface EventStream {
  addEventListener(name: 'hello' | 'message', listener: (event: MessageEvent<string>) => void): void
  addEventListener(name: 'error', listener: () => void): void
  close(): void
}

/** What a connection needs of the page. */
export interface ConnectionParts {
  readonly open: (path: string) => EventStream
  /** Whether somebody is still signed in; renews the session where that is needed. Throws where the server is not reached. */
  readonly isSignedIn: () => Promise<boolean>
  /** Whether nobody looks at the page. */
  readonly isHidden: () => boolean
  /** Calls whenever a person leaves the page for another tab or comes back; gives the way to stop. */
  readonly onLook: (listener: () => void) => () => void
}

/** Milliseconds to wait after failures in a row. */
const waits = [1000, 2000, 5000, 10_000, 30_000]
/** Milliseconds after which a page that was not connected from its beginning may show something old. */
const gap = 2000

/**
 * Keeps a connection to the events of the site: tries again with growing pauses, and asks for what it has missed. A page that
 * nobody looks at has none: browsers allow few connections, and it has nothing to show.
 */
export function connect(parts: ConnectionParts, hear: (event: ChangeEvent) => void): () => void {
  const begun = Date.now()
  let stream: EventStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: number | undefined
  let failures = 0
  let isOver = false

  const greeted = (changesetid: number): void => {
    failures = 0
    if (last === undefined && Date.now() - begun > gap) hear({ changesetid, touched: null })
    last = changesetid
  }
  const changed = (change: ChangeEvent): void => {
    last = change.changesetid
    hear(change)
  }
  const open = (): void => {
    stream = openStream(parts, last, { greeted, changed, failed: later })
  }
  const close = (): void => {
    clearTimeout(timer)
    timer = undefined
    stream?.close()
    stream = undefined
  }
  const later = (): void => {
    close()
    timer = setTimeout(() => void again(), waitAfter(failures))
    failures += 1
  }
  const again = async (): Promise<void> => {
    const isKnown = await parts.isSignedIn().catch(() => undefined)
    if (isOver || stream || parts.isHidden()) return
    if (isKnown) open()
    // Without a session there is nothing to try: signing in brings new pages, and with them a new connection.
    else if (isKnown === undefined) later()
  }
  const look = (): void => {
    if (parts.isHidden()) close()
    else if (!stream) void again()
  }
  const forget = parts.onLook(look)
  if (!parts.isHidden()) open()
  return () => {
    isOver = true
    forget()
    close()
  }
}

/** Not all at the same moment: a site that has started again has many pages coming back. */
function waitAfter(failures: number): number {
  const wait = waits[Math.min(failures, waits.length - 1)] ?? 0
  return wait * (1 + Math.random() / 2)
}

interface Handlers {
  readonly greeted: (changesetid: number) => void
  readonly changed: (change: ChangeEvent) => void
  readonly failed: () => void
}

function openStream(parts: ConnectionParts, last: number | undefined, handlers: Handlers): EventStream {
  const stream = parts.open(last === undefined ? '/api/events' : `/api/events?after=${last}`)
  stream.addEventListener('hello', (event) => handlers.greeted(Number(event.lastEventId)))
  // The border to the server: the contract says what stands there.
  stream.addEventListener('message', (event) => handlers.changed(JSON.parse(event.data) as ChangeEvent))
  stream.addEventListener('error', handlers.failed)
  return stream
}
