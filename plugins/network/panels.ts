import {
  choiceText,
  definePanel,
  type EndCount,
  type ListLine,
  linesSection,
  type Panels,
  type Platform,
  rowPage,
  rowWord,
  rowsSection,
} from '@shopdb/contract'
import { address } from './addresses.ts'
import { deviceSection, feedingTo } from './device-lines.ts'
import { networkdevice } from './devices.ts'
import { freePorts } from './free-ports.ts'
import { makerOf } from './mac-maker.ts'
import { port } from './ports.ts'
import { subnetsAround } from './subnets-around.ts'
import { vlan } from './vlans.ts'

/** What is fed over its cable; a PC at a port that could feed it takes nothing. */
const fedkinds = ['access point', 'camera', 'gateway', 'other'] as const

/** On the page of a device: where its uplinks lead, and the power that its ports give. */
export const devicePanel = definePanel(networkdevice, {
  sections: async (platform, device) => {
    const ports = await platform.listAll(port, { deviceid: device.assetid, isenabled: true })
    const fed = await platform.listAll(networkdevice, { assetid: feedingTo(ports), kind: fedkinds })
    const ids = fed.map(({ assetid }) => assetid)
    return [deviceSection(device, ports, ids)]
  },
})

/** On the page of any asset: the ports of others that it hangs on, and the addresses that it has. */
export const connectionPanel: Panels = {
  show: async (platform, assetid) => {
    const [ports, addresses] = await Promise.all([portLines(platform, assetid), addressLines(platform, assetid)])
    return [linesSection('Network', [...ports, ...addresses])]
  },
}

const columns = [{ assetnumber: 'Device' }, 'kind', { rackunit: { label: 'Unit', unit: 'U' }, ports: 'Ports' }] as const

/** On the page of a closet: what stands in the same place, each with its free ports. */
export const closetPanel = definePanel(networkdevice, {
  sections: async (platform, { assetid, kind, locationid }) => {
    if (kind !== 'closet' || locationid === null) return []
    const inside = { locationid, 'assetid.ne': assetid }
    const devices = await platform.listAll(networkdevice, inside, { sort: 'rackunit' })
    const counts = await freePorts.counts(platform, devices)
    const rows = devices.map((one) => ({ ...one, ports: wordsOf(counts.get(one.assetid)) }))
    return [rowsSection('In this closet', networkdevice, columns, rows)]
  },
})

const wordsOf = (count: EndCount | undefined): string | null => (count ? freePorts.words(count) : null)

const some = { perpage: 50, total: false } as const

/** A cable between two ports is told with the ports of the device. */
async function portLines(platform: Platform, connectedassetid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(port, { connectedassetid, 'remoteportid.isnull': true }, some)
  const vlanid = data.flatMap((one) => one.vlanid ?? [])
  const vlans = await platform.listAll(vlan, { vlanid, isactive: [true, false] })
  return data.map((one) => {
    const net = vlans.find((each) => each.vlanid === one.vlanid)
    const words = [one.devicename, rowWord('port', one.name), net && `VLAN ${net.number} ${net.name}`]
    return lineOf('Port', words, rowPage(port, one.portid))
  })
}

async function addressLines(platform: Platform, holderid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(address, { holderid }, some)
  const around = await subnetsAround(platform, data)
  return data.map((row) => {
    const mode = row.mode === 'static' ? null : choiceText(address.fields.mode, row.mode)
    const within = around(row)
    const words = [row.ipaddress, mode, within?.name ?? within?.cidr, row.macaddress, makerOf(row.macaddress)]
    return lineOf('Address', words, rowPage(address, row.addressid))
  })
}

const lineOf = (label: string, words: readonly (string | null | undefined)[], link: string): ListLine => ({
  label,
  detail: words.filter(Boolean).join(', '),
  link,
})
