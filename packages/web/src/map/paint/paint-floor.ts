import type { Drawn, Easel } from './floor.ts'
import { gatherShown, markerRadius, paintBunches, paintDimmed } from './paint-bunches.ts'
import { paintHeat } from './paint-heat.ts'
import { paintAids, paintChosen, paintGhosts, paintLines, paintNotes } from './paint-marks.ts'
import { paintPoints } from './paint-points.ts'
import { paintNumbers, paintPlaces, takeBunches } from './paint-words.ts'
import { openRoom } from './room.ts'

/** Draws everything that stands on the plan, from the ground up, and says what is where. */
export function paintFloor(easel: Easel): Drawn {
  const { floor, frame } = easel
  const radius = markerRadius(easel)
  const room = openRoom(frame.width, frame.height)
  const hasAssets = floor.layers.has('assets')
  const bunches = hasAssets ? gatherShown(easel, radius) : []
  takeBunches(room, bunches, radius)
  if (floor.layers.has('heat')) paintHeat(easel)
  // Whoever arranges wants to get hold of every name, also where markers leave no room for it.
  const nameroom = floor.isArranging ? openRoom(frame.width, frame.height) : room
  const places = floor.layers.has('locations') ? paintPlaces(easel, nameroom) : []
  if (hasAssets) paintDimmed(easel)
  paintLines(easel, floor.lines)
  paintBunches(easel, bunches, radius)
  paintChosen(easel, { bunches, radius })
  if (floor.layers.has('notes')) paintNotes(easel, { bunches, radius })
  paintNumbers(easel, room, { bunches, radius })
  const points = paintPoints(easel, room)
  paintGhosts(easel, radius)
  paintAids(easel)
  return { bunches, radius, places, points }
}
