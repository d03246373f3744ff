import type { ListLine, PanelContent, Panels, Platform, RowOf } from '@shopdb/contract'
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
        ? [
            {
              label: 'Ports',
              detail: portsWord(count),
              ...(count.free === 0 && device.kind === 'switch' ? { tone: 'warning' as const } : {}),
            },
          ]
        : []),
      ...(await poeLines(platform, device, ports.data)),
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

/** What is fed over its cable; a PC at a port that could feed it takes nothing. */
const fed = ['access point', 'camera', 'gateway', 'other'] as const

/** The most that what hangs on it could ask for, beside what it can give. */
async function poeLines(
  platform: Platform,
  { poebudget }: Device,
  ports: readonly Port[],
): Promise<readonly ListLine[]> {
  const giving = ports.filter(({ poe, connectedassetid }) => poe !== 'none' && connectedassetid !== null)
  if (giving.length === 0 && poebudget === null) return []
  const taking = await fedAmong(
    platform,
    giving.flatMap(({ connectedassetid }) => connectedassetid ?? []),
  )
  const used = giving.filter(({ connectedassetid }) => connectedassetid !== null && taking.has(connectedassetid))
  const watts = Math.round(used.reduce((sum, { poe }) => sum + poeWatts(poe), 0))
  if (poebudget === null) return [{ label: 'PoE asked for', detail: `at most ${watts} W` }]
  const tone = watts > poebudget ? 'warning' : 'neutral'
  return [{ label: 'PoE asked for', detail: `at most ${watts} of ${poebudget} W`, tone }]
}

async function fedAmong(platform: Platform, assetid: readonly number[]): Promise<ReadonlySet<number>> {
  if (assetid.length === 0) return new Set()
  const { data } = await platform.list(networkdevice, { assetid, kind: fed }, { perpage: 500, total: false })
  return new Set(data.map((one) => one.assetid))
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
