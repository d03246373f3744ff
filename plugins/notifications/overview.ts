import { defineCount, type Health, type Widget } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { type Notice, noticesSoon } from './notices.ts'
import { pressing } from './phases.ts'
import type { Site } from './settings.ts'
import { concernText, shortMomentText, tones } from './words.ts'

const givenup = { state: 'givenup' } as const

/** Messages that nobody got. */
export const undelivered = defineCount(delivery, {
  title: 'Messages not delivered',
  where: givenup,
  tone: 'error',
  ishidden: true,
})

/** On the home page: what holds and what comes next. */
export async function dashboard(site: Site): Promise<readonly Widget[]> {
  const notices = pressing(await noticesSoon(site, {}), site.now())
  const lines = notices.slice(0, 8).map(({ row, occurrence, concerns }) => ({
    label: row.title,
    detail: `${concernText(concerns)}, ${whenText(occurrence, site.now())}`,
    link: `/notifications/${row.notificationid}`,
    tone: tones[row.severity],
  }))
  return [{ kind: 'list', title: 'Notices', link: '/pages/notifications/board', lines }]
}

function whenText({ start, end }: Notice['occurrence'], now: string): string {
  if (start > now) return `from ${shortMomentText(start, now)}`
  return end === null ? 'open' : `until ${shortMomentText(end, now)}`
}

/** Whether those who wait for a message can get one. */
export async function health(site: Site): Promise<Health> {
  const [waiting, lost, host, from] = await Promise.all([
    site.count(delivery, { state: 'waiting', 'attempts.gt': 0 }),
    site.count(delivery, givenup),
    site.settings.get('smtphost'),
    site.settings.get('mailfrom'),
  ])
  if (waiting + lost === 0) return { ok: true, detail: '' }
  const why = host === null || from === null ? ' No mail server or sender is set.' : ''
  const detail = `${waiting + lost} messages could not be delivered yet.${why}`
  return { ok: lost === 0 && why === '', detail }
}
