/** One for each place of a shelf, counted from 1 as pointers are: 1 where the row counts. Nobody points to the one at 0. */
export type Marks = Uint8Array

/** Marked rows of another shelf, and the column that points there. */
export interface Named {
  readonly column: string
  readonly marks: Marks
}

/** Where on other shelves the rows stand that those of a shelf point to. */
export interface Pointers {
  /** Undefined for none. */
  set(column: string, place: number, target: number | undefined): void
  /** The place that the row at a place points to. */
  at(column: string, place: number): number | undefined
  /** Marks the places of rows that point to a marked one; these marks are counted from 0. */
  mark(found: Uint8Array, named: readonly Named[]): void
  /** Prepares to say whether the row at a place points to a marked one. */
  tester(named: readonly Named[]): (place: number) => boolean
}

/** Columns of pointers, all empty. */
export function createPointers(): Pointers {
  const columns = new Map<string, Int32Array>()
  const targetsOf = (named: readonly Named[]): readonly Targets[] =>
    named.map(({ column, marks }) => ({ targets: columns.get(column) ?? none, marks }))
  return {
    set: (column, place, target) => {
      const known = columns.get(column) ?? none
      const roomy = known.length > place ? known : grown(known, place)
      roomy[place] = target === undefined ? 0 : target + 1
      columns.set(column, roomy)
    },
    at: (column, place) => {
      const target = columns.get(column)?.[place] ?? 0
      return target === 0 ? undefined : target - 1
    },
    mark: (found, named) => {
      for (const { targets, marks } of targetsOf(named)) markColumn(found, targets, marks)
    },
    tester: (named) => {
      const all = targetsOf(named)
      return (place) => all.some(({ targets, marks }) => marks[targets[place] ?? 0] === 1)
    },
  }
}

interface Targets {
  readonly targets: Int32Array
  readonly marks: Marks
}

const none = new Int32Array(0)

function markColumn(found: Uint8Array, targets: Int32Array, marks: Marks): void {
  const end = Math.min(found.length, targets.length)
  for (let place = 0; place < end; place += 1) if (marks[targets[place] ?? 0] === 1) found[place] = 1
}

function grown(known: Int32Array, place: number): Int32Array {
  const roomy = new Int32Array(Math.max(64, Math.ceil((place + 1) * 1.5)))
  roomy.set(known)
  return roomy
}
