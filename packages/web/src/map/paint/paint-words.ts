import { crowdRadius, type Bunch } from '../model/clusters.ts'
import { onScreen } from '../model/frame.ts'
import type { Drawn, Easel } from './floor.ts'
import { boxAt, type Room } from './room.ts'
import { wordSprite, wordWidth } from './sprites.ts'

/** Keeps words off the markers. */
export function takeBunches(room: Room, bunches: readonly Bunch[], radius: number): void {
  for (const bunch of bunches) {
    // A little less than it is: squares are coarse, and a word may come close.
    const side = 2 * (bunch.entries.length === 1 ? radius : crowdRadius(bunch.entries.length)) - 4
    room.take(boxAt(bunch, side, side))
  }
}

/** Numbers under the markers, as many as there is room for; the chosen ones first. */
export function paintNumbers(easel: Easel, room: Room, { bunches, radius }: Pick<Drawn, 'bunches' | 'radius'>): void {
  const { floor } = easel
  const isFirst = ({ entries: [entry = -1] }: Bunch): boolean => floor.chosen.has(entry) || floor.hovered === entry
  const singles = bunches.filter(({ entries }) => entries.length === 1)
  const [first, rest] = [singles.filter(isFirst), singles.filter((one) => !isFirst(one))]
  for (const bunch of [...first, ...rest]) paintNumber(easel, room, { bunch, radius, isFirst: isFirst(bunch) })
}

function paintNumber(
  { pen, floor, sprites }: Easel,
  room: Room,
  { bunch, radius, isFirst }: { readonly bunch: Bunch; readonly radius: number; readonly isFirst: boolean },
): void {
  const text = floor.scene.assets.assetnumber[bunch.entries[0] ?? -1] ?? ''
  const size = (floor.isWall ? 15 : 11) + (isFirst ? 1 : 0)
  const at = { x: bunch.x, y: bunch.y + radius + size / 2 + 2.5 }
  const isFree = room.takeFree(boxAt(at, wordWidth({ text, size }) - 8, size - 3))
  if (!isFree && !isFirst) return
  sprites.put(pen, at, wordSprite({ text, size, color: floor.look.ink, weight: isFirst ? 700 : 550 }, floor.look))
}

/** Names of locations: the outer ones large and first, the inner ones as the view comes nearer. */
export function paintPlaces({ pen, frame, floor, sprites }: Easel, room: Room): Drawn['places'] {
  const shown: { place: (typeof floor.places)[number]; box: ReturnType<typeof boxAt> }[] = []
  for (const place of floor.places) {
    const at = onScreen(frame, place)
    if (at.x < -80 || at.y < -20 || at.x > frame.width + 80 || at.y > frame.height + 20) continue
    const size = Math.max(11, 16 - 2 * place.depth) + (floor.isWall ? 5 : 0)
    const word = { text: place.name, size, weight: 650, color: floor.look.quiet }
    const box = boxAt(at, wordWidth(word) - 4, size + 2)
    const isMeant = place.locationid === floor.place
    if (!room.takeFree(box) && !isMeant) continue
    sprites.put(pen, at, wordSprite(isMeant ? { ...word, color: floor.look.accent } : word, floor.look))
    shown.push({ place, box })
  }
  return shown
}
