import { ipBytes, type JsonRow } from '@shopdb/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Column } from './resource.ts'
import { columnRef } from './select.ts'

/** One thing by which rows are ordered where that is not the column itself: in the database, and of a row that was read. */
export interface OrderedBy {
  readonly ref: RawBuilder<unknown>
  readonly valueIn: (row: JsonRow) => unknown
  /** An index finds the rows of one value, and not the values in this order. */
  readonly isByChoice?: boolean
}

/**
 * Addresses count as numbers, 10.0.0.9 before 10.0.0.10 and IPv4 before IPv6; of subnets that begin alike, the larger comes
 * first. Undefined for a column that holds something else.
 */
export function addressOrder(column: Column): readonly OrderedBy[] | undefined {
  const { kind } = column.field
  if (kind !== 'ipaddress' && kind !== 'cidr') return undefined
  const ref = columnRef(column)
  const host = kind === 'cidr' ? sql`substr(${ref}, 1, instr(${ref}, '/') - 1)` : ref
  const read = (row: JsonRow): readonly string[] | undefined => {
    const text = row[column.name]
    return typeof text === 'string' ? text.split('/') : undefined
  }
  const family = { ref: sql`(instr(${ref}, ':') > 0)`, valueIn: (row: JsonRow) => isLong(read(row)?.[0]) }
  const bytes = { ref: sql`hex(inet6_aton(${host}))`, valueIn: (row: JsonRow) => hexOf(read(row)?.[0]) }
  if (kind === 'ipaddress') return [family, bytes]
  const bits = {
    ref: sql`(substr(${ref}, instr(${ref}, '/') + 1) + 0)`,
    valueIn: (row: JsonRow) => bitsOf(read(row)?.[1]),
  }
  return [family, bytes, bits]
}

const isLong = (host: string | undefined): number | null => (host === undefined ? null : Number(host.includes(':')))
const bitsOf = (bits: string | undefined): number | null => (bits === undefined ? null : Number(bits))

function hexOf(host: string | undefined): string | null {
  const bytes = ipBytes(host)
  return bytes ? Buffer.from(bytes).toString('hex').toUpperCase() : null
}
