import type { Field, FieldKind } from '@shopdb/contract'
import { isoOfStored, storedOf } from '../base/clock.ts'
import { keylength, textKey } from '../base/text-key.ts'
import type { Column, Resource } from './resource.ts'

/** A row as the database keeps it. */
export type StoredRow = Readonly<Record<string, unknown>>

/** From one form of a value to another. */
export type Convert = (value: unknown) => unknown

const keep: Convert = (value) => value
const stores: Partial<Readonly<Record<FieldKind, Convert>>> = {
  boolean: (value) => (value === true ? 1 : 0),
  datetime: (value) => storedOf(String(value)),
  json: (value) => JSON.stringify(value),
}
/** What the API tells otherwise than it is stored; values are not null. */
export const shows: Partial<Readonly<Record<FieldKind, Convert>>> = {
  boolean: (value) => value === 1 || value === true,
  datetime: (value) => isoOfStored(String(value)),
  json: (value): unknown => JSON.parse(String(value)),
}

/** From a checked value to what the database keeps. */
export function storedValue(field: Field, value: unknown): unknown {
  return value === null || value === undefined ? null : (stores[field.kind] ?? keep)(value)
}

/** From what the database keeps to what the API tells. */
export function shownValue(field: Field, value: unknown): unknown {
  return value === null || value === undefined ? null : (shows[field.kind] ?? keep)(value)
}

/** The columns to write for some checked values, companions included, split by the table they belong to. */
export function storedParts(
  resource: Resource,
  values: Readonly<Record<string, unknown>>,
): { readonly base: Record<string, unknown>; readonly own: Record<string, unknown> } {
  const parts = { base: {} as Record<string, unknown>, own: {} as Record<string, unknown> }
  for (const [name, value] of Object.entries(values)) {
    const column = resource.readable.get(name)
    if (column) Object.assign(parts[column.part], storedColumn(column, value))
  }
  return parts
}

function storedColumn(column: Column, value: unknown): Record<string, unknown> {
  const stored = { [column.name]: storedValue(column.field, value) }
  if (column.foldedname === undefined) return stored
  return { ...stored, [column.foldedname]: keyValue(column, value) }
}

/** What the companion column keeps; folding can lengthen a text, the column cannot. */
export function keyValue(column: Column, value: unknown): string | null {
  return typeof value === 'string' ? keyOf(column, value).slice(0, column.field.max ?? keylength) : null
}

/** By what a text is found in the companion column of a column. */
export function keyOf({ field }: Column, text: string): string {
  return textKey(text, field.max)
}

/** The companions of stored text, made anew from it. */
export function keysOf(columns: readonly Column[], row: StoredRow): Record<string, string | null> {
  const keyed = columns.flatMap((column) => {
    const { name, foldedname } = column
    return foldedname === undefined || !(name in row) ? [] : [[foldedname, keyValue(column, row[name])] as const]
  })
  return Object.fromEntries(keyed)
}
