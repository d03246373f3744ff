/** Where a wanted row comes from: a table of another database and its key there. */
export interface Origin {
  readonly table: string
  readonly id: number
}

/** A reference to another wanted row of the same plan, by its key. */
export interface Ref {
  readonly row: string
}

/** What a member of a wanted row is to be: a value as JSON tells it, or the key of another wanted row. */
export type Wish = string | number | boolean | null | Ref

/** A row is known again when all of these members are equal; null matches no value. */
export type Match = Readonly<Record<string, Wish>>

/**
 * What becomes of a row that is there already: `update` changes what nobody else has set, `keep` leaves it as it is, and
 * `find` needs it to be there.
 */
export type Mode = 'update' | 'keep' | 'find'

/** One row that is wanted. */
export interface PlanRow {
  /** Its name within the plan: `vendors 3`. */
  readonly key: string
  /** The resource, by table name. */
  readonly resource: string
  /** What people read for it in a report. */
  readonly label: string
  readonly origin?: Origin
  readonly mode: Mode
  /** Tried in this order. */
  readonly matches: readonly Match[]
  /** A member that is not named is left to its default, and to people. */
  readonly values: Readonly<Record<string, Wish>>
}

/** Wanted rows; a row comes after those that it refers to. */
export type Plan = readonly PlanRow[]

/** Whether a wish is a reference to another row of the plan. */
export function isRef(wish: Wish): wish is Ref {
  return typeof wish === 'object' && wish !== null
}
