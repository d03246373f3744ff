import type { Health, Widget } from '@shopdb/contract'
import { boardFor } from './board.ts'
import { delivery } from './delivery.ts'
import { inPhase } from './phases.ts'
import type { Site } from './settings.ts'
import { subscription } from './subscription.ts'
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

/** Whether those who wait for a mail can get one. */
export async function health(site: Site): Promise<Health> {
  const [mails, host, from, undelivered] = await Promise.all([
    site.count(subscription, { channel: 'email' }),
    site.settings.get('smtphost'),
    site.settings.get('mailfrom'),
    site.count(delivery, { state: 'givenup' }),
  ])
  if (mails > 0 && (host === null || from === null))
    return { ok: false, detail: `${mails} subscriptions are by e-mail, and no mail server or sender is set.` }
  return { ok: true, detail: undelivered === 0 ? '' : `${undelivered} messages were given up.` }
}
