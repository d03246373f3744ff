import { columnText, quoted, quotedList, referenceName, wholeColumn } from './column-sql.ts'
import type { EngineName } from './database.ts'
import type { Column, Index, Table } from './table.ts'

/** The statements that make a table with its indexes. On MariaDB it is one, so that there is no half a table. */
export function createTable(engine: EngineName, table: Table): readonly string[] {
  const indexes = [...table.indexes, ...referenceIndexes(table)]
  const lines = [
    ...table.columns.map((column) =>
      isCounter(table, column) ? counterText(engine, column) : columnText(engine, column),
    ),
    ...(table.counted && engine === 'sqlite' ? [] : [`primary key ${quotedList(table.key)}`]),
  ]
  if (engine === 'sqlite') {
    const inline = table.columns.map((column, place) => `${lines[place] ?? ''}${inlineReference(column)}`)
    const body = [...inline, ...lines.slice(table.columns.length)].join(',\n  ')
    return [
      `create table ${quoted(table.name)} (\n  ${body}\n)`,
      ...indexes.map((index) => createIndex(table.name, index)),
    ]
  }
  const more = [
    ...indexes.map(
      (index) => `${index.unique ? 'unique ' : ''}index ${quoted(index.name)} ${quotedList(index.columns)}`,
    ),
    ...table.columns.flatMap((column) => constraintText(table.name, column)),
  ]
  // Two replicas may get here at once.
  return [
    `create table if not exists ${quoted(table.name)} (\n  ${[...lines, ...more].join(',\n  ')}\n) ${tableOptions}`,
  ]
}

// InnoDB by name: a server may have another default, and only this engine keeps transactions and references.
const tableOptions = 'engine = InnoDB default character set utf8mb4 collate utf8mb4_bin'

/** A reference without an index makes each purge of what it points to a scan; MariaDB makes one by itself, SQLite none. */
function referenceIndexes(table: Table): readonly Index[] {
  const leading = new Set([table.key[0], ...table.indexes.map((index) => index.columns[0])])
  const bare = table.columns.filter((column) => column.references && !leading.has(column.name))
  return bare.map((column) => referenceIndex(table.name, column.name))
}

const referenceIndex = (table: string, column: string): Index => ({
  name: referenceName(table, column),
  columns: [column],
  unique: false,
})

const isCounter = (table: Table, column: Column): boolean => table.counted && column.name === table.key[0]

// Counting without reuse, as MariaDB does: the history of a purged row must not become that of a new one.
function counterText(engine: EngineName, column: Column): string {
  return `${quoted(column.name)} ${engine === 'sqlite' ? 'integer not null primary key autoincrement' : 'bigint not null auto_increment'}`
}

function inlineReference({ references }: Column): string {
  return references ? ` references ${quoted(references.table)} ${quotedList([references.column])}` : ''
}

function constraintText(table: string, { name, references }: Column): readonly string[] {
  if (!references) return []
  const target = `${quoted(references.table)} ${quotedList([references.column])}`
  return [`constraint ${quoted(referenceName(table, name))} foreign key ${quotedList([name])} references ${target}`]
}

/** The statement that makes an index. */
export function createIndex(table: string, index: Index): string {
  return `create ${index.unique ? 'unique ' : ''}index ${quoted(index.name)} on ${quoted(table)} ${quotedList(index.columns)}`
}

/** Makes a column; values of rows that are there are the default or null. */
export function addColumn(engine: EngineName, table: Table, column: Column): readonly string[] {
  const name = quoted(table.name)
  if (engine === 'sqlite') {
    const index = column.references ? [createIndex(table.name, referenceIndex(table.name, column.name))] : []
    return [`alter table ${name} add column ${columnText(engine, column)}${inlineReference(column)}`, ...index]
  }
  const reference = constraintText(table.name, column).map((text) => `, add ${text}`)
  return [`alter table ${name} add column ${columnText(engine, column)}${reference.join('')}`]
}

/** Takes a column away, and the indexes it is in. */
export function dropColumn(engine: EngineName, table: Table, column: string): readonly string[] {
  const name = quoted(table.name)
  const gone = table.indexes.filter((index) => index.columns.includes(column)).map((index) => index.name)
  const isReference = table.columns.some((known) => known.name === column && known.references)
  const own = referenceName(table.name, column)
  if (engine === 'sqlite') {
    const indexes = [...gone, ...(isReference ? [own] : [])]
    return [
      ...indexes.map((index) => `drop index if exists ${quoted(index)}`),
      `alter table ${name} drop column ${quoted(column)}`,
    ]
  }
  const parts = [
    ...(isReference ? [`drop foreign key ${quoted(own)}`] : []),
    ...gone.map((index) => `drop index ${quoted(index)}`),
    `drop column ${quoted(column)}`,
  ]
  return [`alter table ${name} ${parts.join(', ')}`]
}

/** Changes a column and keeps its values. */
export function alterColumn(engine: EngineName, table: Table, column: Column): readonly string[] {
  return engine === 'sqlite' ? swapColumn(table, column) : modifyColumn(table, column)
}

function modifyColumn(table: Table, column: Column): readonly string[] {
  const before = table.columns.find((known) => known.name === column.name)
  const name = quoted(table.name)
  const isSame = JSON.stringify(before?.references) === JSON.stringify(wholeColumn(column).references)
  const away =
    before?.references && !isSame
      ? [`alter table ${name} drop foreign key ${quoted(referenceName(table.name, column.name))}`]
      : []
  const added = isSame ? [] : constraintText(table.name, column).map((text) => `, add ${text}`)
  return [...away, `alter table ${name} modify column ${columnText('mysql', column)}${added.join('')}`]
}

// SQLite cannot change a column's type, so a new column takes its values and then its name.
function swapColumn(table: Table, column: Column): readonly string[] {
  const [name, fresh] = [quoted(table.name), { ...column, name: `${column.name}_new`, notnull: false }]
  const [from, to] = [quoted(column.name), quoted(fresh.name)]
  const indexes = table.indexes.filter((index) => index.columns.includes(column.name))
  const reference = column.references ? [createIndex(table.name, referenceIndex(table.name, column.name))] : []
  return [
    `alter table ${name} add column ${columnText('sqlite', fresh)}${inlineReference(column)}`,
    `update ${name} set ${to} = ${from}`,
    ...dropColumn('sqlite', table, column.name),
    `alter table ${name} rename column ${to} to ${from}`,
    ...(column.notnull ? [`alter table ${name} alter column ${from} set not null`] : []),
    ...indexes.map((index) => createIndex(table.name, index)),
    ...reference,
  ]
}

/** Takes an index away; a reference that leaned on it gets one of its own first, for MariaDB insists on one. */
export function dropIndex(engine: EngineName, table: Table, name: string): readonly string[] {
  const rest = { ...table, indexes: table.indexes.filter((index) => index.name !== name) }
  const leading = table.indexes.find((index) => index.name === name)?.columns[0]
  const missing = referenceIndexes(rest).filter((index) => index.columns[0] === leading)
  const made = missing.map((index) => createIndex(table.name, index).replace('index', 'index if not exists'))
  return [
    ...made,
    engine === 'sqlite' ? `drop index ${quoted(name)}` : `drop index ${quoted(name)} on ${quoted(table.name)}`,
  ]
}
