import { parseInput, type PluginCall, type PluginRoute, reference, textFile } from '@shopdb/contract'
import { calendarText } from './calendar.ts'
import { type Asked, type Notice, noticesAround } from './notices.ts'
import { inPhase, type Phase } from './phases.ts'
import type { settings, Site } from './settings.ts'
import { concernText } from './words.ts'

type Call = PluginCall<typeof settings>
type Feed = PluginRoute<typeof settings>

const shared = { method: 'GET', permission: 'notifications.read' } as const

/** What others read: `/api/notifications/current?businessunitid=3`, and all of it as a calendar. */
export const feeds: readonly Feed[] = [
  feedOf('current', 'List the notices that hold now'),
  feedOf('upcoming', 'List the notices that are to come'),
  feedOf('ended', 'List the notices that have ended recently'),
  {
    ...shared,
    path: '/calendar',
    summary: 'Get the notices that hold and those that are to come as an iCalendar file',
    handle: async (call) => {
      const now = call.platform.now()
      const notices = await askedNotices(call)
      const shown = notices.filter(({ occurrence: { end } }) => end === null || end > now)
      const text = calendarText(shown, { now, link: await linkOf(call.platform) })
      return textFile({ filename: 'notices.ics', mediatype: 'text/calendar', text })
    },
  },
]

function feedOf(phase: Phase, summary: string): Feed {
  return {
    ...shared,
    path: `/${phase}`,
    summary,
    handle: async (call) => {
      const notices = inPhase(await askedNotices(call), phase, call.platform.now())
      return { data: notices.map(entryOf) }
    },
  }
}

/** A notice as a program reads it: its row, the time that is meant, and whom it concerns. */
function entryOf({ row, occurrence: { start, end }, concerns }: Notice): object {
  return { ...row, starttime: start, endtime: end, concerns, concernsnames: concernText(concerns) }
}

const fields = {
  businessunitid: reference({ to: 'businessunits' }),
  locationid: reference({ to: 'locations' }),
  assetid: reference({ to: 'assets' }),
}

async function askedNotices({ platform, query }: Call): Promise<readonly Notice[]> {
  const written = Object.entries(query).map(([name, text]) => [name, Number(text)])
  // These are the fields of what is asked, and nothing else passes.
  const asked = parseInput(fields, Object.fromEntries(written), 'update') as Asked
  return await noticesAround(platform, asked)
}

/** Where messages and calendars lead; the empty text where nobody has said what the site's address is. */
export async function linkOf(site: Site): Promise<(notificationid: number) => string> {
  const address = await site.settings.get('siteurl')
  return (notificationid) => (address === null ? '' : `${address.replace(/\/+$/u, '')}/notifications/${notificationid}`)
}
