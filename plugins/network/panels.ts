import type { ListLine, PanelContent, Panels, Platform, RowOf } from '@shopdb/contract'
import { address } from './addresses.ts'
import { portWord } from './cables.ts'
import { closetPorts } from './closets.ts'
import { deviceLines, fedkinds, feedingTo } from './device-lines.ts'
import { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { port } from './ports.ts'
import { nameIn } from './sections.ts'
import type { networksettings } from './settings.ts'
import { subnetsAround } from './subnets-around.ts'
import { vlan } from './vlans.ts'

/** On the page of any asset: its ports where it is a device, else the port that it hangs on; and the addresses that it has. */
export const networkPanel: Panels<typeof networksettings> = {
  show: async (platform, assetid) => {
    const device = await platform.find(networkdevice, { assetid })
    const [ports, addresses, inside] = await Promise.all([
      device ? ownPorts(platform, device) : hangingOn(platform, assetid),
      addressLines(platform, assetid),
      device?.kind === 'closet' ? closetPorts(platform, device) : [],
    ])
    const lines = [...ports, ...addresses]
    const network: PanelContent = { kind: 'keyvalue', title: 'Network', lines }
    return [...(lines.length > 0 ? [network] : []), ...inside]
  },
}

async function ownPorts(platform: Platform, device: RowOf<typeof networkdevice>): Promise<readonly ListLine[]> {
  const ports = await platform.listAll(port, { deviceid: device.assetid, isenabled: true })
  const assetid = feedingTo(ports)
  const fed = assetid.length === 0 ? [] : await platform.listAll(networkdevice, { assetid, kind: fedkinds })
  return deviceLines(
    device,
    ports,
    fed.map((one) => one.assetid),
  )
}

const some = { perpage: 50, total: false } as const

async function hangingOn(platform: Platform, connectedassetid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(port, { connectedassetid }, some)
  const vlanid = data.flatMap((one) => one.vlanid ?? [])
  const vlans = vlanid.length === 0 ? [] : await platform.listAll(vlan, { vlanid, isactive: [true, false] })
  return data.map((one) => portLine(one, vlans))
}

function portLine(one: RowOf<typeof port>, vlans: readonly RowOf<typeof vlan>[]): ListLine {
  const net = vlans.find(({ vlanid }) => vlanid === one.vlanid)
  const words = [nameIn(one, 'devicename'), portWord(one.name), net && `VLAN ${net.number} ${net.name}`]
  return { label: 'Port', detail: words.filter(Boolean).join(', '), link: `/network/ports/${one.portid}` }
}

async function addressLines(platform: Platform, holderid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(address, { holderid }, some)
  const around = await subnetsAround(platform, data)
  return data.map((row) => addressLine(row, around(row)?.name ?? around(row)?.cidr))
}

function addressLine(row: RowOf<typeof address>, within: string | undefined): ListLine {
  const mode = row.mode === 'static' ? undefined : row.mode
  const words = [row.ipaddress, mode, within, row.macaddress, makerOf(row.macaddress)]
  return { label: 'Address', detail: words.filter(Boolean).join(', '), link: `/network/addresses/${row.addressid}` }
}
