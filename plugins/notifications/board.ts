import { type Display, type DisplayCard, type JsonRow, type Page, type PanelContent, reference } from '@shopdb/contract'
import { isFor, type Wanted } from './concerns.ts'
import { readBoard, type Board, type Notice } from './notices.ts'
import { inPhase, type Phase } from './phases.ts'
import type { settings, Site } from './settings.ts'
import { concernText, momentText, shortened, tones, typenames } from './words.ts'

const hour = 3_600_000

/** What may be asked of the board: for whom. */
const query = {
  businessunitid: reference({ label: 'Business unit', to: 'businessunits' }),
  locationid: reference({ label: 'Location', to: 'locations' }),
}

/** How far a board looks ahead and back, in hours. */
interface Reach {
  readonly ahead: number
  readonly back: number
}

/** The board of now, for who asks. */
export async function boardFor(site: Site, wanted: Wanted, { ahead, back }: Reach): Promise<Board> {
  const at = (hours: number): string => new Date(Date.parse(site.now()) + hours * hour).toISOString()
  const board = await readBoard(site, at(-back), at(ahead))
  const mine = board.notices.filter(({ concerns }) => isFor(concerns, wanted, board.grounds, board.standings))
  return { ...board, notices: mine }
}

const wantedOf = ({ businessunitid, locationid }: JsonRow): Wanted => ({
  businessunitid: typeof businessunitid === 'number' ? businessunitid : undefined,
  locationid: typeof locationid === 'number' ? locationid : undefined,
})

/** The wall display: what holds now, and what begins soon. */
export const wall: Display<typeof settings> = {
  name: 'board',
  title: 'Shop floor notices',
  empty: 'Nothing to tell. Have a good shift.',
  query,
  show: async (site, asked) => {
    const board = await boardFor(site, wantedOf(asked), { ahead: await site.settings.get('displayhours'), back: 0 })
    const shown = (['current', 'upcoming'] as const).flatMap((phase) => inPhase(board.notices, phase, site.now()))
    return shown.slice(0, 60).map((notice) => cardOf(notice, board))
  },
}

function cardOf(notice: Notice, board: Board): DisplayCard {
  const { row, occurrence } = notice
  // That it concerns everybody needs no word on a wall.
  const whom = notice.concerns.length === 0 ? '' : concernText(notice, board)
  const note = [whom, row.ticketno ?? ''].filter(Boolean).join('. ')
  return {
    title: row.title,
    tone: tones[row.severity],
    badge: typenames[row.type],
    from: occurrence.start,
    ...(note === '' ? {} : { note }),
    ...(row.text === null ? {} : { text: shortened(row.text, 2000) }),
    ...(occurrence.end === null ? {} : { until: occurrence.end }),
  }
}

/** The same for people: with what is over, and what comes later. */
export const boardPage: Page<typeof settings> = {
  name: 'board',
  title: 'What is on',
  icon: 'calendar-clock',
  query,
  show: async (site, asked) => {
    const [days, back] = await Promise.all([site.settings.get('upcomingdays'), site.settings.get('endedhours')])
    const board = await boardFor(site, wantedOf(asked), { ahead: days * 24, back })
    return [
      sectionOf(board, 'current', { title: 'Now', now: site.now() }),
      sectionOf(board, 'upcoming', { title: `Within ${days} days`, now: site.now() }),
      sectionOf(board, 'ended', { title: `Ended in the last ${back} hours`, now: site.now() }),
    ]
  },
}

const columns = [
  { name: 'title', label: 'Notice' },
  { name: 'type', label: 'Type' },
  { name: 'from', label: 'From' },
  { name: 'until', label: 'Until' },
  { name: 'concerns', label: 'Concerns' },
  { name: 'ticketno', label: 'Ticket' },
]

/** A table of the notices of one phase. */
export function sectionOf(
  board: Board,
  phase: Phase,
  { title, now }: { readonly title: string; readonly now: string },
): PanelContent {
  const rows = inPhase(board.notices, phase, now).map((notice) => ({
    title: notice.row.title,
    type: typenames[notice.row.type],
    from: momentText(notice.occurrence.start),
    until: notice.occurrence.end === null ? 'open' : momentText(notice.occurrence.end),
    concerns: concernText(notice, board),
    ticketno: notice.row.ticketno,
    page: `/notifications/${notice.row.notificationid}`,
    tone: phase === 'ended' ? 'neutral' : tones[notice.row.severity],
  }))
  return { kind: 'table', title, table: { columns, rows: rows.slice(0, 200), link: 'page', tone: 'tone' } }
}
