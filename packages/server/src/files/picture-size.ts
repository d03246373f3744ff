import { jpegSegments } from './jpeg-segments.ts'
import type { FileKind } from './kinds.ts'
import { unfit } from './unfit.ts'
import { isWhole } from './whole-picture.ts'

/** Width and height of a picture in pixels, as it is shown. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

type Measure = (bytes: Buffer) => PictureSize | undefined

const measures: Partial<Readonly<Record<FileKind, Measure>>> = {
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  webp: webpSize,
  jpeg: jpegSize,
}

/** Pixels that browsers can hold; a file of a few bytes can claim any number. */
const most = 200_000_000
const longestside = 100_000

/** Measures a picture of pixels; undefined for what is none. Throws `unsupported` for a broken or a monstrous one. */
export function pictureSize(kind: FileKind, bytes: Buffer): PictureSize | undefined {
  const measure = measures[kind]
  if (!measure) return undefined
  const size = usableSize(read(() => measure(bytes)))
  if (read(() => isWhole(kind, bytes))) return size
  throw unfit('The picture is cut off: its end is missing. Send the whole file.')
}

/** Throws `unsupported` for a size that no page can show. */
export function usableSize(size: PictureSize | undefined): PictureSize {
  if (!size || size.width < 1 || size.height < 1)
    throw unfit('The picture is broken: it does not say how wide and high it is. Save it again.')
  const { width, height } = size
  if (width * height > most || Math.max(width, height) > longestside)
    throw unfit(`The picture is ${width} by ${height}; make it smaller than ${most / 1_000_000} million pixels.`)
  return size
}

/** A picture that ends within its head is read past its end. */
function read<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** The three forms of WebP say it in three ways. */
function webpSize(bytes: Buffer): PictureSize | undefined {
  const form = bytes.toString('latin1', 12, 16)
  if (form === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (form === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (form !== 'VP8L') return undefined
  const bits = bytes.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** The frame says it; a camera held upright turns the picture on its side. */
function jpegSize(bytes: Buffer): PictureSize | undefined {
  let isTurned = false
  for (const { mark, at } of jpegSegments(bytes)) {
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return isTurned ? { width: height, height: width } : { width, height }
    }
    if (mark === 0xe1) isTurned ||= exifOrientation(bytes.subarray(at + 4)) >= 5
  }
  return undefined
}

/** 1 to 8, as EXIF counts them; from 5 on width and height change places. */
function exifOrientation(exif: Buffer): number {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0') return 1
  const tiff = exif.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const tags = Array.from({ length: short(start) }, (_, index) => start + 2 + index * 12)
  const tag = tags.find((at) => short(at) === 0x0112)
  return tag === undefined ? 1 : short(tag + 8)
}
