import { asset, type MarkerNote, type Markers, type Panels, type Reader } from '@shopdb/contract'
import { boardFor, sectionOf } from './board.ts'
import { namesAsset, type Standing } from './concerns.ts'
import { type Board, readNotices } from './notices.ts'
import { inPhase } from './phases.ts'
import { readGrounds } from './places.ts'
import type { settings } from './settings.ts'

/** Where an asset stands and whose it is; throws `notfound`. */
export async function assetStanding(reader: Reader, assetid: number): Promise<Standing> {
  const { locationid, businessunitid } = await reader.get(asset, assetid)
  return { assetid, locationid, businessunitid }
}

/** On the page of every asset: the notices that name it, by itself, by its place or by its unit. */
export const concernedPanel: Panels<typeof settings> = {
  show: async (site, assetid) => {
    const [standing, days] = await Promise.all([assetStanding(site, assetid), site.settings.get('upcomingdays')])
    const all = await boardFor(site, {}, { ahead: days * 24, back: 0 })
    const notices = all.notices.filter(({ concerns }) => namesAsset(concerns, standing, all.grounds))
    const board: Board = { ...all, notices }
    const now = site.now()
    return (['current', 'upcoming'] as const)
      .filter((phase) => inPhase(notices, phase, now).length > 0)
      .map((phase) => sectionOf(board, phase, { title: phase === 'current' ? 'Notices' : 'Notices to come', now }))
  },
}

const marks = {
  maintenance: { tone: 'warning', badge: 'M', rank: 1 },
  incident: { tone: 'error', badge: '!', rank: 0 },
} as const

/** On the map: what is under maintenance now, and what an incident is about. */
export const concernedMarkers: Markers<typeof settings> = {
  notes: async (site, assetids) => {
    const now = site.now()
    const notices = inPhase(await readNotices(site, now, now), 'current', now)
    const grave = notices.filter(({ row, concerns }) => row.type in marks && concerns.length > 0)
    if (grave.length === 0) return []
    const [grounds, assets] = await Promise.all([readGrounds(site), site.listAll(asset, { assetid: assetids })])
    return assets.flatMap((one): readonly MarkerNote[] => {
      const mine = grave
        .filter(({ concerns }) => namesAsset(concerns, one, grounds))
        .map(({ row }) => ({ title: row.title, mark: markOf(row.type) }))
        .toSorted((first, second) => first.mark.rank - second.mark.rank)
      return mine[0]
        ? [{ assetid: one.assetid, tone: mine[0].mark.tone, badge: mine[0].mark.badge, note: mine[0].title }]
        : []
    })
  },
}

const markOf = (type: string): (typeof marks)[keyof typeof marks] =>
  type === 'incident' ? marks.incident : marks.maintenance
