import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import { chunkSize, gzipPieces, joinGzip, type GzipPieces } from './gzip-pieces.ts'

/** A long answer that many get: each way of packing is done once, off the event loop, when it is first asked for. */
export interface PackedText {
  /** Weak: the same content, however it is packed. */
  readonly etag: string
  readonly text: string
  packed(encoding: Encoding): Promise<Buffer>
  /** What the next text may take over of the gzip of this one; undefined while nobody has asked for it. */
  gzipped(): GzipPieces | undefined
}

type Encoding = (typeof encodings)[number]

/** The best first. */
const encodings = ['zstd', 'gzip'] as const

/** The best of the packings that a client takes; undefined for none. */
export function encodingFor(accepted = ''): Encoding | undefined {
  const taken = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/u.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return encodings.find((name) => taken.includes(name))
}

/** Whether a client has what an ETag stands for; compared weakly, as reading may. */
export function hasEtag(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false
  const bare = (one: string): string => one.trim().replace(/^W\//u, '')
  return known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(etag))
}

/** Makes a text ready to be sent; what is known already under the same ETag stays, with its packings. */
export function packText(pieces: readonly string[], known?: PackedText): PackedText {
  const text = pieces.join('')
  const etag = `W/"${hash('sha1', text, 'base64url').slice(0, 20)}"`
  if (known?.etag === etag) return known
  const packings = new Map<Encoding, Promise<Buffer>>()
  // Not the text before itself, which knows the one before it, and so on.
  const before = known?.gzipped()
  let gzipped: GzipPieces | undefined
  const packs: Readonly<Record<Encoding, () => Promise<Buffer>>> = {
    zstd: () => packQuickly(text),
    gzip: () => joinGzip(pieces, (gzipped = gzipPieces(pieces, before))),
  }
  return {
    etag,
    text,
    packed: (encoding) => {
      const packing = packings.get(encoding) ?? packs[encoding]()
      packings.set(encoding, packing)
      return packing
    },
    gzipped: () => gzipped,
  }
}

function packQuickly(text: string): Promise<Buffer> {
  return promisify(zstdCompress)(text, { chunkSize, params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}
