import { type ListLine, listPage, listWidget, type OrNone, type RowOf, type Widget } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import type { NetworkPlatform } from './settings.ts'
import { type Used, usesOf } from './utilisation.ts'
import { subnetWord } from './words.ts'

/** What the home page tells of the network: which subnets are nearly full. */
export async function networkDashboard(platform: NetworkPlatform): Promise<readonly OrNone<Widget>[]> {
  const uses = await usesOf(platform, await platform.listAll(subnet, { iscontainer: false }))
  const lines = fullLines(uses, await platform.settings.get('fullpercent'))
  return [listWidget('Subnets nearly full', lines, { link: listPage(subnet), most: 10 })]
}

type Told = Used<Pick<RowOf<typeof subnet>, 'cidr' | 'name'>>

/** The subnets that are as full as `limit`, the fullest first. */
export const fullLines = (uses: readonly Told[], limit: number): readonly ListLine[] =>
  uses
    .filter(({ percent }) => Number(percent) >= limit)
    .toSorted((one, other) => Number(other.percent) - Number(one.percent))
    .map(({ page, percent, free, ...one }) => {
      const detail = `${percent} %, ${free} free`
      return { label: subnetWord(one), detail, link: page, tone: free === 0 ? 'error' : 'warning' }
    })
