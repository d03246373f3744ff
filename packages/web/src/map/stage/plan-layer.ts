import Layer from 'ol/layer/Layer.js'
import type { FrameState } from 'ol/Map.js'
import type { Frame } from '../model/frame.ts'
import { frameOf } from './flip.ts'
import { drawPicture, type Picture } from './picture.ts'

/** The picture of the plan as a layer of the map. */
export interface PlanLayer {
  readonly layer: Layer
  readonly show: (picture: Picture | undefined, isDark: boolean) => void
}

/** Longest side of the copy of the whole plan, in real pixels. */
const most = 2600
/** Milliseconds that a view must lie still before its part is drawn anew. */
const rest = 90

/**
 * The whole plan is drawn once and only moved and stretched after that, so that a frame costs nothing. As soon as the
 * view lies still, the part on the screen is drawn sharply over it.
 */
export function openPlanLayer(height: number): PlanLayer {
  const box = document.createElement('div')
  box.style.cssText = 'position:absolute;inset:0;overflow:hidden;pointer-events:none'
  const whole = addCanvas(box)
  const part = addCanvas(box)
  let picture: Picture | undefined
  let isDark = false
  let coarse = 1
  let drawn: Frame | undefined
  let pending = 0

  const render = (state: FrameState): HTMLElement => {
    const frame = frameOf(state.viewState, state.size, height)
    lay(whole, frame, { left: 0, top: 0, resolution: coarse })
    if (drawn) lay(part, frame, drawn)
    // Drawn sharply it is right at one distance only, and wrong when it is stretched far.
    part.hidden = !drawn || drawn.resolution / frame.resolution > 2 || drawn.resolution / frame.resolution < 0.5
    clearTimeout(pending)
    if (picture && !isSame(drawn, frame)) pending = window.setTimeout(() => drawPart(frame, state.pixelRatio), rest)
    return box
  }

  const drawPart = (frame: Frame, pixelratio: number): void => {
    if (!picture) return
    const scale = pixelratio / frame.resolution
    const pen = cleanPen(part, frame.width * pixelratio, frame.height * pixelratio)
    pen?.setTransform(scale, 0, 0, scale, -frame.left * scale, -frame.top * scale)
    if (pen) drawPicture(pen, picture, isDark)
    drawn = frame
    part.style.width = `${frame.width}px`
    layer.changed()
  }

  const show = (wanted: Picture | undefined, isNight: boolean): void => {
    picture = wanted
    isDark = isNight
    drawn = undefined
    coarse = wanted ? drawWhole(whole, wanted, isNight) : 1
    if (!wanted) whole.width = 0
    layer.changed()
  }

  const layer = new Layer({ render })
  return { layer, show }
}

function addCanvas(box: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;left:0;top:0;transform-origin:0 0;will-change:transform'
  box.append(canvas)
  return canvas
}

/** Gives the pixels of the plan for one of the copy. */
function drawWhole(canvas: HTMLCanvasElement, picture: Picture, isDark: boolean): number {
  const scale = Math.min(2, most / Math.max(picture.width, picture.height))
  const pen = cleanPen(canvas, picture.width * scale, picture.height * scale)
  pen?.scale(scale, scale)
  if (pen) drawPicture(pen, picture, isDark)
  canvas.style.width = `${picture.width * scale}px`
  return 1 / scale
}

function cleanPen(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  // Setting the size empties it.
  canvas.width = Math.round(width)
  canvas.height = Math.round(height)
  return canvas.getContext('2d')
}

/** Moves and stretches a canvas that was drawn for another frame. */
function lay(canvas: HTMLCanvasElement, frame: Frame, was: Pick<Frame, 'left' | 'top' | 'resolution'>): void {
  const x = (was.left - frame.left) / frame.resolution
  const y = (was.top - frame.top) / frame.resolution
  const scale = was.resolution / frame.resolution
  canvas.style.transform = `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`
}

function isSame(one: Frame | undefined, other: Frame): boolean {
  return (
    one !== undefined &&
    (['left', 'top', 'resolution', 'width', 'height'] as const).every((part) => one[part] === other[part])
  )
}
