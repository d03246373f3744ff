import type { ListLine, RowOf, Widget } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { cabled } from './port-counts.ts'
import { port } from './ports.ts'
import { fullFrom, type Here } from './settings.ts'
import { subnetPath, subnetWord, writeCount } from './subnet-words.ts'
import { type Utilisation, utilisationOf } from './utilisation.ts'

/** What the home page tells of the network: which subnets are nearly full, and how many ports have a cable. */
export async function networkDashboard(platform: Here): Promise<readonly Widget[]> {
  const enabled = { isenabled: true, medium: cabled } as const
  const subnets = await platform.listAll(subnet, { iscontainer: false })
  const full = fullLines(subnets, await utilisationOf(platform, subnets), await fullFrom(platform))
  const nearlyFull: Widget = { kind: 'list', title: 'Subnets nearly full', link: '/network/subnets', lines: full }
  const max = await platform.count(port, enabled)
  if (max === 0) return [nearlyFull]
  const value = await platform.count(port, { ...enabled, 'connectedassetid.isnull': false })
  return [
    nearlyFull,
    { kind: 'progress', title: 'Ports with a cable', value, max, unit: 'ports', link: '/network/ports' },
  ]
}

/** The ten fullest of those that are as full as `limit`. */
export function fullLines(
  subnets: readonly Pick<RowOf<typeof subnet>, 'subnetid' | 'cidr' | 'name'>[],
  uses: readonly Utilisation[],
  limit: number,
): readonly ListLine[] {
  const words = new Map(subnets.map((one) => [one.subnetid, subnetWord(one)]))
  return uses
    .flatMap((use) => (use.percent === null || use.percent < limit ? [] : [{ ...use, percent: use.percent }]))
    .toSorted((one, other) => other.percent - one.percent)
    .slice(0, 10)
    .map(({ subnetid, percent, free = 0n }) => ({
      label: words.get(subnetid) ?? '',
      detail: `${percent} %, ${writeCount(free)} free`,
      link: subnetPath(subnetid),
      tone: free === 0n ? 'error' : 'warning',
    }))
}
