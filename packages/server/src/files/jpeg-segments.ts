/** One segment of the head of a JPEG: what it is, and where it begins. */
interface JpegSegment {
  readonly mark: number
  readonly at: number
}

/** The segments of a JPEG up to its pixels. Throws RangeError where the file ends before. */
export function* jpegSegments(bytes: Buffer): Generator<JpegSegment> {
  for (let at = 2; bytes.readUInt8(at) === 0xff;) {
    const mark = bytes.readUInt8(at + 1)
    // Fill bytes may stand before a mark.
    if (mark !== 0xff) yield { mark, at }
    at += mark === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
}
