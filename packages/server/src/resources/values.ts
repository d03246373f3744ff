import { invalidInput, type Field, type Fields } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { typeTables } from './concrete.ts'
import type { Desk } from './engine.ts'
import type { Resource } from './resource.ts'
import { storedParts, type StoredRow } from './stored.ts'

/** Checked values by member, as the API writes them. */
export type Values = Readonly<Record<string, unknown>>

/** The members whose value differs from what is stored. */
export function differing(resource: Resource, before: StoredRow, values: Values): Values {
  const stored = storedState(resource, values)
  return Object.fromEntries(Object.entries(values).filter(([name]) => stored[name] !== (before[name] ?? null)))
}

/** The values as stored, companions included, whichever table they belong to. */
export function storedState(resource: Resource, values: Values): StoredRow {
  const { base, own } = storedParts(resource, values)
  return { ...base, ...own }
}

/** The fields that input may name; the platform itself may also set the readonly ones. */
export function writableFields(resource: Resource, trusted = false): Fields {
  const writable = (field: Field): Field => (trusted ? { ...field, readonly: false } : field)
  return Object.fromEntries(resource.columns.map((column) => [column.name, writable(column.field)]))
}

/** An asset made as one of a type is of that type. */
export async function impliedValues(work: Work, resource: Resource): Promise<Values> {
  if (resource.own === undefined) return {}
  for (const [assettypeid, table] of await typeTables(work))
    if (table === resource.name) return { assettypeid: Number(assettypeid) }
  throw invalidInput([{ path: '/assettypeid', message: `has no row for ${resource.label}; install its plugin first` }])
}

/** What secret fields are to keep is encrypted before it comes near the database or the log. */
export function sealed({ engine, resource }: Desk, values: Values): Values {
  const secrets = resource.columns.filter(
    ({ name, field }) => field.kind === 'secret' && typeof values[name] === 'string',
  )
  if (secrets.length === 0) return values
  return { ...values, ...Object.fromEntries(secrets.map(({ name }) => [name, engine.seal(String(values[name]))])) }
}
