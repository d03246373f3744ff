import type { Engine } from '../data/places.ts'
import type { Random } from '../data/random.ts'
import type { Shop } from '../data/shop.ts'
import type { Generator } from '../load/generator.ts'
import type { Goal } from '../load/job.ts'
import type { Product, ProductSite } from '../product/product.ts'
import type { Figure } from '../report/figure.ts'

/** How long things are measured. */
export interface Effort {
  /** How often each side is measured, taking turns; the middle counts. */
  readonly rounds: number
  /** Of one round of reading. */
  readonly seconds: number
  /** Writes of one round. */
  readonly writes: number
  /** Rows of the bulk edit. */
  readonly bulkrows: number
}

/** Both servers running on the same shop, and who asks them. */
export interface Bench {
  readonly engine: Engine
  readonly shop: Shop
  readonly effort: Effort
  readonly random: Random
  readonly generator: Generator
  readonly raw: Goal
  readonly ours: Goal
  readonly product: Product
  /** Where the product keeps its things. */
  readonly site: ProductSite
}

/** One operation; may give several rows of the table. */
export type Operation = (bench: Bench) => Promise<readonly Figure[]>
