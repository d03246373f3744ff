import { asTitle, type Declaration, type Field, type Role } from '@shopdb/contract'
import type { Permission } from '../access/route.ts'

/** One column of a resource, wherever it is stored. */
export interface Column {
  readonly name: string
  readonly field: Field
  /** `base` is the table with the key; `own` the second table of an asset type. */
  readonly part: 'base' | 'own'
  /** The companion column that holds the key of the text (`textKey`), for comparing without case and sorting with numbers. */
  readonly foldedname?: string
  /** Of a reference or a file: the resource it points to, by name. */
  readonly target?: string
  /** Of a reference or a file: the member that carries the display name. */
  readonly namemember?: string
}

/** A declaration, settled: where it is stored, where it is served, who may. Everything the engine does starts from this. */
export interface Resource {
  /** The declared table; unique over the site. */
  readonly name: string
  readonly declaration: Declaration
  readonly path: string
  readonly label: string
  readonly title: string
  readonly icon: string
  readonly menu: string
  /** null for core */
  readonly plugin: string | null
  readonly key: string
  readonly display: string
  readonly sort: string
  /** The table with the key and the common columns: `assets` for an asset type. */
  readonly base: string
  /** Of an asset type: the table with its own fields. */
  readonly own?: string
  /** How the audit and the search call its rows; all assets are `assets`. */
  readonly entitytype: string
  /** The declared fields; an asset type has the core's before its own. */
  readonly columns: readonly Column[]
  /** Every column that can be read, filtered and sorted by: the key, the fields, the common ones. */
  readonly readable: ReadonlyMap<string, Column>
  readonly read: Permission
  readonly write: Permission
  readonly purge: Permission
}

/** Whether its rows are made and never changed or removed. */
export function isAppendOnly({ declaration }: Resource): boolean {
  return declaration.form === 'resource' && declaration.appendonly === true
}

/** Where its pages stand: its API path without `/api`. */
export function pagesOf({ path }: Pick<Resource, 'path'>): string {
  return path.replace(/^\/api/u, '')
}

/** The words of a PascalCase name: `MachineType` is `Machine type`. */
export function wordsOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, ' ').toLowerCase()
  return asTitle(words)
}

/** Whether a field keeps a companion column with its key: text that must be unique, or is sorted and looked up often. */
export function isFolded(field: Field): boolean {
  return field.kind === 'text' && (field.unique === true || field.index === true)
}

/** The permission on a table, with the least role that holds it. */
export function permissionOf(table: string, verb: 'read' | 'write' | 'purge', least: Role): Permission {
  return { name: `${table}.${verb}`, least }
}
