import { type Field, type FieldKind, type Fields, inSentence } from '@shopdb/contract'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'

type Schema = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<FieldKind, Schema>> = {
  text: { type: 'string' },
  markdown: { type: 'string', contentMediaType: 'text/markdown' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  choice: { type: 'string' },
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  ipaddress: { type: 'string', description: 'An IPv4 or IPv6 address.' },
  cidr: { type: 'string', description: 'A network such as 10.1.0.0/16.' },
  macaddress: { type: 'string', description: 'A MAC address such as 00:1A:2B:3C:4D:5E.' },
  json: {},
  secret: { type: 'string', description: 'Can be set, is never shown.' },
  reference: { type: 'integer', minimum: 1 },
  file: { type: 'integer', minimum: 1 },
}

/** The JSON Schema of one field's values. */
export function fieldSchema(field: Field): Schema {
  const isText = kinds[field.kind]['type'] === 'string'
  const { type, ...rest } = kinds[field.kind]
  const limits = {
    ...(isText && field.max !== undefined ? { maxLength: field.max } : {}),
    ...(isText && field.min !== undefined ? { minLength: field.min } : {}),
    ...(!isText && field.kind !== 'json' && field.max !== undefined ? { maximum: field.max } : {}),
    ...(!isText && field.min !== undefined ? { minimum: field.min } : {}),
    ...(field.pattern === undefined ? {} : { pattern: `^(?:${field.pattern})$` }),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.choices ? { enum: field.required ? field.choices : [...field.choices, null] } : {}),
  }
  const words = [field.label, field.unit && `in ${field.unit}`, field.help].filter(Boolean).join('. ')
  return {
    ...(type === undefined ? {} : { type: nullable(field, type) }),
    ...rest,
    ...limits,
    ...(words ? { description: words } : {}),
  }
}

function nullable(field: Field, type: unknown): unknown {
  return field.required || field.default !== undefined ? type : [type, 'null']
}

/** The JSON Schema of an object with these members and no others. */
export function fieldsSchema(fields: Fields): Schema {
  const required = Object.keys(fields).filter((name) => fields[name]?.required && fields[name].default === undefined)
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]))
  return { type: 'object', properties, additionalProperties: false, ...(required.length > 0 ? { required } : {}) }
}

/** The JSON Schema of a row as it is answered. */
export function rowSchema(registry: Registry, resource: Resource): Schema {
  const columns = [...resource.readable.values()]
  const properties = Object.fromEntries(columns.flatMap((column) => memberSchemas(registry, column)))
  return { title: resource.declaration.name, type: 'object', properties, required: Object.keys(properties) }
}

function memberSchemas(registry: Registry, column: Column): readonly (readonly [string, Schema])[] {
  const own = [column.name, fieldSchema(column.field)] as const
  if (column.target === undefined || column.namemember === undefined) return [own]
  const { label } = registry.get(column.target)
  return [
    own,
    [column.namemember, { type: ['string', 'null'], description: `What people call the ${inSentence(label)}.` }],
  ]
}

const titles = { create: 'Input', update: 'Changes', bulk: 'BulkChanges' } as const

/** The JSON Schema of what is sent to make or change rows. */
export function inputSchema(resource: Resource, mode: keyof typeof titles): Schema {
  const columns = resource.columns.filter((column) => !column.field.readonly)
  const own = Object.fromEntries(columns.map((column) => [column.name, fieldSchema(column.field)]))
  const properties = mode === 'bulk' ? { ...own, isactive: { type: 'boolean' } } : own
  const required = columns
    .filter((column) => column.field.required && column.field.default === undefined)
    .map((column) => column.name)
  return {
    title: `${resource.declaration.name}${titles[mode]}`,
    type: 'object',
    properties,
    additionalProperties: false,
    ...(mode === 'create' && required.length > 0 ? { required } : {}),
  }
}
