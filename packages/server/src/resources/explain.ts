import { conflict, invalidInput, ShopError, type Flaw } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { isFailure, type Failure } from '../database/failures.ts'
import type { Desk } from './engine.ts'
import type { Column, Resource } from './resource.ts'
import { storedParts } from './stored.ts'
import type { Values } from './values.ts'

/** Runs a write. The database has the last word; where it refuses, the caller is told which member was in the way. */
export async function explained<T>(desk: Desk, values: Values, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isFailure(error)) throw error
    throw await explanation(desk, values, error)
  }
}

async function explanation(desk: Desk, values: Values, failure: Failure): Promise<Error> {
  if (failure.kind === 'unique') return explainDuplicate(desk, values, failure)
  return failure.kind === 'reference' ? explainReference(desk, values) : failure
}

async function explainDuplicate({ work, resource }: Desk, values: Values, { place }: Failure): Promise<Error> {
  const { base, own } = storedParts(resource, values)
  const stored = { ...base, ...own }
  const column = resource.columns.find(
    (known) => known.field.unique && values[known.name] !== undefined && isAt(place, resource, known),
  )
  const found = column && (await holderOf(work, resource, column, stored[column.foldedname ?? column.name]))
  if (column && found) return duplicate(resource, column, found)
  const together = (resource.declaration.unique ?? []).map((names) =>
    names.map((name) => labelOf(resource, name)).join(' and '),
  )
  const words = together.join('; ') || 'what must be unique'
  return conflict(`There is already a ${resource.label.toLowerCase()} with the same ${words}.`, togetherFlaws(resource))
}

/** SQLite names the column, MariaDB the index. */
function isAt(place: Failure['place'], resource: Resource, column: Column): boolean {
  const table = column.part === 'own' ? resource.own : resource.base
  return place.columns?.join() === (column.foldedname ?? column.name) || place.index === `${table}${column.name}`
}

async function holderOf(work: Work, resource: Resource, column: Column, value: unknown): Promise<Values | undefined> {
  const table = column.part === 'own' ? (resource.own ?? resource.base) : resource.base
  return work.trx
    .selectFrom(table)
    .selectAll()
    .where(column.foldedname ?? column.name, '=', value)
    .executeTakeFirst()
}

function duplicate(resource: Resource, column: Column, found: Values): ShopError {
  const label = resource.label.toLowerCase()
  const removed = found['isactive'] === 0 ? `; that ${label} was removed and can be restored` : ''
  const message = `must be unique; ${label} ${String(found[resource.key] ?? '')} has it already${removed}`
  return conflict(`${column.field.label ?? column.name} ${message}.`, [{ path: `/${column.name}`, message }])
}

function togetherFlaws(resource: Resource): readonly Flaw[] {
  const [names] = resource.declaration.unique ?? []
  return (names ?? []).map((name) => ({
    path: `/${name}`,
    message: 'must be unique together with the others named here',
  }))
}

const labelOf = (resource: Resource, name: string): string =>
  (resource.readable.get(name)?.field.label ?? name).toLowerCase()

async function explainReference(desk: Desk, values: Values): Promise<Error> {
  const { resource } = desk
  const id = values[resource.key]
  if (id !== undefined) return explainUse(desk, Number(id))
  const flaws: Flaw[] = []
  for (const column of resource.columns.filter((known) => known.target !== undefined)) {
    const flaw = await missingFlaw(desk, column, values[column.name])
    if (flaw) flaws.push(flaw)
  }
  return invalidInput(flaws)
}

async function missingFlaw({ engine, work }: Desk, column: Column, value: unknown): Promise<Flaw | undefined> {
  if (value === null || value === undefined) return undefined
  const target = engine.registry.get(column.target ?? '')
  const found = await work.trx
    .selectFrom(target.name)
    .select(target.key)
    .where(target.key, '=', value)
    .executeTakeFirst()
  if (found) return undefined
  return {
    path: `/${column.name}`,
    message: `must be the key of a ${target.label.toLowerCase()} that exists; there is none with key ${String(value)}`,
  }
}

/** Names what still refers to a row that was to be purged. */
async function explainUse(desk: Desk, id: number): Promise<Error> {
  const { resource } = desk
  const uses = await usesOf(desk, [...new Set([resource.base, resource.name])], id)
  return new ShopError(
    'inuse',
    `The ${resource.label.toLowerCase()} is still referred to: ${uses.join(', ') || 'by other rows'}. Remove it instead, or change those first.`,
  )
}

/** How many rows of which resources refer to a row as one of these tables, in words. */
export async function usesOf(
  { engine, work }: Desk,
  tables: readonly string[],
  id: number,
): Promise<readonly string[]> {
  const uses: string[] = []
  for (const { resource: referrer, column } of tables.flatMap((table) => engine.registry.referrers(table))) {
    const table = column.part === 'own' ? (referrer.own ?? referrer.base) : referrer.base
    const counted = work.trx
      .selectFrom(table)
      .select((make) => make.fn.countAll().as('total'))
      .where(column.name, '=', id)
    const total = Number((await counted.executeTakeFirst())?.['total'] ?? 0)
    if (total > 0) uses.push(`${total} in ${referrer.title.toLowerCase()}`)
  }
  return uses
}
