import { type Flaw, inSentence, invalidInput, type JsonRow, parseValue } from '@shopdb/contract'
import type { Desk } from '../resources/engine.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { createRow } from '../resources/write.ts'
import { type NamedRows, writtenName } from './named-rows.ts'

type Values = Record<string, unknown>

/** Reference data that a collector may add to by naming what is not there yet, beside what fields say `grows` of. */
const growing = new Set(['vendors', 'models', 'operatingsystems'])

/**
 * Turns collected members into checked values; references come by key or by name. `known` are names that were looked up
 * before. Throws `invalid` with all that is wrong.
 */
export async function readMembers(desk: Desk, given: JsonRow, known?: NamedRows): Promise<Values> {
  const { resource } = desk
  const flaws: Flaw[] = []
  const values: Values = {}
  for (const [name, raw] of Object.entries(given)) {
    const column = resource.columns.find((one) => one.name === name)
    if (!column) continue
    const parsed = parseValue({ ...column.field, required: false }, raw)
    if ('flaw' in parsed) flaws.push({ path: `/${name}`, message: parsed.flaw })
    else if (parsed.value !== null || column.field.default === undefined) values[name] = parsed.value
  }
  for (const [name, raw] of Object.entries(given)) {
    const column = resource.columns.find((one) => one.namemember === name)
    if (column) await takeName(desk, values, { column, raw, flaws, known })
    else if (!resource.columns.some((one) => one.name === name))
      flaws.push({ path: `/${name}`, message: `is not a member of ${inSentence(resource.label)}` })
  }
  if (flaws.length > 0) throw invalidInput(flaws)
  return values
}

interface Named {
  readonly column: Column
  readonly raw: unknown
  readonly flaws: Flaw[]
  readonly known: NamedRows | undefined
}

/** A key that is given goes before a name. */
async function takeName(desk: Desk, values: Values, { column, raw, flaws, known }: Named): Promise<void> {
  if (typeof values[column.name] === 'number') return
  if (raw === null || raw === undefined || raw === '') return void (values[column.name] = null)
  const refuse = (message: string): void => void flaws.push({ path: `/${column.namemember ?? column.name}`, message })
  if (typeof raw !== 'string' || raw.length > 255) return refuse('must be text of at most 255 characters')
  const target = desk.engine.registry.get(column.target ?? '')
  const wanted = { name: raw, context: contextOf(target, values), mayGrow: mayGrow(column, target) }
  const id = await keyOf(desk, target, { ...wanted, keys: known?.get(target.name) })
  if (id === undefined) return refuse(`names no ${inSentence(target.label)} that exists: ${raw.trim()}`)
  values[column.name] = id
}

const mayGrow = ({ field }: Column, { name }: Resource): boolean => growing.has(name) || field.grows === true

/** Names that were looked up before are told by their keys; one that is not among them is nowhere. */
async function keyOf(
  desk: Desk,
  target: Resource,
  {
    keys,
    mayGrow: isAdded,
    ...wanted
  }: Wanted & { readonly mayGrow: boolean; readonly keys?: Map<string, number> | undefined },
): Promise<number | undefined> {
  const isLookedUp = keys !== undefined && Object.keys(wanted.context).length === 0
  const written = writtenName(target, wanted.name)
  const known = isLookedUp ? keys.get(written) : await findByName(desk, target, wanted)
  if (known !== undefined || !isAdded) return known
  const id = await addNamed(desk, target, wanted)
  keys?.set(written, id)
  return id
}

/** Two vendors may have a model of one name: the vendor that the same item names tells them apart. */
function contextOf(target: Resource, values: Values): Values {
  const vendorid = values['vendorid']
  return typeof vendorid === 'number' && target.readable.has('vendorid') ? { vendorid } : {}
}

interface Wanted {
  readonly name: string
  readonly context: Values
}

async function findByName({ work }: Desk, target: Resource, { name, context }: Wanted): Promise<number | undefined> {
  const folded = target.readable.get(target.display)?.foldedname
  let rows = work.trx
    .selectFrom(target.base)
    .select(target.key)
    .where(folded ?? target.display, '=', writtenName(target, name))
  for (const [member, value] of Object.entries(context)) rows = rows.where(member, '=', value)
  const row = await rows.orderBy('isactive', 'desc').orderBy(target.key).limit(1).executeTakeFirst()
  return row && Number(row[target.key])
}

async function addNamed({ engine, work }: Desk, target: Resource, { name, context }: Wanted): Promise<number> {
  return await createRow({ engine, work, resource: target }, { ...context, [target.display]: name.trim() })
}
