import { isUtf8 } from 'node:buffer'
import type { FileKind } from './kinds.ts'
import { endingOf } from './name.ts'

/** How the bytes of a kind begin, as hexadecimal digits; a dot is any digit. */
const marks: readonly (readonly [FileKind, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/u],
  ['jpeg', /^ffd8ff/u],
  ['gif', /^474946383[79]61/u],
  ['webp', /^52494646.{8}57454250/u],
  ['pdf', /^255044462d3[0-9]/u],
  ['zip', /^504b0304/u],
]

/** What a file holds, by its bytes; its name only tells texts and archives apart. Undefined for what is not kept. */
export function sniffKind(bytes: Buffer, name: string): FileKind | undefined {
  const head = bytes.subarray(0, 16).toString('hex')
  const kind = marks.find(([, mark]) => mark.test(head))?.[0]
  if (kind === 'zip') return endingOf(name) === 'xlsx' && isWorkbook(bytes) ? 'xlsx' : 'zip'
  return kind ?? (isText(bytes) ? textKind(bytes, name) : undefined)
}

const isWorkbook = (bytes: Buffer): boolean => bytes.includes('[Content_Types].xml') && bytes.includes('xl/workbook')

/** Bytes below a blank, but for tab, line ends and page feed, are in no text. Counted by hand: a call for each of 25 million is slow. */
function isText(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d || byte === 0x0b)) return false
  }
  return true
}

function textKind(bytes: Buffer, name: string): FileKind {
  const ending = endingOf(name)
  const isMarkup = /^(?:\u00EF\u00BB\u00BF)?\s*</u.test(bytes.subarray(0, 256).toString('latin1'))
  if (ending === 'svg' && isMarkup && isUtf8(bytes)) return 'svg'
  return ending === 'csv' ? 'csv' : 'text'
}
