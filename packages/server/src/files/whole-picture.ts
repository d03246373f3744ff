import { jpegSegments } from './jpeg-segments.ts'
import type { FileKind } from './kinds.ts'

/** Whether a picture has its end: what broke off on the way shows half a floor, or nothing at all. */
export function isWhole(kind: FileKind, bytes: Buffer): boolean {
  if (kind === 'png') return hasLastChunk(bytes)
  if (kind === 'jpeg') return hasEndMark(bytes)
  return kind !== 'webp' || bytes.readUInt32LE(4) + 8 <= bytes.length
}

/** Bytes before the first chunk, and those of each chunk beside what it holds. */
const head = 8
const frame = 12

/** Walks the chunks to the one that says it is the last. */
function hasLastChunk(bytes: Buffer): boolean {
  for (let at = head; at + frame <= bytes.length;) {
    const end = at + frame + bytes.readUInt32BE(at)
    if (end > bytes.length) return false
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true
    at = end
  }
  return false
}

const startofscan = 0xda
const endofimage = Buffer.from([0xff, 0xd9])

/** The mark of the end stands behind where the pixels begin; some cameras write their own words behind it. */
function hasEndMark(bytes: Buffer): boolean {
  for (const { mark, at } of jpegSegments(bytes)) if (mark === startofscan) return bytes.lastIndexOf(endofimage) > at
  return false
}
