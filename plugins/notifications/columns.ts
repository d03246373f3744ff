import type { Column, ColumnValue } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { listAssets } from './listed-assets.ts'
import { readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import { occurrencesIn, siteZone } from './occurrences.ts'
import { phaseOf } from './phases.ts'
import { readGrounds } from './places.ts'
import type { settings } from './settings.ts'
import { concernText, shortened, shortMomentText, tones } from './words.ts'

type Own = Column<typeof settings>

/** Whether a notice holds now, is to come, or is over. */
const standing: Own = {
  of: notification,
  name: 'standing',
  label: 'Standing',
  values: async (site, ids) => {
    const now = site.now()
    const rows = await site.listAll(notification, { notificationid: ids, isactive: [true, false] })
    return rows.map((row): ColumnValue => {
      const id = row.notificationid
      // What comes again each month comes within two.
      const until = new Date(Date.parse(now) + 62 * 86_400_000).toISOString()
      const span = { from: now, until: row.recurrence === 'none' ? '9999' : until, timezone: siteZone() }
      const next = occurrencesIn(row, span).find(({ end }) => end === null || end > now)
      if (!next) return { id, value: 'Ended' }
      if (phaseOf(next, now) === 'current') return { id, value: 'Now', tone: tones[row.severity] }
      return { id, value: row.recurrence === 'none' ? 'To come' : `Next ${shortMomentText(next.start, now)}` }
    })
  },
}

/** Whom a notice concerns. */
const concerns: Own = {
  of: notification,
  name: 'concerns',
  label: 'Concerns',
  values: async (site, ids) => {
    const [found, grounds] = await Promise.all([readConcerns(site, ids), readGrounds(site)])
    const standings = await listAssets(site, [...found.values()].flat())
    return ids.map((id) => ({
      id,
      value: concernText({ concerns: found.get(id) ?? [] }, { grounds, standings }),
    }))
  },
}

/** Who has read a notice. */
const acknowledged: Own = {
  of: notification,
  name: 'acknowledged',
  label: 'Acknowledged by',
  values: async (site, ids) => {
    const rows = await site.listAll(acknowledgement, { notificationid: ids })
    return [...Map.groupBy(rows, ({ notificationid }) => notificationid)].map(([id, read]) => ({
      id,
      value: shortened(read.map(({ readby }) => readby ?? '').join(', '), 200),
    }))
  },
}

export const columns: readonly Own[] = [standing, concerns, acknowledged]
