import { crowdRadius, type Bunch } from '../model/clusters.ts'
import { onScreen } from '../model/frame.ts'
import { gravestNote } from '../model/groups.ts'
import { tones } from '../model/palette.ts'
import type { Drawn, Easel, Ghost, Line } from './floor.ts'
import { circle, fontOf, type Look, type Pen } from './pen.ts'
import { wordSprite } from './sprites.ts'

/** A ring around what is chosen or pointed at. Of a crowd too, when the chosen one is in it. */
export function paintChosen({ pen, floor }: Easel, { bunches, radius }: Pick<Drawn, 'bunches' | 'radius'>): void {
  for (const bunch of bunches) {
    const isChosen = bunch.entries.some((entry) => floor.chosen.has(entry))
    if (!isChosen && (floor.hovered === undefined || !bunch.entries.includes(floor.hovered))) continue
    circle(pen, bunch, radiusOf(bunch, radius) + 3.5)
    pen.lineWidth = isChosen ? 3 : 2
    pen.strokeStyle = isChosen ? floor.look.accent : floor.look.ink
    pen.stroke()
  }
}

function radiusOf({ entries }: Bunch, radius: number): number {
  return entries.length === 1 ? radius : crowdRadius(entries.length)
}

/** What plugins say, on the shoulder of each marker; on a crowd the gravest of it. */
export function paintNotes({ pen, floor }: Easel, { bunches, radius }: Pick<Drawn, 'bunches' | 'radius'>): void {
  if (floor.notes.size === 0) return
  for (const bunch of bunches) {
    const note = gravestNote(floor.notes, floor.scene.assets.assetid, bunch.entries)
    if (!note) continue
    const reach = radiusOf(bunch, radius) * 0.8
    const badge = bunch.entries.length === 1 ? (note.badge ?? '') : ''
    paintBadge(
      pen,
      { x: bunch.x + reach, y: bunch.y - reach },
      { color: tones[note.tone], badge, halo: floor.look.halo },
    )
  }
}

function paintBadge(
  pen: Pen,
  { x, y }: { readonly x: number; readonly y: number },
  { color, badge, halo }: { readonly color: string; readonly badge: string; readonly halo: string },
): void {
  const [across, down] = badge === '' ? [4.5, 4.5] : [4 + badge.length * 3.2, 6.5]
  pen.beginPath()
  pen.roundRect(x - across, y - down, 2 * across, 2 * down, down)
  pen.fillStyle = color
  pen.fill()
  pen.lineWidth = 1.5
  pen.strokeStyle = halo
  pen.stroke()
  if (badge === '') return
  pen.font = fontOf(9, 700)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = '#ffffff'
  pen.fillText(badge, x, y + 0.5)
}

/** Dashes tell the sorts of relations apart where colors cannot. */
const dashes: Readonly<Record<Line['kind'], readonly number[]>> = {
  partof: [],
  controls: [9, 5],
  connectedto: [2, 5],
  moved: [],
  carried: [4, 4],
}

function colorOf(kind: Line['kind'], look: Look): string {
  if (kind === 'moved') return look.moved
  return kind === 'carried' ? look.accent : look.relation
}

/** Lines between spots of the plan; those of moves end in an arrow. */
export function paintLines({ pen, frame, floor }: Easel, lines: readonly Line[]): void {
  for (const line of lines) {
    const [from, to] = [onScreen(frame, line.from), onScreen(frame, line.to)]
    if (from.x === to.x && from.y === to.y) continue
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.setLineDash([...dashes[line.kind]])
    pen.lineWidth = 2
    pen.strokeStyle = colorOf(line.kind, floor.look)
    pen.globalAlpha = 0.85
    pen.stroke()
    pen.setLineDash([])
    if (line.kind === 'moved') paintArrow(pen, from, to)
    pen.globalAlpha = 1
  }
}

function paintArrow(pen: Pen, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const [x, y] = [to.x - 10 * Math.cos(angle), to.y - 10 * Math.sin(angle)]
  pen.beginPath()
  pen.moveTo(x - 8 * Math.cos(angle - 0.5), y - 8 * Math.sin(angle - 0.5))
  pen.lineTo(x, y)
  pen.lineTo(x - 8 * Math.cos(angle + 0.5), y - 8 * Math.sin(angle + 0.5))
  pen.stroke()
}

function ghostColor(kind: Ghost['kind'], look: Look): string {
  return kind === 'carried' ? look.accent : look[kind]
}

/** Where things were or will be: rings with nothing in them, crossed where something went for good. */
export function paintGhosts({ pen, frame, floor, sprites }: Easel, radius: number): void {
  for (const { at, kind, name } of floor.ghosts) {
    const spot = onScreen(frame, at)
    circle(pen, spot, radius + 3)
    pen.setLineDash(kind === 'came' ? [] : [3, 3])
    pen.lineWidth = 2.5
    pen.strokeStyle = ghostColor(kind, floor.look)
    pen.stroke()
    pen.setLineDash([])
    if (kind === 'went') paintCross(pen, spot, radius * 0.6)
    const word = { text: name, size: 11, weight: 650, color: ghostColor(kind, floor.look) }
    sprites.put(pen, { x: spot.x, y: spot.y - radius - 11 }, wordSprite(word, floor.look))
  }
}

function paintCross(pen: Pen, { x, y }: { readonly x: number; readonly y: number }, reach: number): void {
  pen.beginPath()
  pen.moveTo(x - reach, y - reach)
  pen.lineTo(x + reach, y + reach)
  pen.moveTo(x + reach, y - reach)
  pen.lineTo(x - reach, y + reach)
  pen.stroke()
}

/** What helps while people arrange: lines of alignment, and the box that chooses. */
export function paintAids({ pen, frame, floor }: Easel): void {
  pen.strokeStyle = floor.look.accent
  pen.lineWidth = 1
  for (const { from, to } of floor.guides) {
    const [start, end] = [onScreen(frame, from), onScreen(frame, to)]
    pen.beginPath()
    pen.moveTo(start.x, start.y)
    pen.lineTo(end.x, end.y)
    pen.stroke()
  }
  if (!floor.box) return
  const { left, top, right, bottom } = floor.box
  const [start, end] = [onScreen(frame, { x: left, y: top }), onScreen(frame, { x: right, y: bottom })]
  pen.fillStyle = `${floor.look.accent}22`
  pen.fillRect(start.x, start.y, end.x - start.x, end.y - start.y)
  pen.strokeRect(start.x, start.y, end.x - start.x, end.y - start.y)
}
