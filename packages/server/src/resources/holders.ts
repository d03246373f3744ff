import {
  type AddressHolder,
  type AddressKind,
  invalid,
  ipKey,
  ipKeys,
  type IpRange,
  parseValue,
} from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import { prefixesOf } from './ip-prefixes.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'

/** How many addresses are looked for, how many rows are told, and how many gaps a statement may have: SQLite takes 32,766. */
const most = { values: 1000, rows: 5000, within: 20_000, gaps: 20_000 } as const

/** What is looked for: addresses of one kind, however they are written. */
export interface Sought {
  readonly kind: AddressKind
  readonly values: readonly string[]
}

/** Which assets have these addresses, whoever declared the fields that say so. One statement asks all tables. */
export async function readHolders(
  registry: Registry,
  read: Kysely<Tables>,
  { kind, values }: Sought,
): Promise<readonly AddressHolder[]> {
  if (values.length > most.values)
    throw invalid(`Holders of ${values.length} addresses were asked for; at most 1,000 can be.`)
  const kept = [...new Set(values.flatMap((text) => keptOf(kind, text)))]
  const places = placesOf(registry, kind)
  if (kept.length === 0 || places.length === 0) return []
  const found: Found[] = []
  const together = Math.floor(most.gaps / places.length)
  for (let at = 0; at < kept.length; at += together)
    found.push(...(await findHolders(read, places, isOneOf(kept.slice(at, at + together)), most.rows)))
  return holdersOf(places, found)
}

/** Which assets have an IP address in each of these ranges, by its number. One statement asks how the addresses begin. */
export async function readHoldersWithin(
  registry: Registry,
  read: Kysely<Tables>,
  ranges: readonly IpRange[],
): Promise<readonly (readonly AddressHolder[])[]> {
  const places = placesOf(registry, 'ipaddress')
  if (ranges.length === 0 || places.length === 0) return ranges.map(() => [])
  const found = await findHolders(read, places, beginsAs(prefixesOf(ranges)), most.within)
  const keyed = holdersOf(places, found)
    .map((held) => ({ held, key: ipKey(held.value) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
  return ranges.map(ipKeys).map(({ firstkey, lastkey }) => {
    const from = keyed.findIndex(({ key }) => key >= firstkey)
    const until = keyed.findLastIndex(({ key }) => key <= lastkey)
    return from < 0 ? [] : keyed.slice(from, until + 1).map(({ held }) => held)
  })
}

const holdersOf = (places: readonly Place[], found: readonly Found[]): readonly AddressHolder[] =>
  found
    .toSorted((one, other) => one.assetid - other.assetid || one.place - other.place)
    .flatMap((row) => holderOf(places, row))

/** What must hold of an address, as the database asks it. */
type Asked = (value: RawBuilder<unknown>) => RawBuilder<unknown>

const isOneOf =
  (values: readonly string[]): Asked =>
  (value) =>
    sql`${value} in (${sql.join(values)})`

/** No address has a sign that `like` reads otherwise. */
const beginsAs =
  (prefixes: readonly string[]): Asked =>
  (value) =>
    sql`(${sql.join(
      prefixes.map((prefix) => sql`${value} like ${`${prefix}%`}`),
      sql` or `,
    )})`

async function findHolders(
  read: Kysely<Tables>,
  places: readonly Place[],
  asked: Asked,
  limit: number,
): Promise<readonly Found[]> {
  const all = sql.join(
    places.map((place, at) => holdersIn(place, at, asked)),
    sql` union all `,
  )
  return (await sql<Found>`${all} limit ${sql.lit(limit)}`.execute(read)).rows
}

/** The form in which such fields keep it; nothing, where it is no such address. */
function keptOf(kind: AddressKind, text: string): readonly string[] {
  const parsed = parseValue({ kind }, text)
  return 'value' in parsed && typeof parsed.value === 'string' ? [parsed.value] : []
}

/** A field that tells an address of an asset, and the rows from its own up to that of the asset. */
interface Place {
  readonly resource: Resource
  readonly column: Column
  readonly links: readonly Link[]
}

/** A row, and the member that says whose it is. */
interface Link {
  readonly table: string
  readonly key: string
  readonly owner: string
  /** Whether its rows can be removed by themselves; those of an asset type go with their asset. */
  readonly isremovable: boolean
}

function placesOf(registry: Registry, kind: AddressKind): readonly Place[] {
  return registry.all.flatMap((resource) => {
    const links = linksOf(registry, resource)
    const columns = resource.columns.filter(({ field }) => field.kind === kind && !field.elsewhere)
    return links ? columns.map((column) => ({ resource, column, links })) : []
  })
}

/** Rows from this resource up to an asset; undefined for what belongs to none. */
function linksOf(registry: Registry, resource: Resource, below: readonly string[] = []): readonly Link[] | undefined {
  const { declaration, name: table, key, own } = resource
  if (own !== undefined) return [{ table: own, key, owner: key, isremovable: false }]
  if (declaration.form === 'subtype') return [{ table, key, owner: key, isremovable: true }]
  const owner = declaration.form === 'resource' ? declaration.belongsto : undefined
  const target = resource.columns.find(({ name }) => name === owner)?.target
  if (owner === undefined || target === undefined || below.includes(table)) return undefined
  const link = { table, key, owner, isremovable: true }
  const above = registry.get(target)
  // The key of an asset type is that of its asset.
  if (above.base === 'assets') return [link]
  const links = linksOf(registry, above, [...below, table])
  return links && [link, ...links]
}

/** What the statement gives; `place` counts the fields that were asked. */
interface Found {
  readonly assetid: number
  readonly assetnumber: string
  readonly place: number
  readonly value: string
}

function holdersIn({ column, links }: Place, at: number, asked: Asked): RawBuilder<unknown> {
  const value = sql.ref(`l0.${column.name}`)
  const joined = links.slice(1).map((link, index) => {
    const above = sql.ref(`l${index + 1}.${link.key}`)
    return sql`inner join ${tableOf(link, index + 1)} on ${above} = ${sql.ref(`l${index}.${links[index]?.owner}`)}`
  })
  const last = links.length - 1
  const active = links.flatMap(({ isremovable }, index) =>
    isremovable ? [sql`${sql.ref(`l${index}.isactive`)} = 1`] : [],
  )
  return sql`select a.assetid as assetid, a.assetnumber as assetnumber, ${sql.lit(at)} as place, ${value} as value
    from ${links[0] ? tableOf(links[0], 0) : sql``} ${sql.join(joined, sql` `)}
    inner join assets as a on a.assetid = ${sql.ref(`l${last}.${links[last]?.owner}`)}
    where ${asked(value)} and ${sql.join([sql`a.isactive = 1`, ...active], sql` and `)}`
}

const tableOf = ({ table }: Link, index: number): RawBuilder<unknown> =>
  sql`${sql.table(table)} as ${sql.ref(`l${index}`)}`

function holderOf(places: readonly Place[], { assetid, assetnumber, place, value }: Found): readonly AddressHolder[] {
  const told = places[place]
  if (!told) return []
  const { resource, column } = told
  return [{ assetid, assetnumber, table: resource.name, label: resource.label, field: column.name, value }]
}
