/** How much of everything. `levels` is how many locations each level of the tree has. */
export interface Sizes {
  readonly assets: number
  readonly levels: readonly number[]
  readonly vendors: number
  readonly models: number
  readonly relationships: number
}

/** What the figures are about. */
export const full: Sizes = {
  assets: 100_000,
  levels: [4, 16, 80, 400, 1500],
  vendors: 300,
  models: 3000,
  relationships: 150_000,
}

/** Enough to see that everything works. */
export const quick: Sizes = { assets: 2000, levels: [2, 4, 8, 16, 30], vendors: 30, models: 100, relationships: 3000 }
