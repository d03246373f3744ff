import Layer from 'ol/layer/Layer.js'
import type { FrameState } from 'ol/Map.js'
import type { Drawn, Floor } from '../paint/floor.ts'
import { paintFloor } from '../paint/paint-floor.ts'
import { openSprites, type Sprites } from '../paint/sprites.ts'
import { frameOf } from './flip.ts'

/** Everything that stands on the plan as one layer of the map: one canvas, drawn anew in every frame. */
export interface FloorLayer {
  readonly layer: Layer
  readonly show: (floor: Floor) => void
  /** What is on the screen now. */
  readonly drawn: () => Drawn
}

/** Pictures that one frame has the time to make. */
const newones = 40

const nothing: Drawn = { bunches: [], radius: 0, places: [], points: [] }

/**
 * Own drawing, as 20,000 features of the library cost ten times as much to make, to gather and to move
 * (docs/adr tells the figures).
 */
export function openFloorLayer(height: number): FloorLayer {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none'
  let floor: Floor | undefined
  let drawn = nothing
  /** The resolution of the frame before. */
  let before: number | undefined
  let sprites: { readonly pixelratio: number; readonly icons: unknown; readonly kept: Sprites } | undefined

  const spritesFor = (pixelratio: number, icons: unknown): Sprites => {
    // Pictures without the signs of types are of no use once those are loaded.
    if (sprites?.pixelratio !== pixelratio || sprites.icons !== icons)
      sprites = { pixelratio, icons, kept: openSprites(pixelratio, newones) }
    return sprites.kept
  }

  const render = (state: FrameState): HTMLElement => {
    const frame = frameOf(state.viewState, state.size, height)
    const pen = readyPen(canvas, state)
    if (!pen || !floor) return canvas
    const made = spritesFor(state.pixelRatio, floor.icons)
    made.begin()
    drawn = paintFloor({ pen, frame, floor, sprites: made, isSteady: frame.resolution === before })
    before = frame.resolution
    if (made.isShort()) layer.changed()
    return canvas
  }

  const layer = new Layer({ render })
  const show = (wanted: Floor): void => {
    floor = wanted
    layer.changed()
  }
  return { layer, show, drawn: () => drawn }
}

function readyPen(canvas: HTMLCanvasElement, { size, pixelRatio }: FrameState): CanvasRenderingContext2D | null {
  const [width = 0, height = 0] = size
  const [across, down] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)]
  const pen = canvas.getContext('2d')
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  pen?.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  pen?.clearRect(0, 0, width, height)
  return pen
}
