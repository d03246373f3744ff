import type { ChangesOf, Reader, RowOf, RuleReader, Work } from '@shopdb/contract'
import { isOverdue } from './days.ts'
import { amountOf } from './supply-level.ts'
import { type supply, supplyreading } from './supply.ts'

type SupplyRow = RowOf<typeof supply>
type SupplyChanges = ChangesOf<typeof supply>

/** Whether a reading comes after one of a later day, as from a poller that was cut off. */
export const isLate = (reader: RuleReader, before: SupplyRow, after: SupplyRow): boolean =>
  isOverdue(after.readon, before.readon, reader.today())

/** What is told with a reading: a later day knows it better. */
const told = [
  'name',
  'type',
  'class',
  'partnumber',
  'description',
  'serialnumber',
  'unit',
  'dialect',
  'level',
  'maxcapacity',
  'readon',
] as const

/** A late reading changes nothing of the supply; it is set aside until the row is written, and then kept among the readings. */
export async function setAside(reader: Reader, before: SupplyRow, after: SupplyRow): Promise<SupplyChanges> {
  const asis: SupplyChanges = Object.fromEntries(told.map((name) => [name, before[name]]))
  const { supplyid, readon: lateon, level: latelevel, maxcapacity: latecapacity } = after
  const { percent } = amountOf(after)
  if (lateon === null || latelevel === null || percent === null) return asis
  const known = await reader.find(supplyreading, { supplyid, readon: lateon, percent, level: latelevel })
  return known ? asis : { ...asis, lateon, latelevel, latecapacity }
}

const late = ['lateon', 'latelevel', 'latecapacity'] as const

/** Keeps the reading that was set aside. */
export async function keepLate(work: Work, before: SupplyRow, after: SupplyRow): Promise<void> {
  const { supplyid, lateon: readon, latelevel: level, latecapacity: maxcapacity } = after
  if (readon === null || late.every((name) => before[name] === after[name])) return
  const { percent } = amountOf({ level, maxcapacity, dialect: after.dialect })
  if (percent !== null) await work.create(supplyreading, { supplyid, readon, percent, level, maxcapacity })
}
