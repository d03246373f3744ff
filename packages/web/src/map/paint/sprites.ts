import { inkOn } from '../model/palette.ts'
import { circle, fontOf, type Look, type Pen } from './pen.ts'

/** Pictures drawn once and then only copied: copying costs a tenth of drawing. */
export interface Sprites {
  /** Puts a picture in the middle of a spot; `draw` makes it, around 0, 0, when it is not there yet. Says whether it did. */
  readonly put: (pen: Pen, spot: { readonly x: number; readonly y: number }, sprite: Sprite) => boolean
  /** A frame begins. */
  readonly begin: () => void
  /** Whether pictures were left out of this frame, since too many would have had to be made. */
  readonly isShort: () => boolean
}

/** A picture: what tells it from others, and how it is drawn. */
export interface Sprite {
  readonly key: string
  readonly width: number
  readonly height: number
  readonly draw: (pen: Pen) => void
  /** Whoever puts it can draw it too: a picture is worth making only for what is seen a second time. */
  readonly isFleeting?: boolean
}

/** More than a screen ever shows at once; beyond it all start anew. */
const most = 3000

/**
 * An empty store of pictures for a screen of that many real pixels for one. A frame makes at most `newones`: making takes long enough
 * to be felt, and a number that comes a sixtieth of a second later does not.
 */
export function openSprites(pixelratio: number, newones = Number.POSITIVE_INFINITY): Sprites {
  const kept = new Map<string, HTMLCanvasElement>()
  const seen = new Set<string>()
  let made = 0
  let isShort = false
  const pictureOf = (sprite: Sprite): HTMLCanvasElement | undefined => {
    const known = kept.get(sprite.key)
    if (known) return known
    if (sprite.isFleeting && !seen.has(sprite.key)) return void seen.add(sprite.key)
    if (made >= newones) {
      isShort ||= sprite.isFleeting !== true
      return undefined
    }
    if (kept.size > most) kept.clear()
    if (seen.size > most) seen.clear()
    made += 1
    const picture = drawSprite(sprite, pixelratio)
    kept.set(sprite.key, picture)
    return picture
  }
  return {
    begin: () => {
      made = 0
      isShort = false
    },
    isShort: () => isShort,
    put: (pen, { x, y }, sprite) => {
      const picture = pictureOf(sprite)
      if (!picture) return false
      const left = Math.round((x - sprite.width / 2) * pixelratio) / pixelratio
      const top = Math.round((y - sprite.height / 2) * pixelratio) / pixelratio
      pen.drawImage(picture, left, top, sprite.width, sprite.height)
      return true
    },
  }
}

function drawSprite({ width, height, draw }: Sprite, pixelratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * pixelratio)
  canvas.height = Math.ceil(height * pixelratio)
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  pen.scale(canvas.width / width, canvas.height / height)
  pen.translate(width / 2, height / 2)
  draw(pen)
  return canvas
}

/** How the marker of one asset looks. */
export interface MarkerLook {
  readonly color: string
  readonly radius: number
  /** The picture of its type, drawn in the color that reads on the marker's. */
  readonly icon: string | null
  /** It stands there by inheritance, and people are about to move things. */
  readonly isHollow: boolean
}

/** Pictures of types by name and ink, as far as they are loaded. */
export type Icons = ReadonlyMap<string, HTMLImageElement>

/** The marker of an asset: a disc with an edge, and the sign of its type where there is room for one. */
export function markerSprite(marker: MarkerLook, look: Look, icons: Icons): Sprite {
  const { color, radius, icon, isHollow } = marker
  const ink = inkOn(color)
  const sign = radius >= 8 && icon !== null ? icons.get(`${icon} ${ink}`) : undefined
  const side = 2 * radius + 6
  return {
    key: `m ${color} ${radius} ${sign ? icon : ''} ${isHollow} ${look.isDark}`,
    width: side,
    height: side,
    draw: (pen) => {
      circle(pen, { x: 0, y: 0 }, radius + 1.5)
      pen.fillStyle = look.halo
      pen.fill()
      circle(pen, { x: 0, y: 0 }, radius)
      pen.fillStyle = color
      pen.fill()
      if (isHollow) drawHollow(pen, radius, look)
      const size = radius * 1.24
      if (sign && !isHollow) pen.drawImage(sign, -size / 2, -size / 2, size, size)
    },
  }
}

function drawHollow(pen: Pen, radius: number, look: Look): void {
  circle(pen, { x: 0, y: 0 }, radius * 0.58)
  pen.fillStyle = look.halo
  pen.fill()
}

/** Words with a halo, so that they read on any plan. */
export interface WordLook {
  readonly text: string
  readonly size: number
  readonly weight?: number
  readonly color: string
}

/** About how wide words are, without measuring each. */
export function wordWidth({ text, size }: Pick<WordLook, 'text' | 'size'>): number {
  return Math.ceil(text.length * size * 0.62) + 8
}

export function wordSprite(word: WordLook, look: Look): Sprite {
  const { text, size, color, weight = 500 } = word
  return {
    key: `w ${text} ${size} ${weight} ${color} ${look.isDark}`,
    width: wordWidth(word),
    height: size + 8,
    draw: (pen) => {
      pen.font = fontOf(size, weight)
      pen.textAlign = 'center'
      pen.textBaseline = 'middle'
      pen.lineJoin = 'round'
      pen.lineWidth = 3.5
      pen.strokeStyle = look.halo
      pen.strokeText(text, 0, 0.5)
      pen.fillStyle = color
      pen.fillText(text, 0, 0.5)
    },
  }
}
