import { isUtf8 } from 'node:buffer'
import { usableSize, type PictureSize } from '../picture-size.ts'
import { unfit } from '../unfit.ts'
import { elements, isSafeStyle, keptAttribute } from './allowed.ts'
import { drawingSize } from './drawing-size.ts'
import { refuseExplosion } from './expansion.ts'
import { readXml, type Attributes, type XmlPiece } from './read-xml.ts'

/** A drawing that is safe to be shown, and its size. */
export interface CleanDrawing {
  readonly bytes: Buffer
  readonly picture: PictureSize | undefined
}

const megabyte = 1024 * 1024
const most = 5 * megabyte

/**
 * Writes a drawing anew from the parts of it that only draw, so that a browser reads exactly what was checked here. Throws
 * `unsupported` for what cannot be made safe.
 */
export function cleanSvg(bytes: Buffer): CleanDrawing {
  if (bytes.length > most) throw unfit(`An SVG may have ${most / megabyte} MB; simplify it, or save it as PNG.`)
  if (!isUtf8(bytes)) throw unfit('The SVG is not in UTF-8; save it as plain SVG.')
  const written = writeAnew(readXml(bytes.toString('utf8').replace(/^\uFEFF/u, '')))
  refuseExplosion(written.svg)
  return { bytes: Buffer.from(written.svg), picture: written.picture }
}

interface Written {
  readonly svg: string
  readonly picture: PictureSize | undefined
}

function writeAnew(pieces: Iterable<XmlPiece>): Written {
  const out: string[] = []
  let picture: PictureSize | undefined
  for (const piece of withSafeSheets(withoutStrangers(inRoot(pieces)))) {
    if (piece.piece === 'text') out.push(escaped(piece.text))
    else if (piece.piece === 'close') out.push(`</${piece.name}>`)
    else if (out.length > 0) out.push(tag(piece, piece.attributes))
    else {
      const size = drawingSize(piece.attributes)
      picture = size && usableSize(size)
      out.push(tag(piece, rootAttributes(piece.attributes, picture)))
    }
  }
  return { svg: `${out.join('')}\n`, picture }
}

/** Browsers need width and height in pixels to know the natural size; shares such as 100% tell nothing. */
function rootAttributes(attributes: Attributes, size: PictureSize | undefined): Attributes {
  const others = attributes.filter(([name]) => !size || (name !== 'width' && name !== 'height'))
  const sizes: Attributes = size
    ? [
        ['width', String(size.width)],
        ['height', String(size.height)],
      ]
    : []
  return [['xmlns', 'http://www.w3.org/2000/svg'], ...sizes, ...others]
}

/** Throws where the pieces are not those of one svg element; what stands around it is left out. */
function* inRoot(pieces: Iterable<XmlPiece>): Generator<XmlPiece> {
  let depth = 0
  let isOver = false
  for (const piece of pieces) {
    if (depth === 0 && piece.piece === 'text' && piece.text.trim() === '') continue
    if (depth === 0 && (isOver || piece.piece !== 'open' || piece.name !== 'svg')) throw noDrawing()
    depth += stepOf(piece)
    isOver = depth === 0
    yield piece
  }
  if (!isOver) throw noDrawing()
}

const noDrawing = (): Error => unfit('The file is not an SVG: it is not one svg element. Save it as plain SVG.')

/** How much deeper the next piece lies. */
function stepOf(piece: XmlPiece): number {
  if (piece.piece === 'text') return 0
  if (piece.piece === 'close') return -1
  return piece.isEmpty ? 0 : 1
}

/** Leaves out what does more than draw, with all that it holds. */
function* withoutStrangers(pieces: Iterable<XmlPiece>): Generator<XmlPiece> {
  let leaving = 0
  for (const piece of pieces) {
    const isStranger = piece.piece === 'open' && !elements.has(kept(piece.name))
    if (leaving > 0 || isStranger) leaving += stepOf(piece)
    else yield cleaned(piece)
  }
}

/** Gives each style sheet as one text, so that no part of it is judged alone. */
function* withSafeSheets(pieces: Iterable<XmlPiece>): Generator<XmlPiece> {
  let depth = 0
  let css = ''
  for (const piece of pieces) {
    const isInside = depth > 0
    if (isInside || (piece.piece === 'open' && piece.name === 'style')) depth += stepOf(piece)
    if (depth === 1 && piece.piece === 'text') css += piece.text
    if (isInside && depth > 0) continue
    if (isInside) yield { piece: 'text', text: safeSheet(css) }
    if (isInside) css = ''
    yield piece
  }
}

/** A link becomes a group: what it holds is drawn, where it leads is not kept. */
const kept = (name: string): string => (name === 'a' ? 'g' : name)

function cleaned(piece: XmlPiece): XmlPiece {
  if (piece.piece === 'text') return piece
  const name = kept(piece.name)
  if (piece.piece === 'close') return { ...piece, name }
  const attributes = new Map<string, string>()
  for (const raw of piece.attributes) {
    const found = keptAttribute(name, raw)
    if (found && !attributes.has(found[0])) attributes.set(...found)
  }
  return { ...piece, name, attributes: [...attributes] }
}

function safeSheet(css: string): string {
  if (isSafeStyle(css)) return css
  throw unfit('The SVG has a style sheet that reaches out of the file (@import or url); embed what it needs.')
}

function tag({ name, isEmpty }: Extract<XmlPiece, { piece: 'open' }>, attributes: Attributes): string {
  const written = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  return `<${name}${written}${isEmpty ? '/' : ''}>`
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\r': '&#13;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"\t\r]/gu, (sign) => signs[sign] ?? sign)
