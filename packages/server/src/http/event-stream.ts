import { Readable } from 'node:stream'

/** Server-sent events on their way to one listener. */
export interface EventStream {
  readonly stream: Readable
  /** Lines of an event, without the empty one behind them. Where the listener does not keep up, the stream breaks off. */
  send(lines: string): void
  /** Ends it; a listener that takes nothing any more is cut off. */
  end(): void
}

/** Characters that may wait for a slow listener. It comes back by itself, and the log tells what it has missed. */
const mostwaiting = 64 * 1024
/** Milliseconds that the last lines have to go out. */
const grace = 500

/** Opens a stream whose memory is bounded. */
export function openEventStream(): EventStream {
  const stream = new Readable({ read: () => undefined })
  let isOver = false
  return {
    stream,
    send: (lines) => {
      if (isOver || stream.destroyed) return
      if (stream.readableLength > mostwaiting) stream.destroy()
      else stream.push(`${lines}\n\n`)
    },
    end: () => {
      if (isOver || stream.destroyed) return
      isOver = true
      stream.push(null)
      setTimeout(() => stream.destroy(), grace).unref()
    },
  }
}
