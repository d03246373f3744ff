import {
  type ListAnswer,
  type ListLine,
  type NamedRow,
  type PanelContent,
  type RowOf,
  tableSection,
} from '@shopdb/contract'
import { address, type subnet } from './addresses.ts'
import { holderWord } from './held.ts'
import type { Unrecorded } from './unrecorded.ts'
import type { Use } from './utilisation.ts'
import { addressPath, subnetPath, subnetWord, writeCount } from './words.ts'

type Subnet = RowOf<typeof subnet>
type Listed = Use<Pick<Subnet, 'subnetid' | 'cidr' | 'name' | 'iscontainer'>>

/** What a subnet is and how full it is. */
export function factSection({ subnet: one, percent, recorded, free }: Use): PanelContent {
  const [held, used] = one.iscontainer ? ['Subnets inside', 'Given to subnets'] : ['Addresses recorded', 'In use']
  const lines: readonly (ListLine | false)[] = [
    { label: 'Subnet', detail: subnetWord(one), link: `/network/subnets/${one.subnetid}` },
    { label: held, detail: String(recorded) },
    percent !== null && { label: used, detail: `${percent} %` },
    free !== undefined && { label: 'Free', detail: String(writeCount(free)?.toLocaleString('en')) },
    one.gateway !== null && { label: 'Gateway', detail: one.gateway },
    one.dhcpfrom !== null && { label: 'DHCP range', detail: `${one.dhcpfrom} to ${one.dhcpto}` },
  ]
  return { kind: 'keyvalue', title: 'Subnet', lines: lines.filter((line) => line !== false) }
}

const freecolumns = { ipaddress: 'Address' }

/** The next addresses that may be given away. */
export function freeSection({ cidr }: Subnet, free: readonly string[]): PanelContent {
  if (free.length === 0)
    return { kind: 'markdown', title: 'Free', text: `${cidr} has no free address outside of its DHCP range.` }
  const rows = free.map((ipaddress) => ({ ipaddress }))
  return tableSection('Next free addresses', freecolumns, rows)
}

const heldcolumns = { ipaddress: 'Address', holder: 'Had by' }

/** Who has an address that is not written down here; of a large subnet they are looked for at its begin only. */
export function heldSections({ cidr }: Subnet, { holders, isAll }: Unrecorded): readonly PanelContent[] {
  if (holders.length === 0) return []
  const rows = holders.map((one) => ({ ipaddress: one.value, holder: holderWord(one), page: `/assets/${one.assetid}` }))
  const title = isAll ? 'In use and not recorded' : `In use and not recorded, at the begin of ${cidr}`
  return [tableSection(title, heldcolumns, rows)]
}

const addresscolumns = {
  ipaddress: 'Address',
  hostname: 'Host name',
  holdername: 'Used by',
  mode: address.fields.mode,
  description: 'Description',
}

/** Who has which address. */
export function addressTable({ data, meta }: ListAnswer<NamedRow<typeof address>>): PanelContent {
  const rows = data.map((one) => ({ ...one, page: addressPath(one) }))
  return tableSection('Addresses', addresscolumns, rows, meta.total)
}

const subnetcolumns = { cidr: 'Subnet', name: 'Name', percent: { label: 'In use', unit: '%' }, free: 'Free' } as const

/** Subnets with how full they are; each leads to its addresses. */
export function subnetTable(title: string, uses: readonly Listed[]): PanelContent {
  const rows = uses.map(({ subnet: { subnetid, cidr, name }, percent, free }) => {
    return { cidr, name, percent, free: writeCount(free), page: subnetPath({ subnetid }) }
  })
  return tableSection(title, subnetcolumns, rows)
}

const mostbars = 12

/** The fullest subnets side by side; nothing where there is nothing to compare. */
export function fullestChart(uses: readonly Listed[]): readonly PanelContent[] {
  const leaves = uses.filter(({ subnet: { iscontainer }, percent }) => !iscontainer && percent !== null)
  const points = leaves
    .map(({ subnet: { cidr, name }, percent }) => ({ x: name ?? cidr, y: Number(percent) }))
    .toSorted((one, other) => other.y - one.y)
    .slice(0, mostbars)
  const chart = { form: 'bar', unit: '%', series: [{ name: 'In use', points }] } as const
  return points.length < 2 ? [] : [{ kind: 'chart', title: 'The fullest', chart }]
}
