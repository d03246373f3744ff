import { invalidInput, type JsonRow } from '@shopdb/contract'
import { sql, type RawBuilder } from 'kysely'
import { addressOrder } from './address-order.ts'
import { choiceOrder } from './choice-order.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'
import { nameKeyRef, sortRef } from './select.ts'
import { keyValue, storedValue } from './stored.ts'

/** One column of an order. */
export interface SortTerm {
  readonly ref: RawBuilder<unknown>
  readonly isDescending: boolean
  readonly isNullable: boolean
  /** A choice in declared order: an index finds the rows of one word, and not one word after the other. */
  readonly isByChoice?: boolean
  /** What a row that was read has in this column, as it is compared in the database. */
  readonly valueIn: (row: JsonRow) => unknown
  /** The column it is read from, or whose name it is. */
  readonly column?: Column
  /** The reference whose name it is: that has to be joined. */
  readonly named?: Column
}

const unsortable = ['json', 'secret', 'markdown']

/**
 * `name,-modifieddate`, ended by the key unless a unique column makes the order whole already. MariaDB reads a unique index
 * in order only when nothing follows it; with the key behind it, each page sorts the whole table.
 */
export function parseSort(registry: Registry, resource: Resource, sort: string): readonly SortTerm[] {
  const names = sort.split(',').filter(Boolean)
  const terms = names.flatMap((name) => termsOf(registry, resource, name))
  return terms.some((term) => isWhole(resource, term)) ? terms : [...terms, keyTerm(resource, terms[0])]
}

/** No two rows have the same value. A unique column may be empty in many rows, unless it is required. */
function isWhole(resource: Resource, { column, isNullable }: SortTerm): boolean {
  if (column?.name === resource.key) return true
  return column?.field.unique === true && !isNullable
}

/** The key as it stands beside what comes before it: SQLite sees only there that an index has both in order. */
function keyTerm({ key }: Resource, { isDescending = false, column }: Partial<SortTerm> = {}): SortTerm {
  const ref = sql.ref(`${column?.part === 'own' ? 'o' : 't'}.${key}`)
  return { ref, isDescending, isNullable: false, valueIn: (row) => row[key] }
}

function termsOf(registry: Registry, resource: Resource, written: string): readonly SortTerm[] {
  const isDescending = written.startsWith('-')
  const name = isDescending ? written.slice(1) : written
  const column = resource.readable.get(name)
  if (column && !unsortable.includes(column.field.kind)) return columnTerms(resource, column, isDescending)
  const join = [...resource.readable.values()].find((known) => known.namemember === name)
  if (join) return [nameTerm(registry, join, isDescending)]
  throw invalidInput([
    { path: '/sort', message: `cannot be by ${name}; columns are ${[...resource.readable.keys()].join(', ')}` },
  ])
}

function nameTerm(registry: Registry, join: Column, isDescending: boolean): SortTerm {
  const { target = '', namemember = '' } = join
  const { display, readable } = registry.get(target)
  const shown = readable.get(display)
  const valueIn = (row: JsonRow) => (shown?.foldedname ? keyValue(shown, row[namemember]) : row[namemember])
  return { ref: nameKeyRef(registry, join), isDescending, isNullable: true, valueIn, column: join, named: join }
}

function columnTerms(resource: Resource, column: Column, isDescending: boolean): readonly SortTerm[] {
  const { field, name } = column
  const isNullable = !field.required && field.default === undefined && name !== resource.key && field.readonly !== true
  const valueIn = (row: JsonRow) => (column.foldedname ? keyValue(column, row[name]) : storedValue(field, row[name]))
  const ordered = addressOrder(column) ?? choiceOrder(column) ?? [{ ref: sortRef(column), valueIn }]
  return ordered.map((term) => ({ ...term, column, isDescending, isNullable }))
}

/** The `order by` of the terms. */
export function orderOf(terms: readonly SortTerm[]): RawBuilder<unknown> {
  return sql.join(terms.map((term) => (term.isDescending ? sql`${term.ref} desc` : sql`${term.ref}`)))
}
