import type { Bunch } from '../model/clusters.ts'
import type { Box, Frame, Spot } from '../model/frame.ts'
import type { Grouping, Notes } from '../model/groups.ts'
import type { Matches } from '../model/matches.ts'
import type { Place } from '../model/places.ts'
import type { Scene } from '../model/scene.ts'
import type { WebPoint } from '../model/web-points.ts'
import type { Look, Pen } from './pen.ts'
import type { Icons, Sprites } from './sprites.ts'

/** What can be switched on and off. */
export const layers = ['assets', 'locations', 'relations', 'notes', 'heat'] as const
export type LayerName = (typeof layers)[number]

/** A line between two spots of the plan. */
export interface Line {
  readonly from: Spot
  readonly to: Spot
  readonly kind: 'partof' | 'controls' | 'connectedto' | 'moved' | 'carried'
}

/** Something drawn where no asset stands: where one was, or will be. */
export interface Ghost {
  readonly at: Spot
  readonly kind: 'went' | 'came' | 'moved' | 'carried'
  readonly name: string
}

/** Everything that is to be drawn on a plan. Coordinates are of the plan. */
export interface Floor {
  readonly scene: Scene
  readonly grouping: Grouping
  /** The sign of each type of asset. */
  readonly iconOf: ReadonlyMap<number, string | null>
  readonly icons: Icons
  /** Hidden by the legend: 1 for those. */
  readonly hidden: Uint8Array
  readonly matches: Matches
  readonly notes: Notes
  readonly places: readonly Place[]
  /** What plugins' layers put on the plan, and the one that is chosen. */
  readonly points: readonly WebPoint[]
  readonly point: WebPoint | undefined
  readonly layers: ReadonlySet<LayerName>
  /** Entries that are chosen, and the one under the pointer. */
  readonly chosen: ReadonlySet<number>
  readonly hovered: number | undefined
  readonly lines: readonly Line[]
  readonly ghosts: readonly Ghost[]
  /** Lines of alignment while something is dragged, and the box that is being drawn to choose. */
  readonly guides: readonly Line[]
  readonly box: Box | undefined
  /** The location that is chosen or dragged. */
  readonly place: number | undefined
  readonly isArranging: boolean
  readonly isWall: boolean
  readonly look: Look
}

/** What a painter works with: the screen, the pen, and what is to be drawn. */
export interface Easel {
  readonly pen: Pen
  readonly frame: Frame
  readonly floor: Floor
  readonly sprites: Sprites
  /** The view is as near as in the frame before: what was drawn for that one can be copied. */
  readonly isSteady: boolean
}

/** What was drawn where on the screen, for finding what a pointer means. */
export interface Drawn {
  readonly bunches: readonly Bunch[]
  readonly radius: number
  readonly places: readonly { readonly place: Place; readonly box: Box }[]
  readonly points: readonly { readonly point: WebPoint; readonly x: number; readonly y: number }[]
}
