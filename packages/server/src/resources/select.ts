import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'

/** The base table goes by `t`, an asset type's own table by `o`, the row a reference points to by `r` and the column's name. */
export function columnRef(column: Column): RawBuilder<unknown> {
  return sql.ref(`${column.part === 'own' ? 'o' : 't'}.${column.name}`)
}

/** What the column is compared and sorted by: the key of its text where there is such a companion. */
export function sortRef(column: Column): RawBuilder<unknown> {
  return sql.ref(`${column.part === 'own' ? 'o' : 't'}.${column.foldedname ?? column.name}`)
}

/** The display name of the row that a reference points to. */
export function nameRef(registry: Registry, column: Column): RawBuilder<unknown> {
  const target = registry.get(column.target ?? '')
  return sql.ref(`r${column.name}.${target.display}`)
}

/** What that name is sorted by. */
export function nameKeyRef(registry: Registry, column: Column): RawBuilder<unknown> {
  const { display, readable } = registry.get(column.target ?? '')
  return sql.ref(`r${column.name}.${readable.get(display)?.foldedname ?? display}`)
}

const hidden = sql.lit('********')

/** What of the column may be seen: of a secret only that there is one. */
export function shownRef(column: Column): RawBuilder<unknown> {
  const ref = columnRef(column)
  return column.field.kind === 'secret' ? sql`case when ${ref} is null then null else ${hidden} end` : ref
}

/** `from` the base table and, of an asset type, its own. */
export function fromOf(resource: Resource): RawBuilder<unknown> {
  return sql`from ${sql.table(resource.base)} as t ${ownOf(resource)}`
}

/** `from` the table alone in which the column stands. */
export function tableOf({ base, own }: Resource, { part }: Column): RawBuilder<unknown> {
  return part === 'own' ? sql`from ${sql.table(own ?? '')} as o` : sql`from ${sql.table(base)} as t`
}

/**
 * As `fromOf`, for the rows whose keys a query gives as `pagekey`. A cross join, for SQLite to begin with these few keys: it
 * would go along an index that has all rows in the order of the page, and look for each among them.
 */
export function fromKeysOf(resource: Resource, keys: RawBuilder<unknown>): RawBuilder<unknown> {
  const base = sql`cross join ${sql.table(resource.base)} as t on ${sql.ref(`t.${resource.key}`)} = page.pagekey`
  return sql`from (${keys}) as page ${base} ${ownOf(resource, sql`cross`)}`
}

function ownOf(resource: Resource, kind = sql`inner`): RawBuilder<unknown> {
  if (resource.own === undefined) return sql``
  return sql`${kind} join ${sql.table(resource.own)} as o on o.assetid = t.assetid`
}

function joinOf(registry: Registry, column: Column): RawBuilder<unknown> {
  const target = registry.get(column.target ?? '')
  const alias = sql.ref(`r${column.name}`)
  return sql`left join ${sql.table(target.base)} as ${alias} on ${sql.ref(`r${column.name}.${target.key}`)} = ${columnRef(column)}`
}

/** The joins that bring the names of what the columns refer to. */
export function joinsOf(registry: Registry, columns: readonly Column[]): RawBuilder<unknown> {
  const references = columns.filter((column) => column.target !== undefined)
  return sql.join(
    references.map((column) => joinOf(registry, column)),
    sql` `,
  )
}

/** The text of a fragment without parameters, so that it is built once and not at every request. */
export function textOf(read: Kysely<Tables>, fragment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.raw(fragment.compile(read).sql)
}
