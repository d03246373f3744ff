import { type Action, integer, type Page, type PanelContent, type Platform, reference } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { findFree } from './free-addresses.ts'
import type { networksettings } from './settings.ts'
import { addressTable, factSection, freeSection, fullestChart, mostrows, subnetTable } from './subnet-sections.ts'
import { subnetPath } from './subnet-words.ts'
import { takenIn } from './taken.ts'
import { utilisationOf } from './utilisation.ts'

/** A subnet: how full it is, what is free, who has what. */
export const subnetPage: Page<typeof networksettings> = {
  name: 'subnet',
  title: 'Addresses of a subnet',
  icon: 'chart-network',
  query: {
    subnetid: reference({ label: 'Subnet', to: subnet }),
    count: integer({ label: 'Free addresses', min: 1, max: 100, default: 10 }),
  },
  show: async (platform, { subnetid, count }) =>
    typeof subnetid === 'number'
      ? await sectionsOf(platform, subnetid, typeof count === 'number' ? count : 10)
      : await everySubnet(platform),
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
    return { message, link: subnetPath(id), panels: await sectionsOf(platform, id, 5) }
  },
}

async function everySubnet(platform: Platform): Promise<readonly PanelContent[]> {
  const { data } = await platform.list(subnet, {}, { perpage: mostrows, total: false })
  const uses = await utilisationOf(platform, data)
  return [...fullestChart(data, uses), subnetTable('Subnets', data, uses)]
}

/** How full a subnet is, what is free, who has what; of a container, what is inside. */
async function sectionsOf(platform: Platform, subnetid: number, count: number): Promise<readonly PanelContent[]> {
  const one = await platform.get(subnet, subnetid)
  const { firstkey, lastkey } = { firstkey: String(one.firstkey), lastkey: String(one.lastkey) }
  const facts = factSection(one, await utilisationOf(platform, [one]))
  const space = { addressspaceid: Number(one.addressspaceid) }
  if (one.iscontainer) {
    const inside = { ...space, 'firstkey.gte': firstkey, 'lastkey.lte': lastkey, 'subnetid.ne': subnetid }
    const { data } = await platform.list(subnet, inside, { perpage: mostrows, total: false })
    return [facts, subnetTable('Subnets inside', data, await utilisationOf(platform, data))]
  }
  const free = await findFree(one, count, takenIn(platform, one))
  const range = { ...space, 'sortkey.gte': firstkey, 'sortkey.lte': lastkey }
  const { data, meta } = await platform.list(address, range, { sort: 'sortkey', perpage: mostrows })
  return [facts, freeSection(one, free), addressTable(data, meta.total ?? 0)]
}
