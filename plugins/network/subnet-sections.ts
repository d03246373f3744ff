import type { ListLine, PanelContent, RowOf } from '@shopdb/contract'
import type { address, subnet } from './addresses.ts'
import { linkedTable, nameIn } from './sections.ts'
import { subnetPath, subnetWord, writeCount } from './subnet-words.ts'
import type { Utilisation } from './utilisation.ts'

type Subnet = RowOf<typeof subnet>
type Listed = Pick<Subnet, 'subnetid' | 'cidr' | 'name' | 'iscontainer'>

/** Rows of a table. */
export const mostrows = 200

/** What a subnet is and how full it is; `use` is that of the subnet. */
export function factSection(one: Subnet, [use]: readonly Utilisation[]): PanelContent {
  const { percent = null, recorded = 0, free } = use ?? {}
  const lines: readonly (ListLine | false)[] = [
    { label: 'Subnet', detail: subnetWord(one), link: `/network/subnets/${one.subnetid}` },
    { label: one.iscontainer ? 'Subnets inside' : 'Addresses recorded', detail: String(recorded) },
    percent !== null && { label: one.iscontainer ? 'Given to subnets' : 'In use', detail: `${percent} %` },
    free !== undefined && { label: 'Free', detail: writeCount(free).toLocaleString('en') },
    one.gateway !== null && { label: 'Gateway', detail: one.gateway },
    one.dhcpfrom !== null && { label: 'DHCP range', detail: `${one.dhcpfrom} to ${one.dhcpto}` },
  ]
  return { kind: 'keyvalue', title: 'Subnet', lines: lines.filter((line) => line !== false) }
}

const freecolumns = [{ name: 'ipaddress', label: 'Address' }]

/** The next addresses that may be given away. */
export function freeSection({ cidr }: Subnet, free: readonly string[]): PanelContent {
  if (free.length === 0)
    return { kind: 'markdown', title: 'Free', text: `${cidr} has no free address outside of its DHCP range.` }
  const rows = free.map((ipaddress) => ({ ipaddress }))
  return { kind: 'table', title: 'Next free addresses', table: { columns: freecolumns, rows } }
}

const addresscolumns = [
  { name: 'ipaddress', label: 'Address' },
  { name: 'hostname', label: 'Host name' },
  { name: 'holder', label: 'Used by' },
  { name: 'mode', label: 'Given' },
  { name: 'description', label: 'Description' },
]

/** Who has which address; `total` is how many there are, shown or not. */
export function addressTable(addresses: readonly RowOf<typeof address>[], total: number): PanelContent {
  const rows = addresses.map((row) => {
    const { addressid, ipaddress, hostname, mode, description } = row
    const page = `/network/addresses/${addressid}`
    return { ipaddress, hostname, holder: nameIn(row, 'holdername'), mode, description, page }
  })
  const title = total > mostrows ? `The first ${mostrows} of ${total} addresses` : 'Addresses'
  return linkedTable(title, addresscolumns, rows)
}

const subnetcolumns = [
  { name: 'cidr', label: 'Subnet' },
  { name: 'name', label: 'Name' },
  { name: 'percent', label: 'In use', unit: '%' },
  { name: 'free', label: 'Free' },
]

/** Subnets with how full they are; each leads to its addresses. */
export function subnetTable(title: string, subnets: readonly Listed[], uses: readonly Utilisation[]): PanelContent {
  const known = new Map(uses.map((use) => [use.subnetid, use]))
  const rows = subnets.map(({ subnetid, cidr, name }) => {
    const { percent = null, free } = known.get(subnetid) ?? {}
    return { cidr, name, percent, free: free === undefined ? null : writeCount(free), page: subnetPath(subnetid) }
  })
  return linkedTable(title, subnetcolumns, rows)
}

const mostbars = 12

/** The fullest subnets side by side; nothing where there is nothing to compare. */
export function fullestChart(subnets: readonly Listed[], uses: readonly Utilisation[]): readonly PanelContent[] {
  const leaves = new Map(subnets.flatMap((one) => (one.iscontainer ? [] : [[one.subnetid, one.name ?? one.cidr]])))
  const points = uses
    .flatMap(({ subnetid, percent }) => {
      const x = leaves.get(subnetid)
      return x === undefined || percent === null ? [] : [{ x, y: percent }]
    })
    .toSorted((one, other) => other.y - one.y)
    .slice(0, mostbars)
  if (points.length < 2) return []
  const series = [{ name: 'In use', points }]
  return [{ kind: 'chart', title: 'The fullest', chart: { form: 'bar', unit: '%', series } }]
}
