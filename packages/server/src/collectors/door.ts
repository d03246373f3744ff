import {
  type CollectedRecord,
  type Collector,
  type Fields,
  type Flaw,
  inSentence,
  invalidInput,
  type JsonRow,
  parseInput,
  type Platform,
} from '@shopdb/contract'
import { identityColumns } from '../resources/identity.ts'
import type { Registry } from '../resources/registry.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { fieldSchema, fieldsSchema } from '../resources/schema.ts'

/** Where a collector pushes to: what an item is, and what records it means. */
export interface Door {
  readonly plugin: string
  readonly name: string
  readonly description: string
  /** JSON Schema of one item. */
  readonly schema: object
  /** Throws `invalid` for an item that does not fit. */
  records(item: unknown): Promise<readonly CollectedRecord[]>
}

/** The door that an asset type has by itself: an item is a row, its references by key or by name. */
export function declaredDoor(registry: Registry, resource: Resource): Door {
  const { declaration, plugin, name, title } = resource
  const properties = Object.fromEntries(membersOf(resource).flatMap((member) => schemasOf(registry, member)))
  return {
    plugin: plugin ?? '',
    name,
    description: `${title}, as their declaration says. An asset is known again by ${identityWords(resource)}.`,
    schema: { type: 'object', properties, additionalProperties: false },
    records: async (item) => {
      const values = membersIn(item, properties)
      // Only asset types have such a door.
      return declaration.form === 'assettype' ? [{ declaration, values }] : []
    },
  }
}

type Member = ReturnType<typeof membersOf>[number]

const membersOf = (resource: Resource) =>
  resource.columns.filter(({ field, name }) => !field.readonly && name !== 'assettypeid')

function schemasOf(registry: Registry, { name, field, target, namemember }: Member): readonly [string, object][] {
  const { default: _default, ...own } = fieldSchema({ ...field, required: false })
  if (target === undefined || namemember === undefined) return [[name, own]]
  const label = inSentence(registry.get(target).label)
  return [
    [name, own],
    [namemember, { type: ['string', 'null'], description: `What people call the ${label}.` }],
  ]
}

/** `windowsname, serialnumber, assetnumber, and last by ipaddress` */
function identityWords(resource: Resource): string {
  const [surer, last] = ([true, 'last'] as const).map((identity) => identityColumns(resource, identity))
  const words = (columns: readonly Column[] = []): string => columns.map(({ name }) => name).join(', ')
  return words(surer) + (last?.length ? `, and last by ${words(last)}` : '')
}

function membersIn(item: unknown, known: Readonly<Record<string, unknown>>): JsonRow {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw invalidInput([{ path: '', message: 'must be a JSON object' }])
  const flaws = Object.keys(item)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name): Flaw => ({
      path: `/${name}`,
      message: `is not a member here; there are ${Object.keys(known).join(', ')}`,
    }))
  if (flaws.length > 0) throw invalidInput(flaws)
  return { ...item }
}

/** Runs a plugin's `records`, so that one that fails or hangs costs only this item. */
export type Ask = (job: () => ReturnType<Collector['records']>) => Promise<readonly CollectedRecord[]>

/** The door of a collector that a plugin declares. */
export function ownDoor(
  plugin: string,
  collector: Collector,
  { platform, ask }: { platform: Platform; ask: Ask },
): Door {
  const item: Fields = collector.item
  return {
    plugin,
    name: collector.name,
    description: collector.description ?? '',
    schema: fieldsSchema(item),
    records: async (given) => {
      const checked = parseInput(item, given, 'create')
      return await ask(() => collector.records(platform, checked))
    },
  }
}
