import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'

/** Pieces of a text as they stand in its gzip, by what they say. */
export type GzipPieces = ReadonlyMap<string, Promise<Buffer>>

/** Bytes of a portion. Each goes to another thread and back: by default those would be thirty trips, which take longer than the packing. */
export const chunkSize = 512 * 1024

const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255])
const lastblock = Buffer.from([3, 0])

/** Packs each piece by itself, up to a whole byte, so that it can stand in any gzip; what was packed before is taken over. */
export function gzipPieces(pieces: readonly string[], before: GzipPieces = new Map()): GzipPieces {
  const settings = { chunkSize, level: constants.Z_BEST_SPEED, finishFlush: constants.Z_SYNC_FLUSH }
  return new Map(pieces.map((piece) => [piece, before.get(piece) ?? promisify(deflateRaw)(piece, settings)]))
}

/** One gzip of all pieces, in their order; see RFC 1952. */
export async function joinGzip(pieces: readonly string[], packed: GzipPieces): Promise<Buffer> {
  const text = pieces.join('')
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(text), 0)
  tail.writeUInt32LE(Buffer.byteLength(text), 4)
  const blocks = await Promise.all(pieces.flatMap((piece) => packed.get(piece) ?? []))
  return Buffer.concat([head, ...blocks, lastblock, tail])
}
