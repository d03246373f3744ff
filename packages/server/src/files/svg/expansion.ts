import { unfit } from '../unfit.ts'
import { readXml, type XmlPiece } from './read-xml.ts'

interface Part {
  readonly children: Part[]
  /** Of a `use`: the id of what is drawn once more here. */
  readonly shows: string | undefined
  /** How many elements are drawn; undefined until counted. */
  drawn?: number
}

const most = 500_000
const deepest = 500

/** Throws `unsupported` for a drawing whose parts show each other so often that no browser could draw it. */
export function refuseExplosion(svg: string): void {
  const ids = new Map<string, Part>()
  const root: Part = { children: [], shows: undefined }
  const opened = [root]
  for (const piece of readXml(svg)) {
    if (piece.piece === 'close') opened.pop()
    if (piece.piece !== 'open') continue
    const part = partOf(piece, ids)
    opened.at(-1)?.children.push(part)
    if (!piece.isEmpty) opened.push(part)
  }
  if (drawnBy(root, ids, 0) > most) throw unfit('The SVG repeats its parts too often (with use); make them paths.')
}

function partOf({ name, attributes }: Extract<XmlPiece, { piece: 'open' }>, ids: Map<string, Part>): Part {
  const values = new Map(attributes)
  const part: Part = { children: [], shows: name === 'use' ? values.get('href')?.slice(1) : undefined }
  const id = values.get('id')
  if (id !== undefined && !ids.has(id)) ids.set(id, part)
  return part
}

/** A part that shows itself, by whatever way, never ends. */
function drawnBy(part: Part, ids: ReadonlyMap<string, Part>, depth: number): number {
  if (part.drawn !== undefined) return part.drawn
  if (depth > deepest) return Infinity
  part.drawn = Infinity
  const shown = part.shows === undefined ? undefined : ids.get(part.shows)
  const parts = shown ? [...part.children, shown] : part.children
  part.drawn = parts.reduce((sum, one) => sum + drawnBy(one, ids, depth + 1), 1)
  return part.drawn
}
