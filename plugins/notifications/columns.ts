import { defineColumns, type RowOf, shortened } from '@shopdb/contract'
import { acknowledgement } from './acknowledgement.ts'
import { readConcerns } from './notices.ts'
import { notification } from './notification.ts'
import { phaseOf } from './phases.ts'
import { nextOf, type Notification, readOf, timesAround } from './times.ts'
import { concernText, tones } from './words.ts'

/** Whether a notice holds now, is to come, or is over. */
const standing = defineColumns(notification, {
  columns: { standing: 'Standing' },
  cells: (platform, notices) => {
    const now = platform.now()
    return notices.map((row) => ({ standing: standingOf(row, now) }))
  },
})

function standingOf(row: Notification, now: string) {
  const next = nextOf(timesAround(row, now), now)
  if (!next) return { value: 'Ended' }
  if (phaseOf(next, now) === 'current') return { value: 'Now', tone: tones[row.severity] }
  return { value: row.recurrence === 'none' ? 'To come' : `Next ${next.start}` }
}

/** Whom a notice concerns. */
const concerns = defineColumns(notification, {
  columns: { concerns: 'Concerns' },
  cells: async (platform, notices) => {
    const ids = notices.map(({ notificationid }) => notificationid)
    const found = await readConcerns(platform, ids)
    return ids.map((id) => ({ concerns: concernText(found.get(id) ?? []) }))
  },
})

/** Who has read a notice, of one that comes again this time. */
const acknowledged = defineColumns(notification, {
  columns: { acknowledged: 'Acknowledged by' },
  cells: async (platform, notices) => {
    const ids = notices.map((row) => row.notificationid)
    const all = await platform.listAll(acknowledgement, { notificationid: ids })
    const read = Map.groupBy(all, ({ notificationid }) => notificationid)
    return notices.map((row) => readers(read.get(row.notificationid) ?? [], readOf(row, platform.now())))
  },
})

function readers(all: readonly RowOf<typeof acknowledgement>[], time: string) {
  const names = all.filter(({ occurrence }) => occurrence === time).map(({ readby }) => readby ?? '')
  return names.length === 0 ? undefined : { acknowledged: shortened(names.join(', '), 200) }
}

export const columns = [...standing, ...concerns, ...acknowledged]
