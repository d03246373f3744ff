import type { Field, FieldKind } from '@shopdb/contract'
import { fittingName } from '../database/column-sql.ts'
import type { Column as Stored, Index, Table } from '../database/table.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'

/** The tables that the resources of one plugin (null: the core) need, with the columns every table has. */
export function tablesOf(registry: Registry, plugin: string | null): readonly Table[] {
  return registry.all.filter((resource) => resource.plugin === plugin).map((resource) => tableOf(registry, resource))
}

function tableOf(registry: Registry, resource: Resource): Table {
  const isAssetType = resource.own !== undefined
  const mine = resource.columns.filter(
    (column) => column.part === (isAssetType ? 'own' : 'base') && column.name !== resource.key,
  )
  const counted = resource.declaration.form === 'resource'
  return {
    name: resource.name,
    key: [resource.key],
    counted,
    columns: [
      counted ? keyOf(resource) : { ...keyOf(resource), references: assetOf(registry, resource) },
      ...mine.flatMap((column) => storedColumns(registry, column)),
      ...(isAssetType ? [] : common),
    ],
    indexes: [
      ...mine.flatMap((column) => indexOf(resource, column)),
      ...togetherOf(resource, resource.declaration.unique ?? [], true),
      ...togetherOf(resource, resource.declaration.indexes ?? [], false),
    ],
  }
}

const keyOf = (resource: Resource): Stored => ({ name: resource.key, type: 'integer', notnull: true })

/** An asset type's table hangs on `assets`, a subtype's on its asset type's. */
function assetOf(registry: Registry, resource: Resource): { table: string; column: string } {
  const { declaration } = resource
  return {
    table: declaration.form === 'subtype' ? registry.get(declaration.of.table).name : 'assets',
    column: 'assetid',
  }
}

const common: readonly Stored[] = [
  { name: 'isactive', type: 'boolean', notnull: true, default: 1 },
  { name: 'createddate', type: 'datetime', notnull: true },
  { name: 'modifieddate', type: 'datetime', notnull: true },
]

const types: Readonly<Record<FieldKind, Stored['type']>> = {
  text: 'string',
  markdown: 'text',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  choice: 'string',
  email: 'string',
  url: 'string',
  ipaddress: 'string',
  cidr: 'string',
  macaddress: 'string',
  json: 'json',
  secret: 'text',
  reference: 'integer',
  file: 'integer',
}

const lengths: Partial<Readonly<Record<FieldKind, number>>> = {
  choice: 60,
  ipaddress: 45,
  cidr: 49,
  macaddress: 17,
  email: 255,
  url: 500,
}

function storedColumns(registry: Registry, column: Column): readonly Stored[] {
  const { field, name } = column
  const notnull = field.required === true || (field.default !== undefined && field.default !== null)
  const stored: Stored = {
    name,
    type: types[field.kind],
    ...lengthOf(field),
    ...(field.kind === 'decimal' ? { scale: field.scale ?? 4 } : {}),
    notnull,
    ...defaultOf(field),
    ...(column.target === undefined
      ? {}
      : { references: { table: column.target, column: registry.get(column.target).key } }),
  }
  if (column.foldedname === undefined) return [stored]
  return [stored, { name: column.foldedname, type: 'string', length: field.max ?? 255, notnull }]
}

function lengthOf(field: Field): { length?: number } {
  if (types[field.kind] !== 'string') return {}
  return { length: lengths[field.kind] ?? field.max ?? 255 }
}

/** So that a column added later has a value in the rows that are there already. */
function defaultOf(field: Field): { default?: string | number } {
  if (typeof field.default === 'boolean') return { default: field.default ? 1 : 0 }
  return typeof field.default === 'string' || typeof field.default === 'number' ? { default: field.default } : {}
}

function indexOf(resource: Resource, column: Column): readonly Index[] {
  const { field } = column
  if (!field.unique && !field.index && column.target === undefined) return []
  return [
    {
      name: `${resource.name}${column.name}`,
      columns: [column.foldedname ?? column.name],
      unique: field.unique === true,
    },
  ]
}

function togetherOf(resource: Resource, sets: readonly (readonly string[])[], unique: boolean): readonly Index[] {
  return sets.map((names) => ({
    name: fittingName(`${resource.name}${names.join('')}`),
    columns: names.map((name) => resource.readable.get(name)?.foldedname ?? name),
    unique,
  }))
}
