import { frameAround } from '../model/frame.ts'
import type { Floor } from '../paint/floor.ts'
import { paintFloor } from '../paint/paint-floor.ts'
import { lightLook } from '../paint/pen.ts'
import { openSprites } from '../paint/sprites.ts'
import { drawPicture, type Picture } from '../stage/picture.ts'

/** Real pixels for one of the page, so that paper shows fine lines. */
const sharpness = 3

/** Draws the whole plan as it is to stand on paper: on light ground, with nothing that only a screen needs. */
export function drawForPaper(
  canvas: HTMLCanvasElement,
  floor: Floor,
  { picture, width }: { readonly picture: Picture | undefined; readonly width: number },
): void {
  const { plan } = floor.scene
  const height = Math.round((width * plan.height) / plan.width)
  canvas.width = width * sharpness
  canvas.height = height * sharpness
  const pen = canvas.getContext('2d')
  if (!pen) return
  const frame = frameAround({ left: 0, top: 0, right: plan.width, bottom: plan.height }, { width, height }, 0)
  const scale = sharpness / frame.resolution
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  if (picture) drawPicture(pen, picture, false)
  pen.setTransform(sharpness, 0, 0, sharpness, 0, 0)
  const paper = { ...floor, look: lightLook, hovered: undefined, guides: [], box: undefined, isArranging: false }
  paintFloor({ pen, frame, floor: paper, sprites: openSprites(sharpness), isSteady: false })
}
