import { type Readable, Transform } from 'node:stream'
import { ShopError } from '@shopdb/contract'

/** The same stream, which fails with `toolarge` once more than `limit` bytes have come. */
export function limited(upload: Readable, limit: number): Readable {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit)
        done(new ShopError('toolarge', `The upload is larger than the ${limit} bytes that this endpoint takes.`))
      else done(null, chunk)
    },
  })
  upload.once('error', (cause) => counted.destroy(cause))
  return upload.pipe(counted)
}
