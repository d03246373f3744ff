import {
  type Action,
  integer,
  type Page,
  type PanelContent,
  type Platform,
  reference,
  type RowOf,
} from '@shopdb/contract'
import { subnet } from './addresses.ts'
import type { networksettings } from './settings.ts'
import { subnetSections, subnetTable } from './subnet-sections.ts'
import { utilisationOf } from './utilisation.ts'

type Subnet = RowOf<typeof subnet>

/** A subnet: how full it is, what is free, who has what. */
export const subnetPage: Page<typeof networksettings> = {
  name: 'subnet',
  title: 'Addresses of a subnet',
  icon: 'chart-network',
  query: {
    subnetid: reference({ label: 'Subnet', to: subnet }),
    count: integer({ label: 'Free addresses', min: 1, max: 100, default: 10 }),
  },
  show: async (platform, { subnetid, count }) => {
    if (typeof subnetid !== 'number') return await everySubnet(platform)
    return await subnetSections(platform, subnetid, typeof count === 'number' ? count : 10)
  },
}

/** Looks into a subnet from its own page. */
export const showAddresses: Action<typeof networksettings> = {
  of: subnet,
  name: 'addresses',
  label: 'Look inside',
  icon: 'list-tree',
  permission: 'subnets.read',
  run: async (platform, { id = 0 }) => {
    const { cidr, iscontainer } = await platform.get(subnet, id)
    const message = iscontainer ? `The subnets inside ${cidr}.` : `Who has which address of ${cidr}, and what is free.`
    const panels = await subnetSections(platform, id, 5)
    return { message, link: `/pages/network/subnet?subnetid=${id}`, panels }
  },
}

async function everySubnet(platform: Platform): Promise<readonly PanelContent[]> {
  const { data } = await platform.list(subnet, {}, { perpage: 200, total: false })
  return [...(await fullest(platform, data)), await subnetTable(platform, 'Subnets', data)]
}

const most = 12

/** The fullest subnets side by side. */
async function fullest(platform: Platform, subnets: readonly Subnet[]): Promise<readonly PanelContent[]> {
  const leaves = subnets.filter(({ iscontainer }) => !iscontainer)
  const names = new Map(leaves.map((one) => [one.subnetid, one.name ?? one.cidr]))
  const points = (await utilisationOf(platform, leaves))
    .flatMap(({ subnetid, percent }) => (percent === null ? [] : [{ x: names.get(subnetid) ?? '', y: percent }]))
    .toSorted((one, other) => other.y - one.y)
    .slice(0, most)
  if (points.length < 2) return []
  return [
    { kind: 'chart', title: 'The fullest', chart: { form: 'bar', unit: '%', series: [{ name: 'In use', points }] } },
  ]
}
