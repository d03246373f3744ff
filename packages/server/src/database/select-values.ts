import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from './database.ts'

/** A row as the list of its values, in the order of the select. */
export type Values = readonly unknown[]

type Question = Pick<CompiledQuery, 'sql' | 'parameters'>

interface ValuesQuery extends CompiledQuery {
  readonly givesValues: true
}

/** Rows as lists of values: for many columns or many rows, making an object of each is the larger part of reading it. */
export async function selectValues(read: Kysely<Tables>, { sql, parameters }: Question): Promise<readonly Values[]> {
  const query: ValuesQuery = { ...CompiledQuery.raw(sql, [...parameters]), givesValues: true }
  return (await read.executeQuery<Values>(query)).rows
}

/** Asked by the connections: whether the rows are to come as lists of values. */
export function givesValues(query: CompiledQuery): boolean {
  return 'givesValues' in query
}
