import { asset, type Reader } from '@shopdb/contract'
import { type Concern, isFor, namesAsset, type Wanted } from './concerns.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone, type Occurrence, type Span } from './occurrences.ts'
import { readGrounds } from './places.ts'
import { scope } from './scope.ts'
import type { Site } from './settings.ts'
import { hoursFrom, type Notification } from './times.ts'

/** A notice with whom it concerns, and one time that it holds. */
export interface Notice {
  readonly row: Notification
  readonly occurrence: Occurrence
  readonly concerns: readonly Concern[]
}

/** For whom, or for which asset, notices are asked. */
export interface Asked extends Wanted {
  readonly assetid?: number | null
}

/** What holds now, and what begins so soon that a wall shows it. */
export async function noticesSoon(site: Site, asked: Asked): Promise<readonly Notice[]> {
  return await noticesFor(site, asked, { ahead: await site.settings.get('displayhours'), back: 0 })
}

/** The same further ahead, and what has ended lately. */
export async function noticesAround(site: Site, asked: Asked): Promise<readonly Notice[]> {
  const { upcomingdays: days, endedhours: back } = await site.settings.pick('upcomingdays', 'endedhours')
  return await noticesFor(site, asked, { ahead: days * 24, back })
}

interface Reach {
  readonly ahead: number
  readonly back: number
}

async function noticesFor(site: Site, { assetid = null, ...wanted }: Asked, { ahead, back }: Reach) {
  const [notices, grounds, standing] = await Promise.all([
    readNotices(site, hoursFrom(site.now(), -back), hoursFrom(site.now(), ahead)),
    readGrounds(site),
    assetid === null ? undefined : site.get(asset, assetid),
  ])
  return notices.filter(
    ({ concerns }) => isFor(concerns, wanted, grounds) && (!standing || namesAsset(concerns, standing, grounds)),
  )
}

/** Every time that a notice holds within a span. */
export async function readNotices(reader: Reader, from: string, until: string): Promise<readonly Notice[]> {
  const span: Span = { from, until, timezone: siteZone() }
  const rows = await listAround(reader, span)
  const ids = rows.map(({ notificationid }) => notificationid)
  const known = await readConcerns(reader, ids)
  return rows.flatMap((row) => {
    const concerns = known.get(row.notificationid) ?? []
    return occurrencesIn(row, span).map((occurrence) => ({ row, occurrence, concerns }))
  })
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
  notificationid: readonly number[],
): Promise<ReadonlyMap<number, readonly Concern[]>> {
  const rows = await reader.listAll(scope, { notificationid })
  const assetid = new Set(rows.flatMap(({ concernedassetid }) => concernedassetid ?? []))
  const assets = await reader.listAll(asset, { assetid: [...assetid] })
  const concerns = rows.map((row) => {
    const { businessunitid = row.businessunitid, locationid = row.locationid } =
      assets.find((one) => one.assetid === row.concernedassetid) ?? {}
    return { ...row, unitid: businessunitid, placeid: locationid }
  })
  return Map.groupBy(concerns, (one) => one.notificationid)
}
