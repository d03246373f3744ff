import { gather } from '../model/clusters.ts'
import type { Easel } from './floor.ts'

/** The side of the squares that are counted, and how far one shines, in pixels of the screen. */
const cell = 24
const reach = 46

/** How densely the assets stand: soft spots that add up, of those that are looked for. */
export function paintHeat({ pen, frame, floor, sprites }: Easel): void {
  const { scene, hidden, matches, look } = floor
  const isIn = hidden.map((isHidden, entry) => (isHidden === 1 || matches?.[entry] === 0 ? 0 : 1))
  const spots = gather({ x: scene.x, y: scene.y, isIn }, frame, { cell, loose: 0 })
  const most = spots.reduce((highest, { entries }) => Math.max(highest, entries.length), 1)
  const color = look.isDark ? '255,180,84' : '194,65,12'
  for (const spot of spots) {
    pen.globalAlpha = 0.12 + 0.4 * (spot.entries.length / most)
    sprites.put(pen, spot, {
      key: `heat ${color}`,
      width: 2 * reach,
      height: 2 * reach,
      draw: (one) => shine(one, color),
    })
  }
  pen.globalAlpha = 1
}

function shine(pen: CanvasRenderingContext2D, color: string): void {
  const light = pen.createRadialGradient(0, 0, 0, 0, 0, reach)
  light.addColorStop(0, `rgba(${color},0.55)`)
  light.addColorStop(1, `rgba(${color},0)`)
  pen.fillStyle = light
  pen.fillRect(-reach, -reach, 2 * reach, 2 * reach)
}
