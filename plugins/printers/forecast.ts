/** One reading: the day as a number of days since 1970, and the percentage of that day. */
export interface LevelPoint {
  readonly day: number
  readonly percent: number
}

/** When a supply will be empty, or why nobody can say. `dailyuse` is in percent. */
export type Forecast =
  | { readonly kind: 'known'; readonly emptyday: number; readonly dailyuse: number }
  | { readonly kind: 'unknown'; readonly reason: 'fewreadings' | 'hardlyused' }

/** What is asked of a history before it is believed, how far it looks back, and how far ahead. */
export const demands = { readings: 4, days: 5, decline: 5, lookbacks: [60, 14], lookahead: 730 } as const

/** A rise by as many percent is a new cartridge, not a level that trembles. */
const refill = 10

/**
 * The day on which a supply is empty if it goes on as since it was last filled: over the last two months, or over the last
 * two weeks where that is sooner, because a printer that stood still for a month may be busy again.
 */
export function forecastOf(readings: readonly LevelPoint[]): Forecast {
  const points = sinceRefill(daily(readings))
  const lastday = points.at(-1)?.day ?? 0
  const forecasts = demands.lookbacks.map((days) => lineOf(points.filter(({ day }) => day >= lastday - days)))
  const known = forecasts.filter((one) => one.kind === 'known')
  const [soonest] = known.toSorted((one, other) => one.emptyday - other.emptyday)
  return soonest ?? forecasts[0] ?? { kind: 'unknown', reason: 'fewreadings' }
}

/**
 * The median of the slopes between all pairs of days (Theil and Sen), which single wrong readings and quiet weekends do not
 * bend. The line goes through the median of what the readings leave of it, not through the last one.
 */
function lineOf(points: readonly LevelPoint[]): Forecast {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < demands.readings || last.day - first.day < demands.days)
    return { kind: 'unknown', reason: 'fewreadings' }
  const dailyuse = -median(slopesOf(points))
  const rest = median(points.map(({ day, percent }) => percent + dailyuse * (day - last.day)))
  const days = Math.max(0, rest) / dailyuse
  if (dailyuse * (last.day - first.day) < demands.decline || days > demands.lookahead)
    return { kind: 'unknown', reason: 'hardlyused' }
  return { kind: 'known', emptyday: last.day + Math.round(days), dailyuse }
}

/** The last reading of each day, in order, without lone outliers. */
function daily(readings: readonly LevelPoint[]): readonly LevelPoint[] {
  const bydays = new Map(readings.map((point) => [point.day, point]))
  const points = [...bydays.values()].toSorted((one, other) => one.day - other.day)
  return points.map((point, at) => ({ day: point.day, percent: calmed(points, at) }))
}

/** The median of a reading and its neighbours; the first and the last stand for themselves. */
function calmed(points: readonly LevelPoint[], at: number): number {
  const around = points.slice(Math.max(0, at - 1), at + 2)
  const own = points[at]?.percent ?? 0
  return around.length < 3 ? own : median(around.map(({ percent }) => percent))
}

/** From the last refill on. */
function sinceRefill(points: readonly LevelPoint[]): readonly LevelPoint[] {
  const from = points.findLastIndex(({ percent }, at) => percent - (points[at - 1]?.percent ?? 100) >= refill)
  return points.slice(Math.max(0, from))
}

function slopesOf(points: readonly LevelPoint[]): readonly number[] {
  return points.flatMap((one, at) =>
    points.slice(at + 1).map((other) => (other.percent - one.percent) / (other.day - one.day)),
  )
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other)
  const middle = ordered.length / 2
  return ((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle) - 1] ?? 0)) / 2
}
