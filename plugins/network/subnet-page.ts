import {
  type AddressHolder,
  asset,
  barSection,
  defineAction,
  definePage,
  integer,
  ipRange,
  type LinesSection,
  type NamedRow,
  type OrNone,
  type PanelContent,
  type Platform,
  reference,
  rowPage,
  rowSection,
  rowsSection,
  tableSection,
} from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { freeIn } from './free-addresses.ts'
import { holderWord } from './held.ts'
import { addressesIn, subnetsIn, type Used, usesOf } from './utilisation.ts'
import { subnetPath } from './words.ts'

type Subnet = NamedRow<typeof subnet>

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
    return [fullestChart(uses), rowsSection('Subnets', subnet, usecolumns, uses)]
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

const usecolumns = ['cidr', 'name', { percent: { label: 'In use', unit: '%' } }, { free: 'Free' }] as const
const factlines = ['cidr', 'name', 'vlanid', 'gateway', 'dhcpfrom', 'dhcpto'] as const
const leaflines = { recorded: 'Addresses recorded', percent: { label: 'In use', unit: '%' }, free: 'Free' } as const
const containerlines = { recorded: 'Subnets inside', percent: { label: 'Given to subnets', unit: '%' } } as const
const addresscolumns = ['ipaddress', 'hostname', 'holderid', 'mode', 'description'] as const

/** How full a subnet is, what is free, who has what; of a container, what is inside. */
async function sectionsOf(platform: Platform, subnetid: number, count: number) {
  const [one] = await usesOf(platform, [await platform.get(subnet, subnetid)])
  if (!one) return []
  const lines = [...factlines, one.iscontainer ? containerlines : leaflines]
  const facts = withRow(subnetid, rowSection('Subnet', subnet, lines, one))
  return [facts, ...(one.iscontainer ? await insideOf(platform, one) : await addressesOf(platform, one, count))]
}

async function insideOf(platform: Platform, one: Subnet): Promise<readonly PanelContent[]> {
  const inside = await usesOf(platform, await platform.listAll(subnet, subnetsIn(one)))
  return [rowsSection('Subnets inside', subnet, usecolumns, inside)]
}

async function addressesOf(platform: Platform, one: Used<Subnet>, count: number) {
  const free = await freeIn(platform, one, count)
  const addresses = await platform.list(address, addressesIn(one, ipRange(one.cidr)), { perpage: 200 })
  return [
    freeSection(one.cidr, free),
    heldSection(one.unrecorded),
    rowsSection('Addresses', address, addresscolumns, addresses),
  ]
}

/** Its first line is what it is called, and leads to where it is changed and addresses are reserved. */
const withRow = (subnetid: number, section: LinesSection | undefined): OrNone<PanelContent> =>
  section && {
    ...section,
    lines: section.lines.map((line, at) => (at === 0 ? { ...line, link: rowPage(subnet, subnetid) } : line)),
  }

const heldcolumns = { ipaddress: 'Address', holder: 'Had by' }

/** What something tells as its own address and nobody wrote down. */
function heldSection(held: readonly AddressHolder[]): OrNone<PanelContent> {
  const rows = held.map((one) => ({ ipaddress: one.value, holder: holderWord(one), page: rowPage(asset, one.assetid) }))
  return rows.length > 0 && tableSection('In use and not recorded', heldcolumns, rows)
}

const freecolumns = { ipaddress: 'Address' }

/** The next addresses that may be given away. */
function freeSection(cidr: string, free: readonly string[]): PanelContent {
  const rows = free.map((ipaddress) => ({ ipaddress }))
  if (rows.length > 0) return tableSection('Next free addresses', freecolumns, rows)
  return { kind: 'markdown', title: 'Free', text: `${cidr} has no free address outside of its DHCP range.` }
}

type Told = Used<Pick<Subnet, 'cidr' | 'name' | 'iscontainer'>>

/** The fullest subnets side by side; containers are not compared with what is inside them. */
export function fullestChart(uses: readonly Told[]): OrNone<PanelContent> {
  const leaves = uses.filter(({ iscontainer }) => !iscontainer)
  const bars = leaves.map(({ cidr, name, percent }) => ({ x: name ?? cidr, y: percent }))
  return barSection('The fullest', leaflines.percent, bars)
}
