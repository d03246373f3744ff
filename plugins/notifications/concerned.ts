import { asset, type Markers, type Panels } from '@shopdb/contract'
import { noticeTable } from './board.ts'
import { namesAsset } from './concerns.ts'
import { noticesAround, readNotices } from './notices.ts'
import { inPhase } from './phases.ts'
import { readGrounds } from './places.ts'
import type { settings } from './settings.ts'

const titles = [
  ['current', 'Notices'],
  ['upcoming', 'Notices to come'],
] as const

/** On the page of every asset: the notices that name it, by itself, by its place or by its unit. */
export const concernedPanel: Panels<typeof settings> = {
  show: async (site, assetid) => {
    const [notices, now] = [await noticesAround(site, { assetid }), site.now()]
    return titles.flatMap(([phase, title]) => {
      const mine = inPhase(notices, phase, now)
      return mine.length === 0 ? [] : [noticeTable(title, mine, now)]
    })
  },
}

/** The graver first. */
const marks = [
  ['incident', { tone: 'error', badge: '!' }],
  ['maintenance', { tone: 'warning', badge: 'M' }],
] as const

/** On the map: what is under maintenance now, and what an incident is about. */
export const concernedMarkers: Markers<typeof settings> = {
  notes: async (site, assetids) => {
    const now = site.now()
    const [notices, grounds, assets] = await Promise.all([
      readNotices(site, now, now),
      readGrounds(site),
      site.listAll(asset, { assetid: assetids }),
    ])
    const current = inPhase(notices, 'current', now)
    return assets.flatMap((one) => {
      const mine = current.filter(({ concerns }) => namesAsset(concerns, one, grounds))
      const notes = marks.flatMap(([type, mark]) =>
        mine
          .filter(({ row }) => row.type === type)
          .map(({ row }) => ({ ...mark, assetid: one.assetid, note: row.title })),
      )
      return notes.slice(0, 1)
    })
  },
}
