import { type Health, type ListLine, listWidget, type OrNone, rowPage, type Widget } from '@shopdb/contract'
import { delivery } from './delivery.ts'
import { type Notice, noticesSoon } from './notices.ts'
import { notification } from './notification.ts'
import { pressing } from './phases.ts'
import type { Site } from './settings.ts'
import { concernText, tones } from './words.ts'

/** On the home page: what holds and what comes next. */
export async function dashboard(site: Site): Promise<readonly OrNone<Widget>[]> {
  const notices = pressing(await noticesSoon(site, {}), site.now())
  const lines = notices.map((one) => lineOf(one, site.now()))
  return [listWidget('Notices', lines, { link: '/pages/notifications/board' })]
}

const lineOf = ({ row, occurrence, concerns }: Notice, now: string): ListLine => ({
  label: row.title,
  detail: `${concernText(concerns)}, ${whenText(occurrence, now)}`,
  link: rowPage(notification, row.notificationid),
  tone: tones[row.severity],
})

function whenText({ start, end }: Notice['occurrence'], now: string): string {
  if (start > now) return `from ${start}`
  return end === null ? 'open' : `until ${end}`
}

/** Without a mail server nobody is told, long before a message is given up; what else becomes of messages is told with them. */
export async function health(site: Site): Promise<Health> {
  const { smtphost, mailfrom } = await site.settings.pick('smtphost', 'mailfrom')
  const isSet = smtphost !== null && mailfrom !== null
  return { ok: isSet || (await site.count(delivery, { state: 'waiting', 'attempts.gt': 0 })) === 0, detail: '' }
}
