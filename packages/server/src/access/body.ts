import { invalidInput, json, parseInput, type Field, type Fields } from '@shopdb/contract'

/** A password as a member of a body: not text, which would be trimmed. */
export const passwordmember: Field = json({ label: 'Password', required: true })

/** The members of a body, checked by their fields. */
export function readBody(fields: Fields, body: unknown): Readonly<Record<string, unknown>> {
  return parseInput(fields, body, 'create')
}

/** A password that is to be compared and not kept: any text that is not empty. */
export function givenPassword(value: unknown, path = '/password'): string {
  if (typeof value !== 'string' || value === '') throw invalidInput([{ path, message: 'must be text and not empty' }])
  return value
}

const types: Readonly<Record<string, object>> = {
  boolean: { type: 'boolean' },
  datetime: { type: 'string', format: 'date-time' },
}

/** What the OpenAPI document says of such a body. */
export function bodySchema(fields: Fields): { readonly schema: object } {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, propertyOf(field)]))
  const required = Object.keys(fields).filter((name) => fields[name]?.required)
  return { schema: { type: 'object', properties, required, additionalProperties: false } }
}

function propertyOf(field: Field): object {
  const type = types[field.kind] ?? { type: 'string' }
  return {
    ...type,
    ...(field.help && { description: field.help }),
    ...(field.choices && { enum: field.choices }),
    ...(field.max && { maxLength: field.max }),
  }
}
