import {
  type Field,
  type Fields,
  type Flaw,
  invalidInput,
  type JsonRow,
  parseValue,
  parseWritten,
} from '@shopdb/contract'
import type { Call, RouteDoc } from '../access/route.ts'
import { fieldSchema } from '../resources/schema.ts'

/**
 * What an address asks, checked against declared fields. What was not asked has its default, or is left out. Throws
 * `invalid` with one flaw for each member that is wrong, missing or unknown.
 */
export function parseQuery(fields: Fields, query: Call['query']): JsonRow {
  const flaws: Flaw[] = strangers(fields, query)
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const parsed = asked(field, query[name])
    if ('flaw' in parsed) flaws.push({ path: `/${name}`, message: parsed.flaw })
    else if (parsed.value !== null) values[name] = parsed.value
  }
  if (flaws.length > 0) throw invalidInput(flaws)
  return values
}

function asked(field: Field, written: Call['query'][string] | undefined): ReturnType<typeof parseValue> {
  if (typeof written === 'string' && written.trim() !== '') return parseWritten(field, written)
  if (typeof written === 'object') return { flaw: 'is given more than once' }
  return parseValue(field, field.default ?? null)
}

function strangers(fields: Fields, query: Call['query']): Flaw[] {
  const names = Object.keys(fields)
  const message =
    names.length > 0 ? `is not a parameter here; there are ${names.join(', ')}` : 'is not a parameter; there are none'
  return Object.keys(query)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ path: `/${name}`, message }))
}

/** What an address may ask, as the description of the API tells it. */
export function queryDoc(fields: Fields): NonNullable<RouteDoc['query']> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { description: field.label ?? name, schema: fieldSchema(field) },
    ]),
  )
}
