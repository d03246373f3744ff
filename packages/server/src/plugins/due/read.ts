import { asset, assetstatus, type JsonRow, type Platform } from '@shopdb/contract'
import { nameOf } from '../../resources/rows.ts'
import type { DueShape, SettledDate } from './shape.ts'

/** A date of a row that comes, or has passed. */
export interface Due {
  readonly row: JsonRow
  readonly day: string
  /** What is due or ends, in a word; the empty text where the list has but one date. */
  readonly label: string
  /** The asset that it is about, or that has it. */
  readonly asset: JsonRow | undefined
}

/** Which dates are asked for. */
export interface Asked {
  /** The last day. */
  readonly until: string
  /** More conditions on the row. */
  readonly where?: JsonRow
  /** Of assets below this place alone. */
  readonly locationid?: number | undefined
}

/** Rows of each date that are looked at: the earliest, where the date is the row's own. */
const most = 500

/** What is due until a day, the earliest first. Assets that are not in use, by their status, are left out. */
export async function readDue(platform: Platform, shape: DueShape, asked: Asked): Promise<readonly Due[]> {
  const found = (await Promise.all(shape.dates.map((date) => rowsWith(platform, shape, { date, asked })))).flat()
  const dues = shape.assetmember === undefined ? found : await ofAssetsInUse(platform, shape, { found, asked })
  return dues.toSorted((one, other) => one.day.localeCompare(other.day) || orderOf(shape, one, other))
}

const orderOf = ({ resource }: DueShape, one: Due, other: Due): number =>
  nameOf(resource, one.row).localeCompare(nameOf(resource, other.row), 'en', { numeric: true })

interface Question {
  readonly date: SettledDate
  readonly asked: Asked
}

async function rowsWith(
  platform: Platform,
  { list: { of, where = {} }, resource }: DueShape,
  { date: { field, label = '', through, from }, asked }: Question,
): Promise<readonly Due[]> {
  const conditions = { ...where, ...asked.where }
  const dueOf = (row: JsonRow, day: unknown): Due => ({ row, day: String(day), label, asset: undefined })
  if (through === undefined || from === undefined) {
    const filter = { ...conditions, [`${field}.lte`]: asked.until }
    const { data } = await platform.list(of, filter, { sort: `${field},${resource.key}`, perpage: most, total: false })
    return rowsOf(data).map((row) => dueOf(row, row[field]))
  }
  const targets = rowsOf(await platform.listAll(from.declaration, { [`${field}.lte`]: asked.until }))
  const days = new Map(targets.map((row) => [row[from.key], row[field]]))
  const keys = [...days.keys()].slice(0, most)
  const { data } = await platform.list(of, { ...conditions, [through]: keys }, { perpage: most, total: false })
  return rowsOf(data).map((row) => dueOf(row, days.get(row[through])))
}

/** The rows of a declaration that only the site knows; what they hold was checked by the engine. */
const rowsOf = (rows: readonly object[]): readonly JsonRow[] => rows.map((row) => ({ ...row }))

async function ofAssetsInUse(
  platform: Platform,
  { assetmember = '' }: DueShape,
  { found, asked: { locationid } }: { readonly found: readonly Due[]; readonly asked: Asked },
): Promise<readonly Due[]> {
  const assetid = [...new Set(found.map(({ row }) => Number(row[assetmember])))]
  const place = locationid === undefined ? {} : { 'locationid.under': locationid }
  const resting = await platform.listAll(assetstatus, { isoperational: false, isactive: [true, false] })
  const idle = new Set(resting.map(({ assetstatusid }) => assetstatusid))
  const assets = await platform.listAll(asset, { assetid, ...place })
  const used = assets.filter((one) => !idle.has(one.assetstatusid ?? 0))
  const known = new Map(used.map((one): [number, JsonRow] => [one.assetid, { ...one }]))
  return found.flatMap((due) => {
    const its = known.get(Number(due.row[assetmember]))
    return its ? [{ ...due, asset: its }] : []
  })
}
