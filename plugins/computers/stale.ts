import { addDays, type Column, daysBetween, type MarkerNote, type Markers, type RowOf } from '@shopdb/contract'
import { computer } from './computer.ts'
import { monitoredservice } from './service.ts'
import type { ComputersPlatform, settings } from './settings.ts'

type Settings = typeof settings

/** The last day on which a computer may have been seen to be stale today. */
export async function staleDay(platform: ComputersPlatform): Promise<string> {
  return addDays(platform.today(), -(await platform.settings.get('staledays')) - 1)
}

/** How long no collector has told of a computer. */
export const unseen: Column<Settings> = {
  of: computer,
  name: 'unseen',
  label: 'Not seen for',
  unit: 'days',
  values: async (platform, ids) => {
    const [stale, { data }] = await Promise.all([
      staleDay(platform),
      platform.list(computer, { assetid: ids, 'lastseen.isnull': false }, { perpage: 500, total: false }),
    ])
    return data.flatMap(({ assetid, lastseen }) => {
      if (lastseen === null) return []
      const value = daysBetween(lastseen, platform.today())
      return [{ id: assetid, value, ...(lastseen <= stale ? { tone: 'warning' as const } : {}) }]
    })
  },
}

/** A computer that is silent, and one on which a service is not as it should be. */
export const marks: Markers<Settings> = {
  of: computer,
  notes: async (platform, assetids) => {
    const silent = { assetid: assetids, 'lastseen.lte': await staleDay(platform) }
    const [stale, services] = await Promise.all([platform.listAll(computer, silent), wrongServices(platform, assetids)])
    const seen = new Map(stale.map((one) => [one.assetid, one.lastseen]))
    const down = new Map(services.map((one) => [one.computerid, one.servicename]))
    return assetids.flatMap((assetid): readonly MarkerNote[] => {
      const service = down.get(assetid)
      if (service !== undefined)
        return [{ assetid, tone: 'error', badge: '!', note: `${service} is not as it should be` }]
      const lastseen = seen.get(assetid)
      if (!lastseen) return []
      const note = `Not seen for ${daysBetween(lastseen, platform.today())} days`
      return [{ assetid, tone: 'warning', badge: '?', note }]
    })
  },
}

/** Services whose state is known and not the wanted one, on these computers or on all. */
export async function wrongServices(
  platform: ComputersPlatform,
  computerids?: readonly number[],
): Promise<readonly RowOf<typeof monitoredservice>[]> {
  const of = computerids ? { computerid: computerids } : {}
  const pairs = [
    { wantedstate: 'running', state: 'stopped' },
    { wantedstate: 'stopped', state: 'running' },
  ] as const
  const lists = await Promise.all(
    pairs.map((pair) => platform.list(monitoredservice, { ...of, ...pair }, { perpage: 100 })),
  )
  return lists.flatMap(({ data }) => data)
}
