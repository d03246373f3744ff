import { conflict, inSentence, type ShopError } from '@shopdb/contract'
import { fittingName } from '../database/column-sql.ts'
import type { Failure } from '../database/failures.ts'
import type { Desk } from './engine.ts'
import type { Column, Resource } from './resource.ts'
import { nameOf, storedRows } from './rows.ts'
import type { StoredRow } from './stored.ts'
import { storedState, type Values } from './values.ts'

/** Columns that no two rows may have the same values in; the last one is what people think of as the name. */
type Together = readonly Column[]

/** Which members must be unique, and which row has them already. */
export async function explainDuplicate(desk: Desk, values: Values, { place }: Failure): Promise<ShopError> {
  const { resource } = desk
  const columns = togethersOf(resource).find((one) => isAt(place, resource, one))
  const last = columns?.at(-1)
  if (!columns || !last) return conflict(`Another ${inSentence(resource.label)} has the same already.`)
  const others = columns.slice(0, -1).map((column) => inSentence(labelOf(column)))
  const alone = others.length === 0 ? 'must be unique' : `must be unique together with ${others.join(' and ')}`
  const message = `${alone}; ${await holderWords(desk, columns, values)}`
  return conflict(`${labelOf(last)} ${message}.`, [{ path: `/${last.name}`, message }])
}

/** Every set of columns that no two rows may have the same values in. */
export function togethersOf({ columns, declaration, readable }: Resource): readonly Together[] {
  const alone = columns.filter(({ field }) => field.unique).map((column) => [column])
  const together = (declaration.unique ?? []).map((names) => names.flatMap((name) => readable.get(name) ?? []))
  return [...alone, ...together]
}

/** SQLite names the columns, MariaDB the index. */
function isAt({ columns, index }: Failure['place'], resource: Resource, one: Together): boolean {
  const names = one.map(({ name }) => name).join('')
  return columns?.join() === one.map(storedName).join() || index === fittingName(`${tableOf(resource, one)}${names}`)
}

const storedName = ({ name, foldedname }: Column): string => foldedname ?? name

const tableOf = ({ base, own = base }: Resource, columns: Together): string =>
  columns.some(({ part }) => part === 'own') ? own : base

async function holderWords(desk: Desk, columns: Together, values: Values): Promise<string> {
  const holder = await findHolder(desk, columns, values)
  if (!holder) return 'another has the same already'
  const label = inSentence(await classLabel(desk, holder))
  const removed = holder['isactive'] === 0 ? `; that ${label} was removed and can be restored` : ''
  return `${label} ${nameOf(desk.resource, holder)} has ${columns.length === 1 ? 'it' : 'the same'} already${removed}`
}

async function findHolder({ work, resource }: Desk, columns: Together, values: Values): Promise<StoredRow | undefined> {
  const stored = storedState(resource, values)
  // A change that names only some of them does not tell which row it is.
  if (columns.some((column) => stored[storedName(column)] === undefined)) return undefined
  const { key, base } = resource
  const conditions = columns.map((column) => [storedName(column), stored[storedName(column)]] as const)
  const asked = work.trx.selectFrom(tableOf(resource, columns)).select(key)
  const found = await conditions
    .reduce((query, [name, value]) => query.where(name, '=', value), asked)
    .executeTakeFirst()
  if (!found) return undefined
  const whole = work.trx.selectFrom(base).selectAll().where(key, '=', found[key])
  // One of another class has no row of this one.
  return (await storedRows(work, resource, [Number(found[key])]))[0] ?? (await whole.executeTakeFirst())
}

/** A number is unique over all assets: what has it may be of another class than what is written. */
async function classLabel({ engine, work, resource }: Desk, { assettypeid }: StoredRow): Promise<string> {
  if (resource.base !== 'assets' || assettypeid === undefined) return resource.label
  const types = work.trx.selectFrom('assettypes').select(['name', 'tablename']).where('assettypeid', '=', assettypeid)
  const type = await types.executeTakeFirst()
  return engine.registry.find(String(type?.['tablename'] ?? ''))?.label ?? String(type?.['name'] ?? resource.label)
}

const labelOf = ({ name, field }: Column): string => field.label ?? name
