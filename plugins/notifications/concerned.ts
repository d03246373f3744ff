import { asset, defineMarkers, type Panels, type RowMark } from '@shopdb/contract'
import { noticeTable } from './board.ts'
import { namesAsset } from './concerns.ts'
import { type Notice, noticesAround, readNotices } from './notices.ts'
import { inPhase } from './phases.ts'
import { readGrounds } from './places.ts'
import type { settings } from './settings.ts'

const titles = [
  ['current', 'Notices'],
  ['upcoming', 'Notices to come'],
] as const

/** On the page of every asset: the notices that name it, by itself, by its place or by its unit. */
export const concernedPanel: Panels<typeof settings> = {
  isfirst: true,
  show: async (site, assetid) => {
    const [notices, now] = [await noticesAround(site, { assetid }), site.now()]
    return titles.map(([phase, title]) => {
      const mine = inPhase(notices, phase, now)
      return mine.length > 0 && noticeTable(title, mine, now)
    })
  },
}

/** The graver first. */
const marks = [
  ['incident', { tone: 'error', badge: '!' }],
  ['maintenance', { tone: 'warning', badge: 'M' }],
] as const

/** On the map: what is under maintenance now, and what an incident is about. */
export const concernedMarkers = defineMarkers(asset, {
  marks: async (platform, assets) => {
    const now = platform.now()
    const [notices, grounds] = await Promise.all([readNotices(platform, now, now), readGrounds(platform)])
    const current = inPhase(notices, 'current', now)
    return assets.map((one) => markOf(current.filter(({ concerns }) => namesAsset(concerns, one, grounds))))
  },
})

function markOf(notices: readonly Notice[]): RowMark {
  const found = marks.flatMap(([type, mark]) =>
    notices.filter(({ row }) => row.type === type).map(({ row }) => ({ ...mark, note: row.title })),
  )
  return found[0]
}
