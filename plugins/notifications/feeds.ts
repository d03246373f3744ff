import { defineRoute, type PluginRoute, reference, textFile } from '@shopdb/contract'
import { calendarText } from './calendar.ts'
import { type Asked, type Notice, noticesAround } from './notices.ts'
import { inPhase, type Phase } from './phases.ts'
import { wanted } from './places.ts'
import type { settings, Site } from './settings.ts'
import { concernText } from './words.ts'

const shared = {
  method: 'GET',
  permission: 'notifications.read',
  query: { ...wanted, assetid: reference({ label: 'Asset', to: 'assets' }) },
} as const

/** What others read: `/api/notifications/current?businessunitid=3`, and all of it as a calendar. */
export const feeds: readonly PluginRoute<typeof settings>[] = [
  defineRoute({
    ...shared,
    path: '/current',
    summary: 'List the notices that hold now',
    handle: ({ platform, query }) => entriesIn(platform, 'current', query),
  }),
  defineRoute({
    ...shared,
    path: '/upcoming',
    summary: 'List the notices that are to come',
    handle: ({ platform, query }) => entriesIn(platform, 'upcoming', query),
  }),
  defineRoute({
    ...shared,
    path: '/ended',
    summary: 'List the notices that have ended recently',
    handle: ({ platform, query }) => entriesIn(platform, 'ended', query),
  }),
  defineRoute({
    ...shared,
    path: '/calendar',
    summary: 'Get the notices that hold and those that are to come as an iCalendar file',
    handle: async ({ platform, query }) => {
      const now = platform.now()
      const notices = await noticesAround(platform, query)
      const shown = notices.filter(({ occurrence: { end } }) => end === null || end > now)
      const text = calendarText(shown, { now, link: await linkOf(platform) })
      return textFile({ filename: 'notices.ics', mediatype: 'text/calendar', text })
    },
  }),
]

async function entriesIn(site: Site, phase: Phase, asked: Asked): Promise<{ readonly data: readonly object[] }> {
  return { data: inPhase(await noticesAround(site, asked), phase, site.now()).map(entryOf) }
}

/** A notice as a program reads it: its row, the time that is meant, and whom it concerns. */
function entryOf({ row, occurrence: { start, end }, concerns }: Notice): object {
  return { ...row, starttime: start, endtime: end, concerns, concernsnames: concernText(concerns) }
}

/** Where messages and calendars lead; the empty text where nobody has said what the site's address is. */
export async function linkOf(site: Site): Promise<(notificationid: number) => string> {
  const address = await site.settings.get('siteurl')
  return (notificationid) => (address === null ? '' : `${address.replace(/\/+$/u, '')}/notifications/${notificationid}`)
}
