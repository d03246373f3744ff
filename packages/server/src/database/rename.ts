import { invalid } from '@shopdb/contract'
import type { Column, Step, Table } from './table.ts'

/** A column that has another name now. */
export interface Rename {
  readonly table: string
  readonly from: string
  readonly to: string
}

/** Reads `cranes.reach=reachm`. Throws `invalid`. */
export function parseRename(text: string): Rename {
  const [, table, from, to] = /^([a-z0-9]+)\.([a-z0-9]+)=([a-z0-9]+)$/u.exec(text) ?? []
  if (table === undefined || from === undefined || to === undefined)
    throw invalid(`A rename is said as TABLE.FORMER=NEW, such as cranes.reach=reachm, not '${text}'.`)
  return { table, from, to }
}

/** Throws `invalid` where the former name is not there, or the new one is not all that is declared. */
export function checkRename({ table, from, to }: Rename, declared: readonly Table[], actual: readonly Table[]): void {
  const isIn = (tables: readonly Table[], name: string): boolean => findColumn(tables, table, name) !== undefined
  if (!isIn(actual, from)) throw invalid(`The migrations that there are make no column ${table}.${from}.`)
  if (isIn(declared, from)) throw invalid(`${table}.${from} is declared still; declare it under its new name alone.`)
  if (!isIn(declared, to)) throw invalid(`${table}.${to} is not declared; write the new name of ${from} there first.`)
  if (isIn(actual, to)) throw invalid(`${table}.${to} is there already, made by an earlier migration.`)
}

/** Tables as they are once a column has its new name; indexes over the former one go with it. */
export function renameColumn(tables: readonly Table[], { table, from, to }: Rename): readonly Table[] {
  const named = (column: Column): Column => (column.name === from ? { ...column, name: to } : column)
  return tables.map((one) => (one.name === table ? { ...one, columns: one.columns.map(named) } : one))
}

/** Steps before and behind others that may alter the column under its new name. */
export interface RenameSteps {
  readonly before: readonly Step[]
  readonly behind: readonly Step[]
}

/** Brings the values along: the new column first, the former one away last. A step that was done already is found done. */
export function stepsOfRename(tables: readonly Table[], { table, from, to }: Rename): RenameSteps {
  const column = findColumn(tables, table, from)
  if (!column) return { before: [], behind: [] }
  const named = { ...column, name: to }
  return {
    before: [
      { step: 'addcolumn', table, column: { ...named, notnull: false } },
      { step: 'copycolumn', table, from, to },
      ...(column.notnull ? [{ step: 'altercolumn', table, column: named } as const] : []),
    ],
    behind: [{ step: 'dropcolumn', table, column: from }],
  }
}

/** The steps back, once all others are taken back, with the indexes that went with the former column. */
export function stepsBack(tables: readonly Table[], rename: Rename): readonly Step[] {
  const { table, from, to } = rename
  const { before, behind } = stepsOfRename(renameColumn(tables, rename), { table, from: to, to: from })
  const indexes = tables.find(({ name }) => name === table)?.indexes ?? []
  const lost = indexes.filter(({ columns }) => columns.includes(from))
  return [...before, ...behind, ...lost.map((index): Step => ({ step: 'addindex', table, index }))]
}

function findColumn(tables: readonly Table[], table: string, name: string): Column | undefined {
  return tables.find((one) => one.name === table)?.columns.find((column) => column.name === name)
}
