import {
  defineDisplay,
  definePage,
  type DisplayCard,
  inWords,
  type PanelContent,
  rowsSection,
  shortened,
} from '@shopdb/contract'
import { type Notice, noticesAround, noticesSoon } from './notices.ts'
import { notification } from './notification.ts'
import { inPhase, phaseOf, pressing } from './phases.ts'
import { wanted } from './places.ts'
import type { Site } from './settings.ts'
import { concernText, tones, typeName } from './words.ts'

/** The wall display: what holds now, and what begins soon. */
export const wall = defineDisplay({
  name: 'board',
  title: 'Shop floor notices',
  empty: 'Nothing to tell. Have a good shift.',
  query: wanted,
  show: async (site: Site, asked) =>
    pressing(await noticesSoon(site, asked), site.now())
      .slice(0, 60)
      .map(cardOf),
})

function cardOf({ row, occurrence, concerns }: Notice): DisplayCard {
  // That it concerns everybody needs no word on a wall.
  const whom = concerns.length === 0 ? '' : concernText(concerns)
  return {
    title: row.title,
    text: shortened(row.text ?? '', 2000),
    tone: tones[row.severity],
    badge: typeName(row.type),
    from: occurrence.start,
    note: [whom, row.ticketno].filter(Boolean).join('. '),
    ...(occurrence.end === null ? {} : { until: occurrence.end }),
  }
}

/** The same for people: with what is over, and what comes later. */
export const boardPage = definePage({
  name: 'board',
  title: 'What is on',
  icon: 'calendar-clock',
  query: wanted,
  show: async (site: Site, asked) => {
    const notices = await noticesAround(site, asked)
    const { upcomingdays: days, endedhours: back } = await site.settings.pick('upcomingdays', 'endedhours')
    const now = site.now()
    return [
      noticeTable('Now', inPhase(notices, 'current', now), now),
      noticeTable(`Within ${inWords(days, 'day')}`, inPhase(notices, 'upcoming', now), now),
      noticeTable(`Ended in the last ${inWords(back, 'hour')}`, inPhase(notices, 'ended', now), now),
    ]
  },
})

const columns = [
  { title: 'Notice', type: 'Type', from: 'From', until: 'Until', concerns: 'Concerns' },
  'ticketno',
] as const

/** A table of notices, each leading to its page. */
export function noticeTable(title: string, notices: readonly Notice[], now: string): PanelContent {
  const rows = notices.map(({ row, occurrence, concerns }) => ({
    ...row,
    type: typeName(row.type),
    from: occurrence.start,
    until: occurrence.end ?? 'open',
    concerns: concernText(concerns),
    tone: phaseOf(occurrence, now) === 'ended' ? ('neutral' as const) : tones[row.severity],
  }))
  return rowsSection(title, notification, columns, rows)
}
