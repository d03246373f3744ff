import { defineAction, definePage, integer, type PanelContent, type Platform, reference } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { addressTable, factSection, freeSection, fullestChart, heldSections, subnetTable } from './subnet-sections.ts'
import { freeIn } from './taken.ts'
import { unrecordedIn } from './unrecorded.ts'
import { usesOf } from './utilisation.ts'
import { subnetPath } from './words.ts'

/** A subnet: how full it is, what is free, who has what; all of them, where none is chosen. */
export const subnetPage = definePage({
  name: 'subnet',
  title: 'Addresses of a subnet',
  icon: 'chart-network',
  query: {
    subnetid: reference({ label: 'Subnet', to: subnet }),
    count: integer({ label: 'Free addresses', min: 1, max: 100, default: 10 }),
  },
  show: async (platform, { subnetid, count }) => {
    if (subnetid !== undefined) return await sectionsOf(platform, subnetid, count)
    const uses = await usesOf(platform, await platform.listAll(subnet))
    return [...fullestChart(uses), subnetTable('Subnets', uses)]
  },
})

/** Looks into a subnet from its own page. */
export const showAddresses = defineAction({
  of: subnet,
  name: 'addresses',
  label: 'Look inside',
  icon: 'list-tree',
  permission: 'subnets.read',
  run: async (platform, { id = 0 }) => {
    const one = await platform.get(subnet, id)
    const who = `Who has which address of ${one.cidr}, and what is free.`
    const message = one.iscontainer ? `The subnets inside ${one.cidr}.` : who
    return { message, link: subnetPath(one), panels: await sectionsOf(platform, id, 5) }
  },
})

/** How full a subnet is, what is free, who has what; of a container, what is inside. */
async function sectionsOf(platform: Platform, subnetid: number, count: number): Promise<readonly PanelContent[]> {
  const one = await platform.get(subnet, subnetid)
  const addressspaceid = Number(one.addressspaceid)
  const [from, until] = [String(one.firstkey), String(one.lastkey)]
  const facts = (await usesOf(platform, [one])).map(factSection)
  if (one.iscontainer) {
    const inside = { addressspaceid, 'firstkey.gte': from, 'lastkey.lte': until, 'subnetid.ne': subnetid }
    return [...facts, subnetTable('Subnets inside', await usesOf(platform, await platform.listAll(subnet, inside)))]
  }
  const within = { addressspaceid, 'sortkey.gte': from, 'sortkey.lte': until }
  const free = await freeIn(platform, one, count)
  const addresses = await platform.list(address, within, { sort: 'sortkey', perpage: 200 })
  const unrecorded = heldSections(one, await unrecordedIn(platform, one))
  return [...facts, freeSection(one, free), ...unrecorded, addressTable(addresses)]
}
