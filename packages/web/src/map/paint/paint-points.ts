import { onScreen } from '../model/frame.ts'
import type { Drawn, Easel } from './floor.ts'
import { boxAt, type Room } from './room.ts'
import { wordSprite, wordWidth } from './sprites.ts'

const reach = 7

/** Points that plugins' layers put on the plan: diamonds, so that nobody takes them for assets; labels where there is room. */
export function paintPoints({ pen, frame, floor, sprites }: Easel, room: Room): Drawn['points'] {
  const shown: { point: (typeof floor.points)[number]; x: number; y: number }[] = []
  for (const point of floor.points) {
    const { x, y } = onScreen(frame, point)
    if (x < -reach || y < -reach || x > frame.width + reach || y > frame.height + reach) continue
    pen.beginPath()
    pen.moveTo(x, y - reach)
    pen.lineTo(x + reach, y)
    pen.lineTo(x, y + reach)
    pen.lineTo(x - reach, y)
    pen.closePath()
    pen.fillStyle = point.color ?? floor.look.relation
    pen.fill()
    pen.lineWidth = 1.5
    pen.strokeStyle = point === floor.point ? floor.look.accent : floor.look.halo
    pen.stroke()
    shown.push({ point, x, y })
  }
  for (const { point, x, y } of shown) {
    const word = { text: point.label, size: 11, weight: 550, color: floor.look.quiet }
    const at = { x, y: y + reach + 8 }
    if (room.takeFree(boxAt(at, wordWidth(word) - 4, 10))) sprites.put(pen, at, wordSprite(word, floor.look))
  }
  return shown
}
