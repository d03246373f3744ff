import { invalidInput, type JsonRow } from '@shopdb/contract'
import { sql, type RawBuilder } from 'kysely'
import type { SortTerm } from './sort.ts'

/** Where a page ended: the values of its last row in the order's columns. */
export type CursorValues = readonly (string | number | null)[]

/** A cursor as it goes to the client. It names the order, so that it cannot be used with another. */
export function cursorOf(sort: string, terms: readonly SortTerm[], row: JsonRow): string {
  const values = terms.map((term) => term.valueIn(row))
  return Buffer.from(JSON.stringify([sort, ...values])).toString('base64url')
}

/** Reads a cursor back; throws `invalid` for one that is not ours or was made for another order. */
export function parseCursor(cursor: string, sort: string, terms: readonly SortTerm[]): CursorValues {
  const parsed = parsedCursor(cursor)
  // An array of whatever somebody put into it.
  const [madeFor, ...values] = Array.isArray(parsed) ? (parsed as readonly unknown[]) : []
  if (madeFor === sort && values.length === terms.length && values.every(isCursorValue)) return values
  throw invalidInput([
    { path: '/after', message: 'must be the `next` of an answer to the same list in the same order' },
  ])
}

function isCursorValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

function parsedCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/**
 * Rows behind the cursor. The first column is also compared by itself, `>=`: that is what lets both engines begin reading at
 * the right place of an index instead of at its start. Null comes first, as both engines sort it.
 */
export function behind(terms: readonly SortTerm[], values: CursorValues): RawBuilder<unknown> {
  const [term] = terms
  const [value] = values
  if (!term || value === undefined) return sql`1 = 0`
  const rest = terms.length > 1 ? behind(terms.slice(1), values.slice(1)) : sql`1 = 0`
  return afterTerm(term, value, rest)
}

function afterTerm(
  { ref, isDescending, isNullable }: SortTerm,
  value: string | number | null,
  rest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (value === null) return isDescending ? sql`(${ref} is null and ${rest})` : sql`(${ref} is not null or ${rest})`
  if (!isDescending) return sql`(${ref} >= ${value} and (${ref} > ${value} or ${rest}))`
  const below = sql`(${ref} <= ${value} and (${ref} < ${value} or ${rest}))`
  return isNullable ? sql`(${ref} is null or ${below})` : below
}
