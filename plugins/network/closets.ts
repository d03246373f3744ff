import type { PanelContent, Platform, RowOf } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { type PortCount, portCounts, portsWord } from './port-counts.ts'

type Device = RowOf<typeof networkdevice>

/** What stands in the same place as a closet, each with its free ports. */
export async function closetPorts(platform: Platform, closet: Device): Promise<PanelContent | undefined> {
  if (closet.locationid === null) return undefined
  const { data } = await platform.list(
    networkdevice,
    { locationid: closet.locationid },
    { perpage: 100, sort: 'rackunit' },
  )
  const devices = data.filter(({ assetid }) => assetid !== closet.assetid)
  const counts = await portCounts(
    platform,
    devices.map(({ assetid }) => assetid),
  )
  const rows = devices.map(({ assetid, assetnumber, kind, rackunit }) => {
    const count = counts.find(({ deviceid }) => deviceid === assetid)
    return {
      unit: rackunit,
      device: assetnumber,
      kind,
      ports: count ? portsWord(count) : null,
      page: `/network/networkdevices/${assetid}`,
    }
  })
  const columns = [
    { name: 'device', label: 'Device' },
    { name: 'kind', label: 'Kind' },
    { name: 'unit', label: 'Unit', unit: 'U' },
    { name: 'ports', label: 'Ports' },
  ]
  return { kind: 'table', title: 'In this closet', table: { columns, rows, link: 'page' } }
}

/** The ports of all devices in the places of some closets: what a closet has left. Only those of switches are. */
export async function portsByPlace(
  platform: Platform,
  closets: readonly Device[],
): Promise<ReadonlyMap<number, PortCount>> {
  const locationid = closets.flatMap((one) => one.locationid ?? [])
  if (locationid.length === 0) return new Map()
  const { data } = await platform.list(networkdevice, { locationid, kind: 'switch' }, { perpage: 500, total: false })
  const counts = await portCounts(
    platform,
    data.map(({ assetid }) => assetid),
  )
  const places = new Map(data.map(({ assetid, locationid: place }) => [assetid, place]))
  return new Map(
    closets.map(({ assetid, locationid: place }) => {
      const mine = counts.filter(({ deviceid }) => place !== null && places.get(deviceid) === place)
      const sum = (member: 'ports' | 'free'): number => mine.reduce((all, one) => all + one[member], 0)
      return [assetid, { deviceid: assetid, ports: sum('ports'), free: sum('free') }]
    }),
  )
}
