import type { ListLine, PanelContent, Panels, RowOf } from '@shopdb/contract'
import { address } from './addresses.ts'
import { closetPorts } from './closets.ts'
import { networkdevice } from './devices.ts'
import { macTable, makerOf } from './mac-maker.ts'
import { portCounts, portsWord } from './port-counts.ts'
import { poeWatts, port } from './ports.ts'
import type { networksettings } from './settings.ts'

type Device = RowOf<typeof networkdevice>
type Port = RowOf<typeof port>

/** What the page of a network device tells beside its fields. */
export const devicePanel: Panels<typeof networksettings> = {
  of: networkdevice,
  show: async (platform, assetid) => {
    const device = await platform.get(networkdevice, assetid)
    const [ports, addresses, inside] = await Promise.all([
      platform.list(port, { deviceid: assetid, isenabled: true }, { perpage: 500, total: false }),
      platform.list(address, { holderid: assetid }, { perpage: 50, total: false }),
      device.kind === 'closet' ? closetPorts(platform, device) : undefined,
    ])
    const [count] = await portCounts(platform, [assetid])
    const lines: readonly ListLine[] = [
      ...(count
        ? [{ label: 'Ports', detail: portsWord(count), ...(count.free === 0 ? { tone: 'warning' as const } : {}) }]
        : []),
      ...poeLines(device, ports.data),
      ...makerLines(device),
      ...uplinkLines(ports.data),
      ...addresses.data.map(({ addressid, ipaddress, mode }) => ({
        label: 'Address',
        detail: `${ipaddress} (${mode})`,
        link: `/network/addresses/${addressid}`,
      })),
    ]
    const network: PanelContent = { kind: 'keyvalue', title: 'Network', lines }
    return [...(lines.length > 0 ? [network] : []), ...(inside ? [inside] : [])]
  },
}

/** The most that its ports with a cable could ask for, beside what it can give. */
function poeLines({ poebudget }: Device, ports: readonly Port[]): readonly ListLine[] {
  const used = ports.filter((one) => one.connectedassetid !== null && !one.isuplink)
  const watts = used.reduce((sum, { poe }) => sum + poeWatts(poe), 0)
  if (poebudget === null) return watts === 0 ? [] : [{ label: 'PoE', detail: `at most ${Math.round(watts)} W` }]
  const tone = watts > poebudget ? 'warning' : 'neutral'
  return [{ label: 'PoE', detail: `at most ${Math.round(watts)} of ${poebudget} W`, tone }]
}

function makerLines({ macaddress }: Device): readonly ListLine[] {
  const maker = macaddress === null ? undefined : makerOf(macTable(), macaddress)
  return maker === undefined ? [] : [{ label: 'Maker by MAC', detail: maker }]
}

function uplinkLines(ports: readonly Port[]): readonly ListLine[] {
  const uplinks = ports.filter(({ isuplink, connectedassetid }) => isuplink && connectedassetid !== null)
  return uplinks.map((one) => ({
    label: 'Uplink',
    detail: `${one.name} to ${nameIn(one, 'connectedassetname')}`,
    link: `/assets/${one.connectedassetid}`,
  }))
}

/** The name of what a reference points to; it comes with every row that is read. */
function nameIn(row: object, member: string): string {
  return String(new Map(Object.entries(row)).get(member) ?? '')
}
