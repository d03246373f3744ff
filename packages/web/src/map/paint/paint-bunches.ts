import { crowdRadius, gather, type Bunch } from '../model/clusters.ts'
import { onScreen } from '../model/frame.ts'
import type { Easel } from './floor.ts'
import { circle, fontOf, type Look, type Pen } from './pen.ts'
import { markerSprite, type Sprite } from './sprites.ts'

/** How large markers are: larger the farther they stand apart on the screen. In half pixels, so that few pictures do. */
export function markerRadius({ frame, floor }: Pick<Easel, 'frame' | 'floor'>): number {
  const apart = floor.scene.spacing / frame.resolution
  const [least, most, share] = floor.isWall ? [6, 16, 0.18] : [5, 12, 0.145]
  return Math.round(Math.min(most, Math.max(least, apart * share)) * 2) / 2
}

/** Few that are looked for are all shown by themselves; else what would lie over each other gathers. */
const few = 150

/** What is drawn of the assets: those looked for one by one or as crowds, and those chosen by themselves, last and so on top. */
export function gatherShown({ frame, floor }: Easel, radius: number): readonly Bunch[] {
  const { scene, hidden, matches, chosen } = floor
  const isIn = hidden.map((isHidden, entry) => (isHidden === 1 || matches?.[entry] === 0 ? 0 : 1))
  const found = matches ? isIn.reduce((sum, one) => sum + one, 0) : Number.POSITIVE_INFINITY
  const loose = found <= few ? few : 5
  for (const entry of chosen) isIn[entry] = 0
  const shown = gather({ x: scene.x, y: scene.y, isIn }, frame, { cell: Math.max(60, radius * 5.5), loose })
  const own = [...chosen].map((entry) => {
    const at = onScreen(frame, { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 })
    return { ...at, entries: [entry] }
  })
  return [...shown, ...own]
}

/** What is not looked for stays to be seen as quiet dots, one for each small square that has any. */
export function paintDimmed({ pen, frame, floor }: Easel): void {
  const { scene, hidden, matches, look } = floor
  if (!matches) return
  const isIn = hidden.map((isHidden, entry) => (isHidden === 1 || matches[entry] === 1 ? 0 : 1))
  pen.beginPath()
  for (const { x, y } of gather({ x: scene.x, y: scene.y, isIn }, frame, { cell: 14, loose: 0 })) {
    pen.moveTo(x + 3, y)
    pen.arc(x, y, 3, 0, Math.PI * 2)
  }
  pen.fillStyle = look.quiet
  pen.globalAlpha = 0.35
  pen.fill()
  pen.globalAlpha = 1
}

/** Draws markers and crowds. */
export function paintBunches(easel: Easel, bunches: readonly Bunch[], radius: number): void {
  for (const bunch of bunches) {
    const [entry] = bunch.entries
    if (bunch.entries.length === 1 && entry !== undefined) paintMarker(easel, bunch, { entry, radius })
    else paintCrowd(easel, bunch)
  }
}

function paintMarker(easel: Easel, bunch: Bunch, { entry, radius }: { entry: number; radius: number }): void {
  const { pen, floor, sprites } = easel
  const color = floor.grouping.groups[floor.grouping.groupOf[entry] ?? 0]?.color ?? floor.look.quiet
  const icon = floor.iconOf.get(floor.scene.assets.assettypeid[entry] ?? 0) ?? null
  const isHollow = floor.isArranging && floor.scene.assets.positionsource[entry] !== 0
  sprites.put(pen, bunch, markerSprite({ color, radius, icon, isHollow }, floor.look, floor.icons))
}

/**
 * While the view only moves over the plan crowds are copied; while it comes nearer, or others move what stands in them, each
 * of them is another one: to make its picture first would cost several times as much as drawing it.
 */
function paintCrowd({ pen, floor, sprites, isSteady }: Easel, bunch: Bunch): void {
  const crowd = { count: bunch.entries.length, shares: sharesOf(floor.grouping, bunch.entries) }
  if (isSteady && sprites.put(pen, bunch, crowdSprite(crowd, floor.look))) return
  pen.save()
  pen.translate(bunch.x, bunch.y)
  drawCrowd(pen, crowd, floor.look)
  pen.restore()
}

interface Crowd {
  readonly count: number
  readonly shares: readonly Share[]
}

function crowdSprite(crowd: Crowd, look: Look): Sprite {
  const side = 2 * crowdRadius(crowd.count) + 4
  const key = `c ${crowd.count} ${look.isDark} ${crowd.shares.map(({ color, count }) => color + count).join()}`
  return { key, width: side, height: side, isFleeting: true, draw: (pen) => drawCrowd(pen, crowd, look) }
}

/** A ring of the colors of those within, by their share, around their number. */
function drawCrowd(pen: Pen, crowd: Crowd, look: Look): void {
  const radius = crowdRadius(crowd.count)
  circle(pen, { x: 0, y: 0 }, radius)
  pen.fillStyle = look.halo
  pen.fill()
  drawRing(pen, crowd, radius - 2.5)
  drawCount(pen, crowd.count, look)
}

interface Share {
  readonly color: string
  readonly count: number
}

/** The largest five colors; what is left over shows as a gap. */
function sharesOf({ groups, groupOf }: Easel['floor']['grouping'], entries: readonly number[]): readonly Share[] {
  const counts = new Uint32Array(groups.length)
  for (const entry of entries) {
    const group = groupOf[entry] ?? 0
    counts[group] = (counts[group] ?? 0) + 1
  }
  const shares = groups.map(({ color }, place) => ({ color, count: counts[place] ?? 0 }))
  return shares
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 5)
}

function drawRing(pen: Pen, { count: all, shares }: Crowd, radius: number): void {
  pen.lineWidth = 4.5
  let angle = -Math.PI / 2
  for (const { color, count } of shares) {
    const end = angle + (count / all) * Math.PI * 2
    pen.beginPath()
    pen.arc(0, 0, radius, angle, end)
    pen.strokeStyle = color
    pen.stroke()
    angle = end
  }
}

function drawCount(pen: Pen, count: number, look: Look): void {
  const text = count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)}k`
  pen.font = fontOf(count < 100 ? 12 : 11, 650)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = look.ink
  pen.fillText(text, 0, 0.5)
}
