import { type Fields, type Flaw, inSentence, invalidInput, type JsonRow, parseInput } from '@shopdb/contract'
import { aThing } from '../base/a-thing.ts'
import { columns } from '../resources/registry.ts'
import type { Column } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'

/** What somebody gave to an action. What it refers to must be there. */
export async function parseActionInput(resources: Resources, fields: Fields, body: unknown): Promise<JsonRow> {
  const input = parseInput(fields, body ?? {}, 'create')
  await refuseLost(resources, fields, input)
  return input
}

/** Throws `invalid` where something that is referred to is not there, or was removed. */
export async function refuseLost(resources: Resources, fields: Fields, input: JsonRow): Promise<void> {
  const pointing = columns(fields, 'base').filter(({ name, target }) => target !== undefined && isKey(input[name]))
  const flaws = await Promise.all(pointing.map((column) => lostFlaw(resources, column, input[column.name])))
  const first = flaws.flatMap((flaw) => flaw ?? [])
  if (first.length > 0) throw invalidInput(first)
}

const isKey = (value: unknown): boolean => typeof value === 'number'

async function lostFlaw({ registry, database }: Resources, column: Column, key: unknown): Promise<Flaw | undefined> {
  const target = registry.get(column.target ?? '')
  const found = await database.read
    .selectFrom(target.base)
    .select('isactive')
    .where(target.key, '=', key)
    .where('isactive', '=', 1)
    .executeTakeFirst()
  if (found) return undefined
  const message = `must be the key of ${aThing(inSentence(target.label))} that is there; there is none with key ${String(key)}`
  return { path: `/${column.name}`, message }
}
