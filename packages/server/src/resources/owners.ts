import { sql, type RawBuilder } from 'kysely'
import type { ListQuery } from './query.ts'
import type { Registry } from './registry.ts'
import { isAppendOnly, type Resource } from './resource.ts'

/** What rows belong to, and the member that says to which. */
export interface Owner {
  readonly resource: Resource
  readonly member: string
}

/** What the rows of a resource belong to, and what that belongs to: ports to their device, readings to a supply and its printer. */
export function ownersOf(registry: Registry, resource: Resource, below: readonly string[] = []): readonly Owner[] {
  const { declaration, columns, name: table } = resource
  if (declaration.form === 'assettype' || below.includes(table)) return []
  const member = declaration.form === 'subtype' ? 'assetid' : declaration.belongsto
  const target = columns.find(({ name }) => name === member)?.target
  if (member === undefined || target === undefined) return []
  const above = registry.get(target)
  return [{ resource: above, member }, ...ownersOf(registry, above, [...below, table])]
}

/**
 * The owners whose removal leaves rows out of a list. Who names an owner, or says by `isactive` which rows are meant, gets them all,
 * and so does who reads what is only appended: it has happened.
 */
export function heededOwners(registry: Registry, resource: Resource, asked: ListQuery['conditions']): readonly Owner[] {
  const owners = isAppendOnly(resource) ? [] : ownersOf(registry, resource)
  const naming = owners.slice(0, 1).flatMap(({ member }) => ['isactive', member, member.replace(/id$/u, '')])
  return naming.every((name) => asked[name] === undefined) ? owners : []
}

/** That none of its owners was removed, asked of each row by key: a page looks at few. */
export function isKept(owners: readonly Owner[]): RawBuilder<unknown> {
  const all = sql.join(actives(owners), sql` * `)
  return sql`(select ${all} ${fromOwners(owners)} where ${ownerKey(owners)} = ${ownerRef(owners)}) = 1`
}

/** That an owner was removed, asked from the removed ones down: of all rows, those are few. */
export function isLeft(owners: readonly Owner[]): RawBuilder<unknown> {
  const gone = actives(owners).map((active) => sql`${active} = 0`)
  return sql`${ownerRef(owners)} in (select ${ownerKey(owners)} ${fromOwners(owners)} where ${sql.join(gone, sql` or `)})`
}

const ownerRef = ([first]: readonly Owner[]): RawBuilder<unknown> => sql.ref(`t.${first?.member}`)
const ownerKey = ([first]: readonly Owner[]): RawBuilder<unknown> => sql.ref(`w0.${first?.resource.key}`)
const actives = (owners: readonly Owner[]): readonly RawBuilder<unknown>[] =>
  owners.map((_owner, at) => sql.ref(`w${at}.isactive`))

/** The owners, the nearest first. */
function fromOwners(owners: readonly Owner[]): RawBuilder<unknown> {
  const tables = owners.map(({ resource: { base, key }, member }, at) => {
    const table = sql`${sql.table(base)} as ${sql.ref(`w${at}`)}`
    return at === 0 ? table : sql`${table} on ${sql.ref(`w${at}.${key}`)} = ${sql.ref(`w${at - 1}.${member}`)}`
  })
  return sql`from ${sql.join(tables, sql` inner join `)}`
}
