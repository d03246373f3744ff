import { type Flaw, invalidInput, type PluginCall, type PluginRoute, textFile } from '@shopdb/contract'
import { boardFor } from './board.ts'
import { calendarText } from './calendar.ts'
import { assetStanding } from './concerned.ts'
import { namesAsset, type Wanted } from './concerns.ts'
import type { Board, Notice } from './notices.ts'
import { inPhase, type Phase } from './phases.ts'
import type { settings, Site } from './settings.ts'
import { concernText } from './words.ts'

type Call = PluginCall<typeof settings>
type Feed = PluginRoute<typeof settings>

const phases: readonly Phase[] = ['current', 'upcoming', 'ended']
const summaries: Readonly<Record<Phase, string>> = {
  current: 'List the notices that hold now',
  upcoming: 'List the notices that are to come',
  ended: 'List the notices that have ended recently',
}

/** What others read: `/api/notifications/current?businessunitid=3`, and all of it as a calendar. */
export const feeds: readonly Feed[] = [
  ...phases.map((phase): Feed => ({
    method: 'GET',
    path: `/${phase}`,
    permission: 'notifications.read',
    summary: summaries[phase],
    handle: async (call) => {
      const board = await askedBoard(call)
      return { data: inPhase(board.notices, phase, call.platform.now()).map((notice) => entryOf(notice, board)) }
    },
  })),
  {
    method: 'GET',
    path: '/calendar',
    permission: 'notifications.read',
    summary: 'Get the notices that hold and those that are to come as an iCalendar file',
    handle: async (call) => {
      const { notices } = await askedBoard(call)
      const now = call.platform.now()
      const shown = notices.filter(({ occurrence: { end } }) => end === null || end > now)
      const text = calendarText(shown, { now, link: await linkOf(call.platform) })
      return textFile({ filename: 'notices.ics', mediatype: 'text/calendar', text })
    },
  },
]

/** A notice as a program reads it: its row, the time that is meant, and whom it concerns. */
function entryOf(notice: Notice, board: Board): object {
  const { row, occurrence, concerns } = notice
  return {
    ...row,
    starttime: occurrence.start,
    endtime: occurrence.end,
    concerns,
    concernsnames: concernText(notice, board),
  }
}

async function askedBoard({ platform, query }: Call): Promise<Board> {
  const { assetid, ...wanted } = parseWanted(query)
  const [days, back] = await Promise.all([platform.settings.get('upcomingdays'), platform.settings.get('endedhours')])
  const board = await boardFor(platform, wanted, { ahead: days * 24, back })
  if (assetid === undefined) return board
  const standing = await assetStanding(platform, assetid)
  return { ...board, notices: board.notices.filter(({ concerns }) => namesAsset(concerns, standing, board.grounds)) }
}

/** Where messages and calendars lead; the empty text where nobody has said what the site's address is. */
export async function linkOf(site: Site): Promise<(notificationid: number) => string> {
  const address = await site.settings.get('siteurl')
  return (notificationid) => (address === null ? '' : `${address.replace(/\/+$/u, '')}/notifications/${notificationid}`)
}

const known = ['businessunitid', 'locationid', 'assetid'] as const

function parseWanted(query: Call['query']): Wanted & { readonly assetid?: number | undefined } {
  const names: readonly string[] = known
  const flaws: Flaw[] = Object.entries(query).flatMap(([name, value]) => {
    if (!names.includes(name))
      return { path: `/${name}`, message: `is not a parameter here; there are ${known.join(', ')}` }
    return /^[1-9]\d{0,14}$/u.test(String(value)) ? [] : { path: `/${name}`, message: 'must be the key of a row' }
  })
  if (flaws.length > 0) throw invalidInput(flaws)
  const read = (name: (typeof known)[number]) => (query[name] === undefined ? undefined : Number(query[name]))
  return { businessunitid: read('businessunitid'), locationid: read('locationid'), assetid: read('assetid') }
}
