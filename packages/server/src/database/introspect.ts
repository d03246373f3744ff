import { sql, type Kysely } from 'kysely'
import { isReferenceName, parseType, wholeColumn } from './column-sql.ts'
import type { EngineName, Tables } from './database.ts'
import { engineOf } from './dialect.ts'
import type { ColumnFact, Facts, IndexFact, ReferenceFact } from './facts.ts'
import { mysqlFacts } from './introspect-mysql.ts'
import { sqliteFacts } from './introspect-sqlite.ts'
import type { Column, Index, Table } from './table.ts'

/** The tables that are really there, in the shape in which they are declared. Columns of types that we never make count as text. */
export async function introspect(db: Kysely<Tables>): Promise<readonly Table[]> {
  return tablesFrom(await factsOf(db))
}

/** One table that is really there. */
export async function findTable(db: Kysely<Tables>, name: string): Promise<Table | undefined> {
  return tablesFrom(await factsOf(db, name))[0]
}

function factsOf(db: Kysely<Tables>, table?: string): Promise<Facts> {
  const only = table === undefined ? sql`1 = 1` : sql`t.name = ${table}`
  return engineOf(db) === 'sqlite' ? sqliteFacts(db, only) : mysqlFacts(db, only)
}

function tablesFrom(facts: Facts): readonly Table[] {
  const indexes = Map.groupBy(facts.indexes, (fact) => fact.table)
  const references = Map.groupBy(facts.references, (fact) => fact.table)
  return [...Map.groupBy(facts.columns, (fact) => fact.table)].map(([name, columns]) => ({
    name,
    columns: columns.map((fact) => columnFrom(facts.engine, fact, references.get(name) ?? [])),
    key: keyFrom(columns),
    counted: columns.some((fact) => fact.counted === 1),
    indexes: indexesFrom(indexes.get(name) ?? []),
  }))
}

function keyFrom(columns: readonly ColumnFact[]): readonly string[] {
  const parts = columns.filter((fact) => fact.place > 0)
  return parts.toSorted((one, other) => one.place - other.place).map((fact) => fact.name)
}

function columnFrom(engine: EngineName, fact: ColumnFact, references: readonly ReferenceFact[]): Column {
  const typed = parseType(engine, fact.type) ?? { type: 'text' as const }
  const reference = references.find((known) => known.column === fact.name)
  const value = defaultFrom(typed.type, fact.value)
  return wholeColumn({
    name: fact.name,
    ...typed,
    notnull: fact.notnull === 1,
    ...(value === undefined ? {} : { default: value }),
    ...(reference ? { references: { table: reference.totable, column: reference.tocolumn } } : {}),
  })
}

const texts = new Set<Column['type']>(['string', 'text', 'date', 'datetime', 'json'])

/** MariaDB says NULL for none and quotes texts, as SQLite does; MySQL leaves the quotes away, or adds a character set. */
function defaultFrom(type: Column['type'], told: string | null): string | number | undefined {
  if (told === null || told.toUpperCase() === 'NULL') return undefined
  if (!texts.has(type)) return Number(told)
  const [, inner] = /^\(?(?:_utf8mb4)?\\?'(.*?)\\?'\)?$/s.exec(told) ?? []
  return inner === undefined ? told : inner.replaceAll("''", "'").replaceAll("\\'", "'").replaceAll('\\\\', '\\')
}

function indexesFrom(facts: readonly IndexFact[]): readonly Index[] {
  const declared = facts.filter((fact) => !isReferenceName(fact.name))
  return [...Map.groupBy(declared, (fact) => fact.name)].map(([name, parts]) => ({
    name,
    columns: parts.map((part) => part.column),
    unique: parts[0]?.isunique === 1,
  }))
}
