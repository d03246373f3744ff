import { addDays, type Column, daysBetween, type Markers, type Widget } from '@shopdb/contract'
import { computer } from './computer.ts'
import type { ComputersPlatform, settings } from './settings.ts'

type Settings = typeof settings

/** The last day on which a computer may have been seen to be stale today. */
async function staleDay(platform: ComputersPlatform): Promise<string> {
  return addDays(platform.today(), -(await platform.settings.get('staledays')) - 1)
}

/** How long no collector has told of a computer. */
export const unseen: Column<Settings> = {
  of: computer,
  name: 'unseen',
  label: 'Not seen for',
  unit: 'days',
  values: async (platform, ids) => {
    const [today, stale] = [platform.today(), await staleDay(platform)]
    const computers = await platform.listAll(computer, { assetid: ids })
    return computers.flatMap(({ assetid: id, lastseen }) => {
      if (lastseen === null) return []
      return [{ id, value: daysBetween(lastseen, today), tone: lastseen <= stale ? 'warning' : 'neutral' } as const]
    })
  },
}

/** Computers that are silent. */
export const silentmarks: Markers<Settings> = {
  of: computer,
  notes: async (platform, assetids) => {
    const today = platform.today()
    const silent = { assetid: assetids, 'lastseen.lte': await staleDay(platform) }
    return (await platform.listAll(computer, silent)).map(({ assetid, lastseen }) => {
      return {
        assetid,
        tone: 'warning',
        badge: '?',
        note: `Not seen for ${daysBetween(lastseen ?? today, today)} days`,
      }
    })
  },
}

/** How many are silent. */
export async function silentWidget(platform: ComputersPlatform): Promise<Widget> {
  const [day, days] = [await staleDay(platform), await platform.settings.get('staledays')]
  const value = await platform.count(computer, { 'lastseen.lte': day })
  return {
    kind: 'stat',
    title: `Computers not seen for ${days} days`,
    value,
    tone: value > 0 ? 'warning' : 'success',
    link: `/computers?lastseen.lte=${day}&sort=lastseen`,
  }
}
