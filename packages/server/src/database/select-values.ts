import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from './database.ts'

/** A row as the list of its values, in the order of the select. */
export type Values = readonly unknown[]

/** A statement's text and what stands in its gaps. */
export type Question = Pick<CompiledQuery, 'sql' | 'parameters'>

/** A query whose rows come as lists of values. */
interface ValuesQuery extends CompiledQuery {
  /** Asked again and again in the same words, for few rows: worth preparing where that is not done anyway. */
  readonly givesValues: 'often' | 'sometimes'
}

/** Rows as lists of values: for many columns or many rows, making an object of each is the larger part of reading it. */
export async function selectValues(
  read: Kysely<Tables>,
  { sql, parameters }: Question,
  givesValues: ValuesQuery['givesValues'] = 'sometimes',
): Promise<readonly Values[]> {
  const query: ValuesQuery = { ...CompiledQuery.raw(sql, [...parameters]), givesValues }
  return (await read.executeQuery<Values>(query)).rows
}

/** The same for what is too long to be held: so many rows at a time, while the statement runs. */
export async function* streamValues(
  read: Kysely<Tables>,
  { sql, parameters }: Question,
  together: number,
): AsyncGenerator<readonly Values[]> {
  const query: ValuesQuery = { ...CompiledQuery.raw(sql, [...parameters]), givesValues: 'sometimes' }
  for await (const { rows } of read.getExecutor().stream<Values>(query, together)) yield rows
}

/** Asked by the connections: whether, and how often, the rows are to come as lists of values. */
export function valuesOf(query: CompiledQuery): ValuesQuery['givesValues'] | undefined {
  // Whatever else has a member of this name is not a query.
  return (query as Partial<ValuesQuery>).givesValues
}
