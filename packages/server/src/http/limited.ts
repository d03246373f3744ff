import { type Readable, Transform } from 'node:stream'
import { ShopError } from '@shopdb/contract'

/** Milliseconds in which a client may notice that its upload was refused. */
const grace = 3000

/** The same stream, which fails with `toolarge` once more than `limit` bytes have come. */
export function limited(upload: Readable, limit: number): Readable {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= limit) return done(null, chunk)
      done(new ShopError('toolarge', `The upload is larger than the ${limit} bytes that this endpoint takes.`))
      discard(upload)
    },
  })
  upload.once('error', (cause) => counted.destroy(cause))
  return upload.pipe(counted)
}

/**
 * What still comes is thrown away for a while, so that the client can read the refusal; then the connection ends. Left alone it
 * would stay open and unread, and a site that stops would wait for it.
 */
function discard(upload: Readable): void {
  upload.unpipe().resume()
  const timer = setTimeout(() => upload.destroy(), grace).unref()
  upload.once('close', () => clearTimeout(timer))
}
