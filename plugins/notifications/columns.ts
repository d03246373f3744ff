import type { Column } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { hoursFrom, type Notification, readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone } from './occurrences.ts'
import { phaseOf } from './phases.ts'
import { concernText, shortened, shortMomentText, tones } from './words.ts'

/** Whether a notice holds now, is to come, or is over. */
const standing: Column = {
  of: notification,
  name: 'standing',
  label: 'Standing',
  values: async (site, ids) => {
    const rows = await site.listAll(notification, { notificationid: ids, isactive: [true, false] })
    return rows.map((row) => ({ id: row.notificationid, ...standingOf(row, site.now()) }))
  },
}

// What comes again each month comes within two.
const twomonths = 62 * 24

function standingOf(row: Notification, now: string) {
  const until = row.recurrence === 'none' ? '9999' : hoursFrom(now, twomonths)
  const times = occurrencesIn(row, { from: now, until, timezone: siteZone() })
  const next = times.find(({ end }) => end === null || end > now)
  if (!next) return { value: 'Ended' }
  if (phaseOf(next, now) === 'current') return { value: 'Now', tone: tones[row.severity] }
  return { value: row.recurrence === 'none' ? 'To come' : `Next ${shortMomentText(next.start, now)}` }
}

/** Whom a notice concerns. */
const concerns: Column = {
  of: notification,
  name: 'concerns',
  label: 'Concerns',
  values: async (site, ids) => {
    const found = await readConcerns(site, ids)
    return ids.map((id) => ({ id, value: concernText(found.get(id) ?? []) }))
  },
}

/** Who has read a notice. */
const acknowledged: Column = {
  of: notification,
  name: 'acknowledged',
  label: 'Acknowledged by',
  values: async (site, ids) => {
    const rows = await site.listAll(acknowledgement, { notificationid: ids })
    return [...Map.groupBy(rows, ({ notificationid }) => notificationid)].map(([id, read]) => {
      return { id, value: shortened(read.map(({ readby }) => readby ?? '').join(', '), 200) }
    })
  },
}

export const columns: readonly Column[] = [standing, concerns, acknowledged]
