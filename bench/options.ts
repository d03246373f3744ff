import { parseArgs } from 'node:util'
import type { Engine } from './data/places.ts'
import { full, quick, type Sizes } from './data/sizes.ts'
import type { Effort } from './operations/bench.ts'
import { operations } from './operations/operations.ts'

/** What is asked for on the command line. */
export interface Options {
  readonly engines: readonly Engine[]
  /** Names of operations; empty for all. */
  readonly only: readonly string[]
  readonly sizes: Sizes
  readonly effort: Effort
  /** Where the figures go as JSON, beside the table. */
  readonly json: string | undefined
}

const careful: Effort = { rounds: 3, seconds: 3, writes: 5000, bulkrows: 10_000 }
const hasty: Effort = { rounds: 1, seconds: 0.3, writes: 100, bulkrows: 500 }
const names = Object.keys(operations)

export const usage = `npm run bench -- [--engine sqlite|mysql] [--only ${names.join('|')}]... [--quick] [--json FILE]`

/** Reads the command line; throws with the usage when it is wrong. */
export function parseOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      engine: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const { engine, only, json } = values
  if (engine !== undefined && engine !== 'sqlite' && engine !== 'mysql') throw new Error(usage)
  if (only.some((name) => !names.includes(name))) throw new Error(usage)
  const amount = values.quick ? { sizes: quick, effort: hasty } : { sizes: full, effort: careful }
  return { engines: engine === undefined ? ['sqlite', 'mysql'] : [engine], only, ...amount, json }
}
