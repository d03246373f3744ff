import { unfit } from '../unfit.ts'

/** One piece of a document. Comments, instructions and plain document types are left out. */
export type XmlPiece =
  | { readonly piece: 'open'; readonly name: string; readonly attributes: Attributes; readonly isEmpty: boolean }
  | { readonly piece: 'close'; readonly name: string }
  | { readonly piece: 'text'; readonly text: string }

export type Attributes = readonly (readonly [name: string, value: string])[]

const deepest = 100
const patterns = {
  skipped: /<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^[>]*>/uy,
  cdata: /<!\[CDATA\[([^]*?)\]\]>/uy,
  close: /<\/([\w.:-]+)\s*>/uy,
  open: /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy,
  text: /[^<]+/uy,
} as const

/**
 * Reads a document of the plainest XML piece by piece. Throws `unsupported` for what is not well formed, and for entities of
 * its own: a few lines of them can stand for gigabytes.
 */
export function* readXml(text: string): Generator<XmlPiece> {
  const opened: string[] = []
  for (let at = 0; at < text.length;) {
    const { piece, end } = readPiece(text, at)
    at = end
    if (!piece) continue
    if (piece.piece === 'close' && opened.pop() !== piece.name) throw broken(text, at)
    if (piece.piece === 'open' && !piece.isEmpty && opened.push(piece.name) > deepest)
      throw unfit(`The SVG is nested deeper than ${deepest} levels; flatten its groups.`)
    yield piece
  }
  if (opened.length > 0) throw broken(text, text.length)
}

interface Read {
  readonly piece?: XmlPiece
  readonly end: number
}

function readPiece(text: string, at: number): Read {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  const endOf = (found: RegExpExecArray): number => at + found[0].length
  const words = match(patterns.text)
  if (words) return { piece: { piece: 'text', text: decoded(words[0]) }, end: endOf(words) }
  const open = match(patterns.open)
  if (open) return { piece: openOf(open), end: endOf(open) }
  const close = match(patterns.close)
  if (close) return { piece: { piece: 'close', name: close[1] ?? '' }, end: endOf(close) }
  const skipped = match(patterns.skipped)
  if (skipped) return { end: endOf(skipped) }
  const cdata = match(patterns.cdata)
  if (cdata) return { piece: { piece: 'text', text: plain(cdata[1] ?? '') }, end: endOf(cdata) }
  throw broken(text, at)
}

function openOf([, name = '', rest = '', slash]: RegExpExecArray): XmlPiece {
  const found = rest.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)
  const attributes = [...found].map(([, key = '', double, single = '']): readonly [string, string] => [
    key,
    decoded(double ?? single),
  ])
  return { piece: 'open', name, attributes, isEmpty: slash === '/' }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(raw: string): string {
  return plain(raw.replaceAll(/&([^;&]{0,10};?)/gu, (_whole, body: string) => characterOf(body)))
}

function characterOf(body: string): string {
  const digits = /^#(?:x([\da-f]{1,6})|(\d{1,7}));$/iu.exec(body)
  const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16) : -1
  if (code >= 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code)
  const known = body.endsWith(';') ? named[body.slice(0, -1)] : undefined
  if (known !== undefined) return known
  throw unfit(`The SVG has the entity &${body} of its own; save it as plain SVG.`)
}

/** Throws for characters that no XML may have. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to find
  if (!/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(text) && text.isWellFormed()) return text
  throw unfit('The SVG has characters that XML does not allow; save it again.')
}

function broken(text: string, at: number): Error {
  if (/^<!(?:DOCTYPE|ENTITY)/iu.test(text.slice(at, at + 10)))
    return unfit('The SVG declares entities of its own (in its DOCTYPE); save it as plain SVG.')
  const line = text.slice(0, at).split('\n').length
  return unfit(`The SVG is not well formed at line ${line}; save it again.`)
}
