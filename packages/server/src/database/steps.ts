import { sql, type Kysely } from 'kysely'
import { quoted, wholeColumn } from './column-sql.ts'
import { sameColumn } from './compare.ts'
import type { EngineName, Tables } from './database.ts'
import { addColumn, alterColumn, createIndex, createTable, dropColumn, dropIndex } from './ddl.ts'
import { engineOf } from './dialect.ts'
import { stillReferred } from './failures.ts'
import { findTable } from './introspect.ts'
import type { Column, Step, Table } from './table.ts'

type Trx = Kysely<Tables>

/** Does one step, or finds it done. */
export async function runStep(trx: Trx, step: Step): Promise<void> {
  const engine = engineOf(trx)
  if (step.step === 'sql') return runAll(trx, step[engine])
  const name = typeof step.table === 'string' ? step.table : step.table.name
  const table = await findTable(trx, name)
  if (step.step === 'createtable') return table ? undefined : unordered(trx, createTable(engine, step.table))
  if (step.step === 'droptable') return table ? dropTable(trx, name) : undefined
  if (!table) throw new Error(`there is no table ${name}`)
  return runAll(trx, statementsOf(engine, table, step))
}

type TableStep = Exclude<Step, { step: 'sql' | 'createtable' | 'droptable' }>

function statementsOf(engine: EngineName, table: Table, step: TableStep): readonly string[] {
  const hasColumn = (name: string): boolean => table.columns.some((column) => column.name === name)
  const hasIndex = (name: string): boolean => table.indexes.some((index) => index.name === name)
  if (step.step === 'addcolumn') return hasColumn(step.column.name) ? [] : addColumn(engine, table, step.column)
  if (step.step === 'dropcolumn') return hasColumn(step.column) ? dropColumn(engine, table, step.column) : []
  if (step.step === 'altercolumn') return alterOf(engine, table, step.column)
  if (step.step === 'addindex') return hasIndex(step.index.name) ? [] : [createIndex(table.name, step.index)]
  if (step.step === 'dropindex') return hasIndex(step.index) ? dropIndex(engine, table, step.index) : []
  return hasColumn(step.from) ? [`update ${quoted(table.name)} set ${quoted(step.to)} = ${quoted(step.from)}`] : []
}

function alterOf(engine: EngineName, table: Table, column: Column): readonly string[] {
  const before = table.columns.find((known) => known.name === column.name)
  if (!before) throw new Error(`there is no column ${column.name} in ${table.name}`)
  if (table.key.includes(column.name)) throw new Error(`${column.name} is part of the key and cannot be altered`)
  return sameColumn(before, wholeColumn(column)) ? [] : alterColumn(engine, table, column)
}

/** Takes a table away, unless rows of others point into it. MariaDB would rather look at declarations than at rows. */
async function dropTable(trx: Trx, name: string): Promise<void> {
  if (engineOf(trx) === 'sqlite') return runAll(trx, [`drop table ${quoted(name)}`])
  const { rows } = await sql<{ table: string; column: string }>`select table_name as "table", column_name as "column"
    from information_schema.key_column_usage
    where table_schema = database() and referenced_table_name = ${name} and table_name <> ${name}`.execute(trx)
  for (const { table, column } of rows) {
    const found = await trx.selectFrom(table).select(column).where(column, 'is not', null).limit(1).execute()
    if (found.length > 0) throw stillReferred({ table, columns: [column] }, undefined)
  }
  await unordered(trx, [`drop table ${quoted(name)}`])
}

/** Tables may refer to each other in a circle, so none can be first: MariaDB is told not to look. */
async function unordered(trx: Trx, statements: readonly string[]): Promise<void> {
  if (engineOf(trx) === 'sqlite') return runAll(trx, statements)
  await runAll(trx, ['set foreign_key_checks = 0'])
  try {
    await runAll(trx, statements)
  } finally {
    await runAll(trx, ['set foreign_key_checks = 1'])
  }
}

async function runAll(trx: Trx, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(trx)
}

/** A step in the words of a message: `addcolumn assets.color`. */
export function stepName(step: Step): string {
  if (step.step === 'sql') return 'sql'
  if (step.step === 'createtable') return `createtable ${step.table.name}`
  if (step.step === 'droptable') return `droptable ${step.table}`
  return `${step.step} ${step.table}.${partName(step)}`
}

function partName(step: TableStep): string {
  if (step.step === 'copycolumn') return step.to
  const part = 'column' in step ? step.column : step.index
  return typeof part === 'string' ? part : part.name
}
