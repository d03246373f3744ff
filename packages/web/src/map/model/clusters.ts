import type { Frame } from './frame.ts'

/** Spots on the plan that may be drawn together. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
  /** 1 for those that take part. */
  readonly isIn: Uint8Array
}

/** One thing to draw: a single asset, or several that would lie over each other. Coordinates are of the screen. */
export interface Bunch {
  x: number
  y: number
  readonly entries: number[]
}

/** How near things may come, in pixels of the screen. */
export interface Closeness {
  /** The side of a cell within which things gather. */
  readonly cell: number
  /** Up to so many in a cell are drawn one by one. */
  readonly loose: number
}

/** Cells of the screen with the entries that fall into each; they lie still on the plan while the screen moves over it. */
interface Grid {
  readonly columns: number
  readonly rows: number
  /** The entries of cell 3 stand in `order` from `starts[3]` to before `starts[4]`. */
  readonly starts: Int32Array
  readonly order: Int32Array
}

/** Gathers what would lie over each other. One pass over the assets and one over the cells of the screen, whatever the plan's size. */
export function gather(points: Points, frame: Frame, { cell, loose }: Closeness): readonly Bunch[] {
  const grid = fillGrid(points, frame, cell)
  const crowds: (Bunch | undefined)[] = []
  const singles: Bunch[] = []
  for (let place = 0; place < grid.columns * grid.rows; place++) {
    const entries = [...grid.order.subarray(grid.starts[place] ?? 0, grid.starts[place + 1] ?? 0)]
    if (entries.length === 0) continue
    if (entries.length > loose) crowds[place] = bunchOf(points, frame, entries)
    else singles.push(...stacksOf(points, frame, entries))
  }
  return [...mergeNear(crowds, grid), ...singles]
}

/** One cell of margin all around, so that what lies half outside is drawn, and drawn in the same company. */
function fillGrid(points: Points, frame: Frame, cell: number): Grid {
  const side = cell * frame.resolution
  const [firstcolumn, firstrow] = [Math.floor(frame.left / side) - 1, Math.floor(frame.top / side) - 1]
  const columns = Math.ceil(frame.width / cell) + 3
  const rows = Math.ceil(frame.height / cell) + 3
  const places = new Int32Array(points.x.length).fill(-1)
  const starts = new Int32Array(columns * rows + 1)
  for (let entry = 0; entry < places.length; entry++) {
    if (points.isIn[entry] !== 1) continue
    const column = Math.floor((points.x[entry] ?? 0) / side) - firstcolumn
    const row = Math.floor((points.y[entry] ?? 0) / side) - firstrow
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue
    const place = row * columns + column
    places[entry] = place
    starts[place + 1] = (starts[place + 1] ?? 0) + 1
  }
  return { columns, rows, starts: summed(starts), order: ordered(places, starts) }
}

/** Counts become beginnings. */
function summed(starts: Int32Array): Int32Array {
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
  return starts
}

function ordered(places: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice()
  const order = new Int32Array(starts.at(-1) ?? 0)
  for (let entry = 0; entry < places.length; entry++) {
    const place = places[entry] ?? -1
    if (place < 0) continue
    const at = next[place] ?? 0
    order[at] = entry
    next[place] = at + 1
  }
  return order
}

function bunchOf({ x, y }: Points, frame: Frame, entries: number[]): Bunch {
  let [across, down] = [0, 0]
  for (const entry of entries) {
    across += x[entry] ?? 0
    down += y[entry] ?? 0
  }
  return {
    x: (across / entries.length - frame.left) / frame.resolution,
    y: (down / entries.length - frame.top) / frame.resolution,
    entries,
  }
}

/** Those that stand on the very same spot are one stack. */
function stacksOf(points: Points, frame: Frame, entries: readonly number[]): readonly Bunch[] {
  const [first] = entries
  if (entries.length === 1 && first !== undefined) return [bunchOf(points, frame, [first])]
  const bySpot = Map.groupBy(entries, (entry) => `${points.x[entry]} ${points.y[entry]}`)
  return [...bySpot.values()].map((stack) => bunchOf(points, frame, stack))
}

/** How large a crowd is drawn: the radius in pixels. */
export function crowdRadius(count: number): number {
  return 13 + Math.min(11, Math.log10(count) * 4.2)
}

/** Crowds whose circles would overlap become one. */
function mergeNear(crowds: readonly (Bunch | undefined)[], { columns }: Grid): readonly Bunch[] {
  const gone = new Set<Bunch>()
  crowds.forEach((crowd, place) => {
    if (!crowd || gone.has(crowd)) return
    for (const step of [1, columns - 1, columns, columns + 1]) {
      const other = crowds[place + step]
      if (other && !gone.has(other) && isOver(crowd, other)) {
        absorb(crowd, other)
        gone.add(other)
      }
    }
  })
  return crowds.filter((crowd): crowd is Bunch => crowd !== undefined && !gone.has(crowd))
}

function isOver(one: Bunch, other: Bunch): boolean {
  const reach = crowdRadius(one.entries.length) + crowdRadius(other.entries.length)
  return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < reach ** 2
}

/** The one takes in the other, and moves towards it by weight. */
function absorb(crowd: Bunch, other: Bunch): void {
  const [mine, theirs] = [crowd.entries.length, other.entries.length]
  crowd.x = (crowd.x * mine + other.x * theirs) / (mine + theirs)
  crowd.y = (crowd.y * mine + other.y * theirs) / (mine + theirs)
  for (const entry of other.entries) crowd.entries.push(entry)
}
