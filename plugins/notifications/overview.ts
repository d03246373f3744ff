import type { Health, Widget } from '@shopdb/contract'
import { boardFor } from './board.ts'
import { delivery } from './delivery.ts'
import { inPhase } from './phases.ts'
import type { Site } from './settings.ts'
import { concernText, shortMomentText, tones } from './words.ts'

/** On the home page: what holds and what comes next, and messages that nobody got. */
export async function dashboard(site: Site): Promise<readonly Widget[]> {
  const [hours, undelivered] = await Promise.all([
    site.settings.get('displayhours'),
    site.count(delivery, { state: 'givenup' }),
  ])
  const board = await boardFor(site, {}, { ahead: hours, back: 0 })
  const notices = (['current', 'upcoming'] as const).flatMap((phase) => inPhase(board.notices, phase, site.now()))
  const lines = notices.slice(0, 8).map((notice) => ({
    label: notice.row.title,
    detail: `${concernText(notice, board)}, ${whenText(notice.occurrence, site.now())}`,
    link: `/notifications/${notice.row.notificationid}`,
    tone: tones[notice.row.severity],
  }))
  return [
    { kind: 'list', title: 'Notices', link: '/pages/notifications/board', lines },
    ...(undelivered === 0 ? [] : [undeliveredWidget(undelivered)]),
  ]
}

function whenText({ start, end }: { readonly start: string; readonly end: string | null }, now: string): string {
  if (start > now) return `from ${shortMomentText(start, now)}`
  return end === null ? 'open' : `until ${shortMomentText(end, now)}`
}

const undeliveredWidget = (value: number): Widget => ({
  kind: 'stat',
  title: 'Messages not delivered',
  value,
  tone: 'error',
  link: '/notifications/notificationdeliveries?state=givenup',
})

/** Whether those who wait for a message can get one. */
export async function health(site: Site): Promise<Health> {
  const [waiting, undelivered, host, from] = await Promise.all([
    site.count(delivery, { state: 'waiting', 'attempts.gt': 0 }),
    site.count(delivery, { state: 'givenup' }),
    site.settings.get('smtphost'),
    site.settings.get('mailfrom'),
  ])
  const troubled = waiting + undelivered
  if (troubled === 0) return { ok: true, detail: '' }
  const why = host === null || from === null ? ' No mail server or sender is set.' : ''
  return { ok: undelivered === 0 && why === '', detail: `${troubled} messages could not be delivered yet.${why}` }
}
