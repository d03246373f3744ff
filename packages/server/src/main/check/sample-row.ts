import { dayOf, type Field, type FieldKind, type Fields } from '@shopdb/contract'
import { columns, type Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Visitor } from './visitor.ts'

type Values = Readonly<Record<string, unknown>>

/** Where sample rows are made, and how many values there were so far. */
export interface Sampling {
  readonly admin: Visitor
  readonly registry: Registry
  readonly counter: { count: number }
}

/** A row that fits a declaration, as an author would type it in; rows that it has to point to are made first. */
export async function sampleRow(sampling: Sampling, resource: Resource): Promise<Values> {
  const values: Record<string, unknown> = {}
  for (const { name, field, target } of resource.columns) {
    if (field.readonly || name === 'assettypeid' || (field.default !== undefined && !field.unique)) continue
    // A spot needs a floor plan, and where things stand is no affair of a plugin.
    if ((target !== undefined && !field.required) || name === 'mapx' || name === 'mapy') continue
    values[name] = target === undefined ? sampleValue(sampling, field) : await sampleKey(sampling, target)
  }
  if (resource.declaration.form === 'subtype')
    values[resource.key] = await sampleKey(sampling, resource.declaration.of.table)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** What the fields of a form that is no row's cannot be without. */
export async function sampleFields(sampling: Sampling, fields: Fields): Promise<Values> {
  const values: Record<string, unknown> = {}
  for (const { name, field, target } of columns(fields, 'base').filter((column) => column.field.required))
    values[name] = target === undefined ? sampleValue(sampling, field) : await sampleKey(sampling, target)
  return values
}

/** All that a form may have. Of several that point to rows of one table each has another row, as far as there are some. */
export async function sampleAll(sampling: Sampling, fields: Fields): Promise<Values> {
  const values: Record<string, unknown> = {}
  const asked: string[] = []
  for (const { name, field, target } of columns(fields, 'base')) {
    values[name] = target === undefined ? sampleValue(sampling, field) : await anotherKey(sampling, target, asked)
    if (target !== undefined) asked.push(target)
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

async function anotherKey(sampling: Sampling, table: string, asked: readonly string[]): Promise<unknown> {
  await sampleKey(sampling, table)
  const { path, key } = sampling.registry.get(table)
  const { data = [] } = await sampling.admin.get('GET', `${path}?perpage=50&total=false`)
  // A list answers rows.
  const keys = (data as readonly Values[]).map((row) => row[key])
  return keys[asked.filter((one) => one === table).length] ?? (await madeKey(sampling, table).catch(() => keys[0]))
}

/** The key of a row of a table; one is made where there is none. */
export async function sampleKey(sampling: Sampling, table: string): Promise<unknown> {
  const { admin, registry } = sampling
  const resource = registry.get(table)
  const known = await admin.get('GET', `${resource.path}?perpage=1&total=false`)
  // A list answers rows.
  const [first] = (known['data'] ?? []) as readonly Values[]
  if (first) return first[resource.key]
  return await madeKey(sampling, table)
}

async function madeKey(sampling: Sampling, table: string): Promise<unknown> {
  const { admin, registry } = sampling
  // An asset is made as one of a class.
  const type = table === 'assets' ? registry.all.find(({ own }) => own !== undefined) : undefined
  const resource = type ?? registry.get(table)
  const made =
    table === 'files'
      ? await admin.upload('sample.csv', 'number,name\n1,Sample\n')
      : await admin.get('POST', resource.path, await sampleRow(sampling, resource))
  return made[resource.key]
}

/** Another value each time, as far as the kind allows. */
export function sampleValue({ counter }: Pick<Sampling, 'counter'>, field: Field): unknown {
  counter.count += 1
  if (field.choices) return field.choices[0]
  // A text that fits a pattern cannot be guessed; the field says one by its default.
  if (field.pattern !== undefined) return field.default
  return samples[field.kind](counter.count, field)
}

type Sample = (count: number, field: Field) => unknown

const number: Sample = (at, { min = 0, max }) => Math.min(min + at, max ?? Number.MAX_SAFE_INTEGER)

const samples: Readonly<Record<FieldKind, Sample>> = {
  text: (at, { max = 255 }) => `S${at}-${'x'.repeat(20)}`.slice(0, Math.max(max, 1)),
  markdown: (at) => `Sample **${at}**`,
  integer: number,
  decimal: number,
  boolean: () => true,
  // Today: what was done lies not after it, and what is due not before.
  date: () => dayOf(new Date().toISOString()),
  datetime: () => new Date().toISOString(),
  choice: () => undefined,
  email: (at) => `sample${at}@example.com`,
  url: (at) => `https://example.com/${at}`,
  ipaddress: (at) => `10.9.${(at >> 8) % 256}.${at % 256}`,
  cidr: (at) => `10.${at % 256}.0.0/16`,
  macaddress: (at) => `02:00:00:00:${hex(at >> 8)}:${hex(at)}`,
  json: (at) => ({ sample: at }),
  secret: (at) => `secret ${at}`,
  reference: () => undefined,
  file: () => undefined,
}

const hex = (value: number): string => (value % 256).toString(16).padStart(2, '0')
