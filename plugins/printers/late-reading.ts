import type { ChangesOf, RowOf, RuleReader, Work } from '@shopdb/contract'
import { amountOf } from './supply-level.ts'
import { type supply, supplyreading } from './supply.ts'

type SupplyRow = RowOf<typeof supply>

/** Whether a reading comes after a later one, as from a poller that was cut off. */
export function isLate(reader: RuleReader, before: SupplyRow, after: SupplyRow): boolean {
  if (isOlder(after.readon, before.readon, reader.today())) return true
  return (
    after.readon === before.readon && after.readat !== null && before.readat !== null && after.readat < before.readat
  )
}

/** Whether a day comes before another one that was; one that is yet to come was told by a clock that was wrong. */
const isOlder = (day: string | null, known: string | null, today: string): boolean =>
  day !== null && known !== null && day < known && known <= today

/** What is told with a reading: a later one knows it better. */
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
  'readat',
] as const

/** A late reading changes nothing of the supply. */
export const asTold = (before: SupplyRow): ChangesOf<typeof supply> =>
  Object.fromEntries(told.map((name) => [name, before[name]]))

/** A reading of an older day that was not taken is kept among the readings, once. */
export async function keepLate(work: Work, { readon }: SupplyRow, asked: SupplyRow): Promise<void> {
  const { supplyid, level, maxcapacity } = asked
  const { percent } = amountOf(asked)
  if (readon === null || asked.readon === null || asked.readon >= readon || percent === null) return
  const members = { supplyid, readon: asked.readon, percent, level }
  if (!(await work.find(supplyreading, members))) await work.create(supplyreading, { ...members, maxcapacity })
}
