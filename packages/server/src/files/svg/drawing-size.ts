import type { PictureSize } from '../picture-size.ts'
import type { Attributes } from './read-xml.ts'

/** Pixels of one unit of a length. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/** How large a drawing is: by its view box, wherever that begins, else by its own width and height; undefined without either. */
export function drawingSize(attributes: Attributes): PictureSize | undefined {
  const values = new Map(attributes)
  const [, , width = 0, height = 0] = (values.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  if (width > 0 && height > 0) return rounded(width, height)
  const own = [values.get('width'), values.get('height')].map(pixelsOf)
  return own[0] && own[1] ? rounded(own[0], own[1]) : undefined
}

/** Pixels of the longer side. Drawings made in millimeters are larger; they have no pixels of their own and are shown smaller. */
const longest = 20_000

function rounded(width: number, height: number): PictureSize {
  const share = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/** Undefined for a share such as 100%. */
function pixelsOf(length = ''): number | undefined {
  const [, digits, unit = ''] = /^\s*(\d+(?:\.\d+)?)([a-z]*)\s*$/u.exec(length) ?? []
  const factor = units[unit]
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor
}
