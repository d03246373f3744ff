import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

/** Takes the next piece; waits while the reader is behind, and lets other requests have a turn. */
export type Put = (piece: string | Uint8Array) => Promise<void>

/** A stream that is fed by a job. When the reader goes away the job is ended by an error at its next piece. */
export function streamOf(job: (put: Put) => Promise<void>): Readable {
  const stream = new PassThrough()
  const put: Put = async (piece) => {
    if (stream.destroyed) throw new Error('The reader went away.')
    if (!stream.write(piece)) await drained(stream)
    await setImmediate()
  }
  job(put).then(
    () => stream.end(),
    (cause: unknown) => stream.destroy(cause instanceof Error ? cause : new Error(String(cause))),
  )
  return stream
}

/** Until it takes more, or is closed; leaves nothing behind that listens. */
async function drained(stream: PassThrough): Promise<void> {
  const waiting = new AbortController()
  try {
    await Promise.race([once(stream, 'drain', waiting), once(stream, 'close', waiting)])
  } finally {
    waiting.abort()
  }
}
