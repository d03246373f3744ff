import { isUtf8 } from 'node:buffer'
import type { FileKind } from './kinds.ts'
import { endingOf } from './name.ts'

const marks: readonly (readonly [FileKind, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/u],
  ['jpeg', /^\xff\xd8\xff/u],
  ['gif', /^GIF8[79]a/u],
  ['webp', /^RIFF.{4}WEBP/su],
  ['pdf', /^%PDF-\d/u],
  ['zip', /^PK\x03\x04/u],
]

/** What a file holds, by its bytes; its name only tells texts and archives apart. Undefined for what is not kept. */
export function sniffKind(bytes: Buffer, name: string): FileKind | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  const kind = marks.find(([, mark]) => mark.test(head))?.[0]
  if (kind === 'zip') return endingOf(name) === 'xlsx' && isWorkbook(bytes) ? 'xlsx' : 'zip'
  return kind ?? (isText(bytes) ? textKind(bytes, name) : undefined)
}

const isWorkbook = (bytes: Buffer): boolean => bytes.includes('[Content_Types].xml') && bytes.includes('xl/workbook')

/** Bytes below a blank, but for tab, line ends and page feed, are in no text. */
function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b))
}

function textKind(bytes: Buffer, name: string): FileKind {
  const ending = endingOf(name)
  const isMarkup = /^(?:\u00EF\u00BB\u00BF)?\s*</u.test(bytes.subarray(0, 256).toString('latin1'))
  if (ending === 'svg' && isMarkup && isUtf8(bytes)) return 'svg'
  return ending === 'csv' ? 'csv' : 'text'
}
