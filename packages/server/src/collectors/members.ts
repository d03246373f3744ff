import { type Flaw, invalidInput, type JsonRow, parseValue } from '@shopdb/contract'
import { foldText } from '../base/fold.ts'
import type { Desk } from '../resources/engine.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { createRow } from '../resources/write.ts'

type Values = Record<string, unknown>

/** Reference data that a collector may add to by naming what is not there yet, beside what fields say `grows` of. */
const growing = new Set(['vendors', 'models', 'operatingsystems'])

/** Turns collected members into checked values; references come by key or by name. Throws `invalid` with all that is wrong. */
export async function readMembers(desk: Desk, given: JsonRow): Promise<Values> {
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
    if (column) await takeName(desk, values, { column, raw, flaws })
    else if (!resource.columns.some((one) => one.name === name))
      flaws.push({ path: `/${name}`, message: `is not a member of ${resource.label.toLowerCase()}` })
  }
  if (flaws.length > 0) throw invalidInput(flaws)
  return values
}

interface Named {
  readonly column: Column
  readonly raw: unknown
  readonly flaws: Flaw[]
}

/** A key that is given goes before a name. */
async function takeName(desk: Desk, values: Values, { column, raw, flaws }: Named): Promise<void> {
  if (typeof values[column.name] === 'number') return
  if (raw === null || raw === undefined || raw === '') return void (values[column.name] = null)
  const refuse = (message: string): void => void flaws.push({ path: `/${column.namemember ?? column.name}`, message })
  if (typeof raw !== 'string' || raw.length > 255) return refuse('must be text of at most 255 characters')
  const target = desk.engine.registry.get(column.target ?? '')
  const context = contextOf(target, values)
  const mayGrow = growing.has(target.name) || column.field.grows === true
  const id =
    (await findByName(desk, target, { name: raw, context })) ??
    (mayGrow ? await addNamed(desk, target, { name: raw, context }) : undefined)
  if (id === undefined) return refuse(`names no ${target.label.toLowerCase()} that exists: ${raw.trim()}`)
  values[column.name] = id
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
    .where(folded ?? target.display, '=', folded ? foldText(name) : name.trim())
  for (const [member, value] of Object.entries(context)) rows = rows.where(member, '=', value)
  const row = await rows.orderBy('isactive', 'desc').orderBy(target.key).limit(1).executeTakeFirst()
  return row && Number(row[target.key])
}

async function addNamed({ engine, work }: Desk, target: Resource, { name, context }: Wanted): Promise<number> {
  return await createRow({ engine, work, resource: target }, { ...context, [target.display]: name.trim() })
}
