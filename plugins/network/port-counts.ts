import type { Platform, RowOf } from '@shopdb/contract'
import { networkdevice } from './devices.ts'

type Device = Pick<RowOf<typeof networkdevice>, 'assetid' | 'kind' | 'locationid'>

/** How many ports of a device may have a cable, and how many have none. */
export interface PortCount {
  readonly deviceid: number
  readonly ports: number
  readonly free: number
}

/** Others have no cable in them by their nature, and are not counted. */
export const cabled = ['copper', 'fiber', 'power'] as const

/** The ports of these devices, counted; devices without any are left out. */
async function portCounts({ query }: Platform, deviceids: readonly number[]): Promise<readonly PortCount[]> {
  if (deviceids.length === 0) return []
  const rows = await query
    .selectFrom('ports')
    .select(({ fn }) => ['deviceid', fn.countAll().as('ports'), fn.count('connectedassetid').as('used')])
    .where('isactive', '=', 1)
    .where('isenabled', '=', 1)
    .where('medium', 'in', cabled)
    .where('deviceid', 'in', deviceids)
    .groupBy('deviceid')
    .execute()
  return rows.map(({ deviceid, ports, used }) => countOf(Number(deviceid), Number(ports), Number(used)))
}

const countOf = (deviceid: number, ports: number, used: number): PortCount => ({ deviceid, ports, free: ports - used })

/** The ports of these devices; of a closet, also those of the switches in its place. Those without any are left out. */
export async function portsLeft(platform: Platform, devices: readonly Device[]): Promise<readonly PortCount[]> {
  const locationid = devices.flatMap((one) => (one.kind === 'closet' ? (one.locationid ?? []) : []))
  const switches = await platform.listAll(networkdevice, { locationid, kind: 'switch' })
  const all = [...devices, ...switches].map(({ assetid }) => assetid)
  return leftIn(devices, switches, await portCounts(platform, all))
}

/** What each device has left, given the switches that stand in closets. */
export function leftIn(
  devices: readonly Device[],
  switches: readonly Device[],
  counts: readonly PortCount[],
): readonly PortCount[] {
  const left = devices.map(({ assetid, kind, locationid }) => {
    const inside = switches.filter((one) => kind === 'closet' && one.locationid === locationid)
    const ids = [assetid, ...inside.map((one) => one.assetid)]
    const mine = counts.filter(({ deviceid }) => ids.includes(deviceid))
    const sum = (member: 'ports' | 'free'): number => mine.reduce((all, one) => all + one[member], 0)
    return { deviceid: assetid, ports: sum('ports'), free: sum('free') }
  })
  return left.filter(({ ports }) => ports > 0)
}

/** What people read of it: `5 of 24 ports free`. */
export const portsWord = ({ ports, free }: PortCount): string => `${free} of ${ports} ports free`
