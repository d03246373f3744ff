/** A row of a tree, and how many assets stand there. */
export interface TreeNode {
  readonly id: number
  readonly name: string
  /** The row it is part of; null at the top. */
  readonly parentid: number | null
  /** What sort of row it is, where its resource has a type with an icon: `Cell`. */
  readonly type: string | null
  readonly icon: string | null
  /** It has a place of its own on a floor plan. */
  readonly hasspot: boolean
  readonly isactive: boolean
  /** Active assets that name this row itself; 0 where assets do not refer to the resource. */
  readonly assets: number
  /** The same, with those of every row below it. */
  readonly assetsbelow: number
}

/** The answer of `GET /api/locations/tree`, and of every other resource whose rows form a tree: all of it, removed rows included. */
export interface TreeAnswer {
  readonly data: readonly TreeNode[]
}
