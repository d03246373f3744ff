import type { Field, FieldMeta, Fields, ResourceMeta } from '@shopdb/contract'
import { isAtLeast, type Actor } from '../access/actor.ts'
import { columns, type Registry } from './registry.ts'
import { type Column, isAppendOnly, type Resource } from './resource.ts'

/** Every resource that the actor may read, as a screen needs to know it, in the order of the menu. */
export function resourcesMeta(registry: Registry, actor: Actor): readonly ResourceMeta[] {
  const readable = registry.all.filter((resource) => isAtLeast(actor, resource.read.least))
  return readable
    .toSorted((one, other) => rank(one) - rank(other))
    .map((resource) => resourceMeta(registry, actor, resource))
}

const corners = ['Places', 'Reference data', 'Administration']

/** Assets come first, classes before the list of all; then what plugins bring, then the corners of the core. */
function rank({ menu, own }: Resource): number {
  if (own !== undefined) return 0
  return menu === 'Assets' ? 1 : 3 + corners.indexOf(menu)
}

function resourceMeta(registry: Registry, actor: Actor, resource: Resource): ResourceMeta {
  const { declaration, name, path, label, title, icon, key, display, sort, plugin, menu } = resource
  return {
    name,
    form: declaration.form,
    path,
    label,
    title,
    icon,
    key,
    display,
    sort,
    plugin,
    menu,
    ...(declaration.form === 'resource' && declaration.displaywith ? { displaywith: declaration.displaywith } : {}),
    ...(declaration.description === undefined ? {} : { description: declaration.description }),
    ...(declaration.form === 'subtype' ? { of: declaration.of.table } : {}),
    ...(declaration.form === 'resource' && declaration.belongsto ? { belongsto: declaration.belongsto } : {}),
    ...(declaration.form === 'resource' && declaration.parent ? { parent: declaration.parent } : {}),
    ...(isAppendOnly(resource) ? { appendonly: true } : {}),
    can: {
      read: true,
      write: isAtLeast(actor, resource.write.least),
      purge: isAtLeast(actor, resource.purge.least),
    },
    fields: columnsMeta(registry, resource.columns),
  }
}

/** Fields of a form that is no row's, with what their references point to. */
export function fieldsMeta(registry: Registry, fields: Fields): readonly FieldMeta[] {
  return columnsMeta(registry, columns(fields, 'base'))
}

const columnsMeta = (registry: Registry, all: readonly Column[]): readonly FieldMeta[] =>
  all.map((column) => ({ ...fieldMeta(column.name, column.field), ...referenceMeta(registry, column) }))

const passed = [
  'help',
  'hidden',
  'group',
  'default',
  'min',
  'max',
  'pattern',
  'patternwords',
  'unit',
  'scale',
  'choices',
  'labels',
] as const

/** A declared field as a screen needs to know it. */
export function fieldMeta(name: string, field: Field): FieldMeta {
  const options = passed.filter((option) => field[option] !== undefined)
  return {
    name,
    label: field.label ?? name,
    kind: field.kind,
    required: field.required ?? false,
    readonly: field.readonly ?? false,
    unique: field.unique ?? false,
    list: field.list ?? false,
    search: field.search ?? false,
    ...Object.fromEntries(options.map((option): [string, unknown] => [option, field[option]])),
  }
}

function referenceMeta(registry: Registry, column: Column): Pick<FieldMeta, 'references'> {
  if (column.target === undefined || column.namemember === undefined) return {}
  const target = registry.get(column.target)
  return {
    references: { table: target.name, path: target.path, display: target.display, namemember: column.namemember },
  }
}
