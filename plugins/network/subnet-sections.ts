import type { ListLine, PanelContent, Platform, RowOf } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { findFree } from './free-addresses.ts'
import { takenIn } from './taken.ts'
import { type Utilisation, utilisationOf, writeCount } from './utilisation.ts'

type Subnet = RowOf<typeof subnet>
const shown = 200

/** How full a subnet is, what is free, who has what; of a container, what is inside. */
export async function subnetSections(
  platform: Platform,
  subnetid: number,
  count: number,
): Promise<readonly PanelContent[]> {
  const one = await platform.get(subnet, subnetid)
  const [use] = await utilisationOf(platform, [one])
  if (!use) return []
  if (one.iscontainer) return [facts(one, use), await insideTable(platform, one)]
  const free = await findFree(one, count, takenIn(platform, one))
  return [facts(one, use), freeTable(one, free), await addressTable(platform, one)]
}

function facts(one: Subnet, { recorded, percent, free }: Utilisation): PanelContent {
  const lines: readonly (ListLine | false)[] = [
    {
      label: 'Subnet',
      detail: [one.cidr, one.name].filter(Boolean).join(' '),
      link: `/network/subnets/${one.subnetid}`,
    },
    { label: one.iscontainer ? 'Subnets inside' : 'Addresses recorded', detail: String(recorded) },
    percent !== null && { label: one.iscontainer ? 'Given to subnets' : 'In use', detail: `${percent} %` },
    free !== undefined && { label: 'Free', detail: writeCount(free).toLocaleString('en') },
    one.gateway !== null && { label: 'Gateway', detail: one.gateway },
    one.dhcpfrom !== null && { label: 'DHCP range', detail: `${one.dhcpfrom} to ${one.dhcpto}` },
  ]
  return { kind: 'keyvalue', title: 'Subnet', lines: lines.filter((line) => line !== false) }
}

function freeTable({ cidr }: Subnet, free: readonly string[]): PanelContent {
  if (free.length === 0)
    return { kind: 'markdown', title: 'Free', text: `${cidr} has no free address outside of its DHCP range.` }
  const table = { columns: [{ name: 'ipaddress', label: 'Address' }], rows: free.map((ipaddress) => ({ ipaddress })) }
  return { kind: 'table', title: 'Next free addresses', table }
}

async function addressTable(platform: Platform, one: Subnet): Promise<PanelContent> {
  const range = { 'sortkey.gte': String(one.firstkey), 'sortkey.lte': String(one.lastkey) }
  const filter = { addressspaceid: Number(one.addressspaceid), ...range }
  const { data, meta } = await platform.list(address, filter, { sort: 'sortkey', perpage: shown })
  const holders = new Map(data.map((row) => [row.addressid, nameIn(row, 'holdername')]))
  const rows = data.map(({ addressid, ipaddress, hostname, mode, description }) => ({
    ipaddress,
    hostname,
    holder: holders.get(addressid) ?? null,
    mode,
    description,
    page: `/network/addresses/${addressid}`,
  }))
  const columns = [
    { name: 'ipaddress', label: 'Address' },
    { name: 'hostname', label: 'Host name' },
    { name: 'holder', label: 'Used by' },
    { name: 'mode', label: 'Given' },
    { name: 'description', label: 'Description' },
  ]
  const title = (meta.total ?? 0) > shown ? `The first ${shown} of ${meta.total} addresses` : 'Addresses'
  return { kind: 'table', title, table: { columns, rows, link: 'page' } }
}

/** The name of what a reference points to; it comes with every row that is read. */
function nameIn(row: object, member: string): string | null {
  const name: unknown = new Map<string, unknown>(Object.entries(row)).get(member)
  return typeof name === 'string' ? name : null
}

async function insideTable(platform: Platform, one: Subnet): Promise<PanelContent> {
  const range = { 'firstkey.gte': String(one.firstkey), 'lastkey.lte': String(one.lastkey), 'cidr.ne': one.cidr }
  const filter = { addressspaceid: Number(one.addressspaceid), ...range }
  const { data } = await platform.list(subnet, filter, { sort: 'firstkey,-lastkey', perpage: shown, total: false })
  return await subnetTable(platform, 'Subnets inside', data)
}

/** Subnets with how full they are; each leads to its addresses. */
export async function subnetTable(
  platform: Platform,
  title: string,
  subnets: readonly Subnet[],
): Promise<PanelContent> {
  const use = new Map((await utilisationOf(platform, subnets)).map((one) => [one.subnetid, one]))
  const rows = subnets.map(({ subnetid, cidr, name }) => {
    const { percent = null, free } = use.get(subnetid) ?? {}
    const left = free === undefined ? null : writeCount(free)
    return { cidr, name, percent, free: left, page: `/pages/network/subnet?subnetid=${subnetid}` }
  })
  const columns = [
    { name: 'cidr', label: 'Subnet' },
    { name: 'name', label: 'Name' },
    { name: 'percent', label: 'In use', unit: '%' },
    { name: 'free', label: 'Free' },
  ]
  return { kind: 'table', title, table: { columns, rows, link: 'page' } }
}
