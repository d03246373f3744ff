import { createHash } from 'node:crypto'
import type { EngineName } from './database.ts'
import type { Column, ColumnType } from './table.ts'

/** A name as the engine quotes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Several names, in brackets. */
export function quotedList(names: readonly string[]): string {
  return `(${names.map(quoted).join(', ')})`
}

/** The constraint, and the index under it, that make a column a reference. */
export function referenceName(table: string, column: string): string {
  return fittingName(`fk_${table}_${column}`)
}

/** The name itself, or where it is too long for MariaDB, which takes 64 characters, its start and what tells it apart. */
export function fittingName(name: string): string {
  return name.length <= 64
    ? name
    : `${name.slice(0, 55)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

/** Indexes of that name are ours and not declared. */
export const isReferenceName = (name: string): boolean => name.startsWith('fk_')

// On SQLite the name of the type also decides what becomes of a value: without `text` in it, the JSON `"1.0"` would be kept as the
// number 1. On MariaDB a real JSON column would order the members anew; the two sizes of text tell the kinds apart.
const types: Readonly<Record<EngineName, Readonly<Record<ColumnType, string>>>> = {
  sqlite: {
    integer: 'integer',
    decimal: 'decimal',
    boolean: 'boolean',
    string: 'varchar',
    text: 'text',
    date: 'date text',
    datetime: 'datetime text',
    json: 'json text',
  },
  mysql: {
    integer: 'bigint',
    decimal: 'decimal',
    boolean: 'tinyint',
    string: 'varchar',
    text: 'longtext',
    date: 'date',
    datetime: 'datetime',
    json: 'mediumtext',
  },
}

const defaultlength = 255
const defaultscale = 4
const digits = 18

/** The type of a column, as written behind its name. */
export function typeText(engine: EngineName, column: Column): string {
  const name = types[engine][column.type]
  if (column.type === 'string') return `${name}(${column.length ?? defaultlength})`
  if (column.type === 'decimal') return `${name}(${digits}, ${column.scale ?? defaultscale})`
  if (engine === 'mysql' && column.type === 'boolean') return `${name}(1)`
  if (engine === 'mysql' && column.type === 'datetime') return `${name}(3)`
  return name
}

/** A column's whole definition without its reference. */
export function columnText(engine: EngineName, column: Column): string {
  const { default: value } = column
  const words = [quoted(column.name), typeText(engine, column), column.notnull ? 'not null' : 'null']
  // MySQL takes a default of a long text only in brackets.
  if (value !== undefined) words.push('default', `(${literal(engine, value)})`)
  return words.join(' ')
}

function literal(engine: EngineName, value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.replaceAll("'", "''")
  return engine === 'sqlite' ? `'${text}'` : `'${text.replaceAll('\\', '\\\\')}'`
}

/** A column as introspection and comparison see it: what is left out is filled in, where it has a meaning. */
export function wholeColumn(column: Column): Column {
  const { name, type, notnull, references, default: value } = column
  return {
    name,
    type,
    ...(type === 'string' ? { length: column.length ?? defaultlength } : {}),
    ...(type === 'decimal' ? { scale: column.scale ?? defaultscale } : {}),
    notnull,
    ...(value === undefined ? {} : { default: value }),
    ...(references ? { references: { table: references.table, column: references.column } } : {}),
  }
}

/** Which of our types a column of the database has; undefined for one that we never make. */
export function parseType(engine: EngineName, text: string): Pick<Column, 'type' | 'length' | 'scale'> | undefined {
  const [, name = '', first, second] = /^([a-z ]+)(?:\((\d+)(?:, ?(\d+))?\))?/.exec(text.toLowerCase()) ?? []
  // Object.keys forgets the names; they are those of the table above.
  const type = (Object.keys(types[engine]) as ColumnType[]).find((known) => types[engine][known] === name.trim())
  if (type === 'string') return { type, length: Number(first) }
  if (type === 'decimal') return { type, scale: Number(second) }
  return type && { type }
}
