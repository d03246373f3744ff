import type { ListLine, Panels, Platform, RowOf } from '@shopdb/contract'
import { address } from './addresses.ts'
import { portWord } from './cables.ts'
import { networkdevice } from './devices.ts'
import { macTable, makerOf } from './mac-maker.ts'
import { port } from './ports.ts'
import type { networksettings } from './settings.ts'
import { subnetsAround } from './subnets-around.ts'
import { vlan } from './vlans.ts'

const some = { perpage: 20, total: false } as const

/** On the page of a machine, a PC, a printer: the port that it hangs on, and the addresses that it has. */
export const assetPanel: Panels<typeof networksettings> = {
  show: async (platform, assetid) => {
    // A network device has a section of its own.
    if (await platform.find(networkdevice, { assetid })) return []
    const [ports, addresses] = await Promise.all([portLines(platform, assetid), addressLines(platform, assetid)])
    const lines = [...ports, ...addresses]
    return lines.length === 0 ? [] : [{ kind: 'keyvalue', title: 'Network', lines }]
  },
}

async function portLines(platform: Platform, connectedassetid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(port, { connectedassetid }, some)
  return await Promise.all(data.map((one) => portLine(platform, one)))
}

async function portLine(platform: Platform, { portid, deviceid, name, vlanid }: RowOf<typeof port>): Promise<ListLine> {
  const { assetnumber } = await platform.get(networkdevice, deviceid)
  const net = vlanid === null ? undefined : await platform.get(vlan, vlanid)
  const where = net ? `, VLAN ${net.number} ${net.name}` : ''
  return { label: 'Port', detail: `${assetnumber}, ${portWord(name)}${where}`, link: `/network/ports/${portid}` }
}

async function addressLines(platform: Platform, holderid: number): Promise<readonly ListLine[]> {
  const { data } = await platform.list(address, { holderid }, some)
  const around = await subnetsAround(platform, data)
  return data.map((row) => {
    const within = around(row)
    const maker = row.macaddress === null ? undefined : makerOf(macTable(), row.macaddress)
    const words = [row.ipaddress, within?.name ?? within?.cidr, row.macaddress, maker]
    return { label: 'Address', detail: words.filter(Boolean).join(', '), link: `/network/addresses/${row.addressid}` }
  })
}
