import { addDays, type ChangesOf, type RowOf, type RuleReader, writeRule, type Writing } from '@shopdb/contract'
import { dayNumber, dayText } from './days.ts'
import { forecastOf, type LevelPoint } from './forecast.ts'
import { asTold, isLate, keepLate } from './late-reading.ts'
import { nextAlert, type Thresholds } from './supply-alert.ts'
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
    if (before && isLate(reader, before, after)) return asTold(before)
    if (before && isNoNews(before, after)) return lastOf(before)
    const readat = after.readat === before?.readat ? reader.now() : after.readat
    return { readat: after.readon && (readat ?? reader.now()), ...(await whatFollows(reader, writing)) }
  },
  after: async (work, { before, after }) => {
    const { supplyid, readon, percent, level, maxcapacity } = after
    if (readon === null || percent === null || (before && isSameReading(before, after))) return
    await work.create(supplyreading, { supplyid, readon, percent, level, maxcapacity })
  },
  overruled: (work, { before, asked }) => keepLate(work, before, asked),
})

const read = ['level', 'maxcapacity', 'dialect', 'readon'] as const

const isSameReading = (one: SupplyRow, other: SupplyRow): boolean => read.every((name) => one[name] === other[name])

/** What stays of a reading that was no news. */
const lastOf = ({ level, maxcapacity, readat }: SupplyRow): SupplyChanges => ({ level, maxcapacity, readat })

/** The same whole percent, on the same day: a printer that counts impressions has another level after each page. */
function isNoNews(before: SupplyRow, after: SupplyRow): boolean {
  const [was, is] = [amountOf(before), amountOf(after)]
  return before.readon === after.readon && was.state === is.state && was.percent === is.percent
}

async function whatFollows(reader: RuleReader, { before, after }: Writing<typeof supply>): Promise<SupplyChanges> {
  const amount = amountOf(after)
  const alert = nextAlert(before?.alert ?? 'unknown', amount, await thresholdsOf(reader))
  const { percent } = amount
  if (percent === null || after.readon === null) return { percent, alert, emptyon: null }
  const now = { day: dayNumber(after.readon), percent }
  const earlier = before ? await readingsOf(reader, before.supplyid, after.readon) : []
  return { percent, alert, emptyon: percent === 0 ? after.readon : emptyDay([...earlier, now]) }
}

async function thresholdsOf({ settings }: RuleReader): Promise<Thresholds> {
  const [low, critical] = [await settings.get('lowpercent'), await settings.get('criticalpercent')]
  return { lowpercent: Number(low), criticalpercent: Number(critical) }
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
