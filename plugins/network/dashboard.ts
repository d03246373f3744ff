import { defineCount, type ListLine, type RowOf, type Widget } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { cabled } from './port-counts.ts'
import { port } from './ports.ts'
import type { Here } from './settings.ts'
import { type Use, usesOf } from './utilisation.ts'
import { subnetPath, subnetWord, writeCount } from './words.ts'

const enabled = { isenabled: true, medium: cabled } as const

/** How many of the ports that may have a cable have one. */
export const cabledPorts = defineCount(port, {
  title: 'Ports with a cable',
  unit: 'ports',
  where: { ...enabled, 'connectedassetid.isnull': false },
  among: enabled,
})

/** What the home page tells of the network: which subnets are nearly full. */
export async function networkDashboard(platform: Here): Promise<readonly Widget[]> {
  const uses = await usesOf(platform, await platform.listAll(subnet, { iscontainer: false }))
  const lines = fullLines(uses, await platform.settings.get('fullpercent'))
  return [{ kind: 'list', title: 'Subnets nearly full', link: '/network/subnets', lines }]
}

type Told = Use<Pick<RowOf<typeof subnet>, 'subnetid' | 'cidr' | 'name'>>

/** The ten fullest of those that are as full as `limit`. */
export function fullLines(uses: readonly Told[], limit: number): readonly ListLine[] {
  return uses
    .filter(({ percent }) => Number(percent) >= limit)
    .toSorted((one, other) => Number(other.percent) - Number(one.percent))
    .slice(0, 10)
    .map(({ subnet: one, percent, free }) => ({
      label: subnetWord(one),
      detail: `${percent} %, ${writeCount(free)} free`,
      link: subnetPath(one),
      tone: free === 0n ? 'error' : 'warning',
    }))
}
