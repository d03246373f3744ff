import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip, zstdCompress } from 'node:zlib'

/** A long answer that many get: each way of packing is done once, off the event loop, when it is first asked for. */
export interface PackedText {
  /** Weak: the same content, however it is packed. */
  readonly etag: string
  readonly text: string
  packed(encoding: Encoding): Promise<Buffer>
}

type Encoding = (typeof encodings)[number]['name']

/** Bytes of a portion. Each goes to another thread and back: by default those would be thirty trips, which take longer than the packing. */
const chunkSize = 512 * 1024

const encodings = [
  {
    name: 'zstd',
    pack: (text: string) =>
      promisify(zstdCompress)(text, { chunkSize, params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  },
  { name: 'gzip', pack: (text: string) => promisify(gzip)(text, { chunkSize, level: constants.Z_BEST_SPEED }) },
] as const

/** The best of the packings that a client takes; undefined for none. */
export function encodingFor(accepted = ''): Encoding | undefined {
  const taken = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/u.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return encodings.find(({ name }) => taken.includes(name))?.name
}

/** Whether a client has what an ETag stands for; compared weakly, as reading may. */
export function hasEtag(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false
  const bare = (one: string): string => one.trim().replace(/^W\//u, '')
  return known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(etag))
}

/** Makes a text ready to be sent; what is known already under the same ETag stays, with its packings. */
export function packText(text: string, known?: PackedText): PackedText {
  const etag = `W/"${hash('sha1', text, 'base64url').slice(0, 20)}"`
  if (known?.etag === etag) return known
  const packings = new Map<Encoding, Promise<Buffer>>()
  return {
    etag,
    text,
    packed: (encoding) => {
      const packing = packings.get(encoding) ?? packWith(encoding, text)
      packings.set(encoding, packing)
      return packing
    },
  }
}

async function packWith(encoding: Encoding, text: string): Promise<Buffer> {
  const found = encodings.find(({ name }) => name === encoding)
  return found ? await found.pack(text) : Buffer.from(text)
}
