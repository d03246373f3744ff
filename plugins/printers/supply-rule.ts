import { addDays, type ChangesOf, type RowOf, type RuleReader, writeRule, type Writing } from '@shopdb/contract'
import { dayNumber, dayText, isOverdue } from './days.ts'
import { forecastOf, type LevelPoint } from './forecast.ts'
import { isLate, keepLate, setAside } from './late-reading.ts'
import { printer } from './printer.ts'
import { nextAlert } from './supply-alert.ts'
import { amountOf } from './supply-level.ts'
import { supply, supplyreading } from './supply.ts'

type SupplyRow = RowOf<typeof supply>
type SupplyChanges = ChangesOf<typeof supply>

/** How far back readings are asked for: what a forecast looks at, with room for the refill before it. */
const lookback = 70

/** Whatever writes a level: the percentage, the alert and the day on which it is empty follow, and the reading is kept. */
export const supplyrule = writeRule(supply, {
  before: async (reader, writing) => {
    const { before, after } = writing
    if (before && isSameReading(before, after)) return undefined
    if (before && isLate(reader, before, after)) return await setAside(reader, before, after)
    if (before && isNoNews(before, after)) return { level: before.level, maxcapacity: before.maxcapacity }
    return await followed(reader, writing)
  },
  after: async (work, { before, after }) => {
    const { supplyid, readon, percent, level, maxcapacity } = after
    if (before) await keepLate(work, before, after)
    if (readon === null || percent === null || (before && isSameReading(before, after))) return
    await work.create(supplyreading, { supplyid, readon, percent, level, maxcapacity })
  },
})

/** A page printed since this morning is no news of a page count, and an older day knows nothing better. A printer that is removed takes its supplies with it. */
export const printerrule = writeRule(printer, {
  before: (reader, { before, after }) => {
    if (before === undefined) return undefined
    if (isOverdue(after.lastseen, before.lastseen, reader.today()))
      return Object.fromEntries(overtaken.map((name) => [name, before[name]]))
    const isAgain = before.pagecount !== null && before.lastseen === after.lastseen
    return isAgain ? { pagecount: before.pagecount } : undefined
  },
  after: async (work, { before, after }) => {
    if (before === undefined || before.isactive === after.isactive) return
    const supplies = await work.listAll(supply, { printerid: after.assetid, isactive: before.isactive })
    // What had gone before comes back too, until the next reading that is whole.
    for (const { supplyid } of supplies)
      await (after.isactive ? work.restore(supply, supplyid) : work.remove(supply, supplyid))
  },
})

const overtaken = ['lastseen', 'pagecount', 'ipaddress', 'fqdn'] as const

const read = ['level', 'maxcapacity', 'dialect', 'readon'] as const

const isSameReading = (one: SupplyRow, other: SupplyRow): boolean => read.every((name) => one[name] === other[name])

/** The same whole percent, on the same day: a printer that counts impressions has another level after each page. */
function isNoNews(before: SupplyRow, after: SupplyRow): boolean {
  const [was, is] = [amountOf(before), amountOf(after)]
  return before.readon === after.readon && was.state === is.state && was.percent === is.percent
}

async function followed(reader: RuleReader, { before, after }: Writing<typeof supply>): Promise<SupplyChanges> {
  const amount = amountOf(after)
  const [low, critical] = [await reader.settings.get('lowpercent'), await reader.settings.get('criticalpercent')]
  const thresholds = { lowpercent: Number(low), criticalpercent: Number(critical) }
  const alert = nextAlert(before?.alert ?? 'unknown', amount, thresholds)
  const { percent } = amount
  if (percent === null || after.readon === null) return { percent, alert, emptyon: null }
  const now = { day: dayNumber(after.readon), percent }
  const earlier = before ? await readingsOf(reader, before.supplyid, after.readon) : []
  return { percent, alert, emptyon: percent === 0 ? after.readon : emptyDay([...earlier, now]) }
}

function emptyDay(points: readonly LevelPoint[]): string | null {
  const forecast = forecastOf(points)
  return forecast.kind === 'known' ? dayText(forecast.emptyday) : null
}

/** The latest readings, in the order in which they were made. */
async function readingsOf(reader: RuleReader, supplyid: number, readon: string): Promise<readonly LevelPoint[]> {
  const { data } = await reader.list(
    supplyreading,
    { supplyid, 'readon.gte': addDays(readon, -lookback), 'readon.lte': readon },
    { sort: '-readon,-supplyreadingid', perpage: 300, total: false },
  )
  return data.toReversed().map((row) => ({ day: dayNumber(row.readon), percent: row.percent }))
}
