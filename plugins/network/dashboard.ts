import type { Platform, Widget } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { portCounts } from './port-counts.ts'
import type { networksettings } from './settings.ts'
import { utilisationOf, writeCount } from './utilisation.ts'

/** What the home page tells of the network: which subnets are nearly full, and how many ports have a cable. */
export async function networkDashboard(platform: Platform<typeof networksettings>): Promise<readonly Widget[]> {
  const counts = await portCounts(platform, 'all')
  const ports = counts.reduce((sum, one) => sum + one.ports, 0)
  const free = counts.reduce((sum, one) => sum + one.free, 0)
  const widgets: readonly Widget[] = [await nearlyFull(platform)]
  if (ports === 0) return widgets
  return [
    ...widgets,
    {
      kind: 'progress',
      title: 'Ports with a cable',
      value: ports - free,
      max: ports,
      unit: 'ports',
      link: '/network/ports',
    },
  ]
}

async function nearlyFull(platform: Platform<typeof networksettings>): Promise<Widget> {
  const limit = (await platform.settings.get('fullpercent')) ?? 80
  const { data } = await platform.list(subnet, { iscontainer: false }, { perpage: 500, total: false })
  const names = new Map(data.map((one) => [one.subnetid, [one.cidr, one.name].filter(Boolean).join(' ')]))
  const full = (await utilisationOf(platform, data)).filter(({ percent }) => percent !== null && percent >= limit)
  return {
    kind: 'list',
    title: 'Subnets nearly full',
    link: '/network/subnets',
    lines: full
      .toSorted((one, other) => Number(other.percent) - Number(one.percent))
      .slice(0, 10)
      .map(({ subnetid, percent, free = 0n }) => ({
        label: names.get(subnetid) ?? '',
        detail: `${percent} %, ${writeCount(free)} free`,
        link: `/pages/network/subnet?subnetid=${subnetid}`,
        tone: free === 0n ? 'error' : 'warning',
      })),
  }
}
