import {
  choiceText,
  type ListLine,
  type PanelContent,
  type Panels,
  type Platform,
  tableSection,
} from '@shopdb/contract'
import { address } from './addresses.ts'
import { deviceLines, feedingTo } from './device-lines.ts'
import { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { portsLeft, portsWord } from './port-counts.ts'
import { port } from './ports.ts'
import { subnetsAround } from './subnets-around.ts'
import { vlan } from './vlans.ts'
import { addressPath, devicePath, portWord } from './words.ts'

/** What is fed over its cable; a PC at a port that could feed it takes nothing. */
const fedkinds = ['access point', 'camera', 'gateway', 'other'] as const

/** On the page of a device: what its ports are used for; of a closet, how many are free in it. */
export const portsPanel: Panels = {
  of: networkdevice,
  show: async (platform, assetid) => {
    const device = await platform.get(networkdevice, assetid)
    const ports = await platform.listAll(port, { deviceid: assetid, isenabled: true })
    const [count] = await portsLeft(platform, [device])
    const fed = await platform.listAll(networkdevice, { assetid: feedingTo(ports), kind: fedkinds })
    return section('Ports', deviceLines(device, ports, { count, fed: fed.map((one) => one.assetid) }))
  },
}

/** On the page of any asset: the ports of others that it hangs on, and the addresses that it has. */
export const connectionPanel: Panels = {
  show: async (platform, assetid) => {
    const [ports, addresses] = await Promise.all([portLines(platform, assetid), addressLines(platform, assetid)])
    return section('Network', [...ports, ...addresses])
  },
}

const columns = {
  assetnumber: 'Device',
  kind: networkdevice.fields.kind,
  rackunit: { label: 'Unit', unit: 'U' },
  ports: 'Ports',
} as const

/** On the page of a closet: what stands in the same place, each with its free ports. */
export const closetPanel: Panels = {
  of: networkdevice,
  show: async (platform, assetid) => {
    const { kind, locationid } = await platform.get(networkdevice, assetid)
    if (kind !== 'closet' || locationid === null) return []
    const inside = { locationid, 'assetid.ne': assetid }
    const devices = await platform.listAll(networkdevice, inside, { sort: 'rackunit' })
    const counts = await portsLeft(platform, devices)
    const words = new Map(counts.map((count) => [count.deviceid, portsWord(count)]))
    const rows = devices.map((one) => ({ ...one, ports: words.get(one.assetid) ?? null, page: devicePath(one) }))
    return [tableSection('In this closet', columns, rows)]
  },
}

const section = (title: string, lines: readonly ListLine[]): readonly PanelContent[] =>
  lines.length === 0 ? [] : [{ kind: 'keyvalue', title, lines }]

const some = { perpage: 50, total: false } as const

/** A cable between two ports is told with the ports of the device. */
async function portLines(platform: Platform, connectedassetid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(port, { connectedassetid, 'remoteportid.isnull': true }, some)
  const vlanid = data.flatMap((one) => one.vlanid ?? [])
  const vlans = await platform.listAll(vlan, { vlanid, isactive: [true, false] })
  return data.map((one) => {
    const net = vlans.find((each) => each.vlanid === one.vlanid)
    const words = [one.devicename, portWord(one.name), net && `VLAN ${net.number} ${net.name}`]
    return lineOf('Port', words, `/network/ports/${one.portid}`)
  })
}

async function addressLines(platform: Platform, holderid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(address, { holderid }, some)
  const around = await subnetsAround(platform, data)
  return data.map((row) => {
    const mode = row.mode === 'static' ? null : choiceText(address.fields.mode, row.mode)
    const within = around(row)
    const words = [row.ipaddress, mode, within?.name ?? within?.cidr, row.macaddress, makerOf(row.macaddress)]
    return lineOf('Address', words, addressPath(row))
  })
}

const lineOf = (label: string, words: readonly (string | null | undefined)[], link: string): ListLine => ({
  label,
  detail: words.filter(Boolean).join(', '),
  link,
})
