import type { Reader, RowOf } from '@shopdb/contract'
import type { Concern, Standings } from './concerns.ts'
import { listAssets } from './listed-assets.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone, type Occurrence, type Span } from './occurrences.ts'
import { type Grounds, readGrounds } from './places.ts'
import { scope } from './scope.ts'

/** A notice as it is kept. */
export type Notification = RowOf<typeof notification>

/** A notice with whom it concerns, and one time that it holds. */
export interface Notice {
  readonly row: Notification
  readonly occurrence: Occurrence
  readonly concerns: readonly Concern[]
}

/** Notices of a span of time, and what is needed to say whom they concern. */
export interface Board {
  readonly notices: readonly Notice[]
  readonly grounds: Grounds
  /** Assets that are concerned themselves. */
  readonly standings: Standings
}

/** Every time that a notice holds within a span. */
export async function readNotices(reader: Reader, from: string, until: string): Promise<readonly Notice[]> {
  const span: Span = { from, until, timezone: siteZone() }
  const rows = await listAround(reader, span)
  const concerns = await readConcerns(
    reader,
    rows.map(({ notificationid }) => notificationid),
  )
  return rows.flatMap((row) =>
    occurrencesIn(row, span).map((occurrence) => ({
      row,
      occurrence,
      concerns: concerns.get(row.notificationid) ?? [],
    })),
  )
}

/** The same, with the places, units and assets that they name. */
export async function readBoard(reader: Reader, from: string, until: string): Promise<Board> {
  const [notices, grounds] = await Promise.all([readNotices(reader, from, until), readGrounds(reader)])
  const standings = await listAssets(
    reader,
    notices.flatMap(({ concerns }) => concerns),
  )
  return { notices, grounds, standings }
}

/** Those that come again may hold at any time; of the others the database knows. */
async function listAround(reader: Reader, { from, until }: Span): Promise<readonly Notification[]> {
  const begun = { recurrence: 'none', 'starttime.lte': until } as const
  const found = await Promise.all([
    reader.listAll(notification, { ...begun, 'endtime.isnull': true }),
    reader.listAll(notification, { ...begun, 'endtime.gte': from }),
    reader.listAll(notification, { 'recurrence.ne': 'none', 'starttime.lte': until }),
  ])
  return found.flat()
}

/** Whom notices concern, by their keys. */
export async function readConcerns(
  reader: Reader,
  notificationids: readonly number[],
): Promise<ReadonlyMap<number, readonly Concern[]>> {
  if (notificationids.length === 0) return new Map()
  const rows = await reader.listAll(scope, { notificationid: notificationids })
  return Map.groupBy(rows, ({ notificationid }) => notificationid)
}
