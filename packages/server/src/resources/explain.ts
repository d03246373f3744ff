import { type Flaw, inSentence, invalidInput, ShopError } from '@shopdb/contract'
import { aThing } from '../base/a-thing.ts'
import { isFailure, type Failure } from '../database/failures.ts'
import type { Desk } from './engine.ts'
import { explainDuplicate } from './explain-duplicate.ts'
import { type Column, isAppendOnly } from './resource.ts'
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
    message: `must be the key of ${aThing(inSentence(target.label))} that exists; there is none with key ${String(value)}`,
  }
}

/** Names what still refers to a row that was to be purged. */
async function explainUse(desk: Desk, id: number): Promise<Error> {
  const { resource } = desk
  const uses = await usesOf(desk, [...new Set([resource.base, resource.name])], id)
  const what = `The ${inSentence(resource.label)} is still referred to`
  // Running plugins have been asked, and who uninstalls one may keep its tables.
  if (uses.length === 0)
    return new ShopError(
      'inuse',
      `${what} by a plugin that does not run now. Install or wake that plugin and change those first, or drop its data.`,
    )
  const way = isAppendOnly(resource) ? 'Undo what made those first' : 'Remove it instead, or change those first'
  return new ShopError('inuse', `${what}: ${uses.join(', ')}. ${way}.`)
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
    if (total > 0) uses.push(`${total} in ${inSentence(referrer.title)}`)
  }
  return uses
}
