import { numberText } from './amounts.ts'
import { type Flaw, ShopError } from './errors.ts'
import type { Fields } from './fields.ts'
import type { ValuesOf } from './infer.ts'
import { invalidInput, parseInput } from './input.ts'

/** How a list of rows is checked. */
export interface ListAsked {
  /** Where it stands in what was sent: `/supplies`. Default: it is all of it. */
  readonly path?: string
  /** How many rows it may have. Default 1,000. */
  readonly most?: number
  /** A member that no two of its rows share. */
  readonly by?: string
}

/**
 * A list within JSON that was sent, such as a `json` member of a collector's item, with each row checked against the fields.
 * Nothing, or null, is a list of nothing. Throws `invalid` with all that is wrong by its place: `/supplies/3/level`. It refuses
 * where `readRows` leaves out: this is for who can mend what they send.
 */
export function parseRows<F extends Fields>(
  fields: F,
  given: unknown,
  { path = '', most = 1000, by }: ListAsked = {},
): readonly ValuesOf<F>[] {
  if (given === null || given === undefined) return []
  if (!Array.isArray(given) || given.length > most)
    throw invalidInput([{ path, message: `must be a list of at most ${numberText(most)} rows` }])
  const read = given.map((one: unknown, at) => parseRow(fields, one, `${path}/${at}`))
  const flaws = read.flatMap((one) => ('flaws' in one ? one.flaws : []))
  const values = read.map((one) => ('row' in one && by !== undefined ? one.row[by] : undefined))
  const again = values.flatMap((value, at): readonly Flaw[] =>
    value !== undefined && values.indexOf(value) < at
      ? [{ path: `${path}/${at}/${by}`, message: 'is that of another row here' }]
      : [],
  )
  if (flaws.length + again.length > 0) throw invalidInput([...flaws, ...again])
  // Each was checked against the fields.
  return read.flatMap((one) => ('row' in one ? [one.row as ValuesOf<F>] : []))
}

type Parsed = { readonly row: Readonly<Record<string, unknown>> } | { readonly flaws: readonly Flaw[] }

function parseRow(fields: Fields, given: unknown, path: string): Parsed {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { flaws: [{ path, message: 'must be an object' }] }
  try {
    return { row: parseInput(fields, given, 'create') }
  } catch (cause) {
    if (!(cause instanceof ShopError)) throw cause
    return { flaws: cause.flaws.map((flaw) => ({ ...flaw, path: `${path}${flaw.path}` })) }
  }
}
