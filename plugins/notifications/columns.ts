import type { Column } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { nextOf, type Notification, readConcerns, readOf, timesAround } from './notices.ts'
import { notification } from './notification.ts'
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

function standingOf(row: Notification, now: string) {
  const next = nextOf(timesAround(row, now), now)
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

/** Who has read a notice, of one that comes again this time. */
const acknowledged: Column = {
  of: notification,
  name: 'acknowledged',
  label: 'Acknowledged by',
  values: async (site, ids) => {
    const [notices, all] = await Promise.all([
      site.listAll(notification, { notificationid: ids, isactive: [true, false] }),
      site.listAll(acknowledgement, { notificationid: ids }),
    ])
    const times = new Map(notices.map((row) => [row.notificationid, readOf(row, site.now())]))
    const rows = all.filter(({ notificationid, occurrence }) => times.get(notificationid) === occurrence)
    return [...Map.groupBy(rows, ({ notificationid }) => notificationid)].map(([id, read]) => {
      return { id, value: shortened(read.map(({ readby }) => readby ?? '').join(', '), 200) }
    })
  },
}

export const columns: readonly Column[] = [standing, concerns, acknowledged]
