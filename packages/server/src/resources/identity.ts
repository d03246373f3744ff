import { sql, type Kysely } from 'kysely'
import { foldText } from '../base/fold.ts'
import type { Tables } from '../database/database.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf, sortRef } from './select.ts'
import { keyOf } from './stored.ts'

/** One thing by which an asset is known, and what is said of it. */
export interface Identity {
  readonly resource: Resource
  readonly column: Column
  readonly value: string
}

type Values = Readonly<Record<string, unknown>>
type IsJunk = (text: string) => boolean

/** The identities that say something, in the order in which they are declared; the type's own come first. */
export function identitiesOf(resource: Resource, values: Values, isJunk: IsJunk): readonly Identity[] {
  return saying({ resource, identity: true }, values, isJunk)
}

/** Those by which an asset is known only where the others know none. */
export function lastIdentitiesOf(resource: Resource, values: Values, isJunk: IsJunk): readonly Identity[] {
  return saying({ resource, identity: 'last' }, values, isJunk)
}

/** The columns by which assets of a type are known, the type's own before the core's. */
export function identityColumns({ columns }: Resource, identity: true | 'last'): readonly Column[] {
  const known = columns.filter(({ field }) => field.identity === identity)
  return [...known.filter(({ part }) => part === 'own'), ...known.filter(({ part }) => part !== 'own')]
}

interface Kind {
  readonly resource: Resource
  readonly identity: true | 'last'
}

function saying({ resource, identity }: Kind, values: Values, isJunk: IsJunk): readonly Identity[] {
  return identityColumns(resource, identity).flatMap((column) => {
    const value = values[column.name]
    return typeof value === 'string' && !isJunk(value) ? [{ resource, column, value }] : []
  })
}

/** An asset that an identity points to. */
export interface Match {
  readonly assetid: number
  readonly isactive: boolean
}

/** Assets of one identity that are looked at. */
const most = 20

/** The assets that the identities point to, each once, in the order of the identities; those that are in use go before removed ones. */
export async function matchAssets(read: Kysely<Tables>, identities: readonly Identity[]): Promise<readonly Match[]> {
  if (identities.length === 0) return []
  const asked = identities.map((one, at) => sql`select * from (${withIdentity(one, at)}) as ${sql.ref(`m${at}`)}`)
  const all = sql.join(asked, sql` union all `)
  const { rows } = await sql<{ place: number; assetid: number; isactive: number }>`${all}`.execute(read)
  const ordered = rows.toSorted((one, other) => one.place - other.place || other.isactive - one.isactive)
  const found = new Map(ordered.map((row) => [row.assetid, row.isactive === 1]))
  const matches = [...found].map(([assetid, isactive]) => ({ assetid, isactive }))
  const active = matches.filter(({ isactive }) => isactive)
  return active.length > 0 ? active : matches
}

function withIdentity({ resource, column, value }: Identity, place: number) {
  const wanted = column.foldedname === undefined ? value : keyOf(column, value)
  return sql`select ${sql.lit(place)} as place, t.assetid as assetid, t.isactive as isactive ${fromOf(resource)}
    where ${sortRef(column)} = ${wanted} order by t.isactive desc, t.assetid limit ${sql.lit(most)}`
}

/**
 * Whether both have a serial number that says something, and not the same one: whatever else they have in common, another
 * thing has taken the place of the asset.
 */
export function hasOtherSerial(row: Values, values: Values, isJunk: IsJunk): boolean {
  const [here, wanted] = [row['serialnumber'], values['serialnumber']]
  if (typeof here !== 'string' || typeof wanted !== 'string') return false
  return !isJunk(here) && !isJunk(wanted) && foldText(here) !== foldText(wanted)
}

/**
 * Whether an asset and a record have the serial number alone in common, while both tell two things more by which the type is
 * known, and these differ: makers have given one serial number twice, and a rename would be one each day.
 */
export function hasOnlySerial(row: Values, identities: readonly Identity[], isJunk: IsJunk): boolean {
  const others = identities.filter(({ column: { name } }) => {
    const here = row[name]
    return name !== 'serialnumber' && typeof here === 'string' && !isJunk(here)
  })
  const own = others.filter(({ column }) => column.part === 'own')
  return own.length > 1 && others.every((one) => !isOpenTo(row, one))
}

/** Whether a row says of an identity nothing, or the same. */
export function isOpenTo(row: Values, { column: { name }, value }: Identity): boolean {
  const here = row[name]
  return here === null || here === undefined || foldText(String(here)) === foldText(value)
}
