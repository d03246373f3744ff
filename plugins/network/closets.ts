import type { PanelContent, Platform, RowOf } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { type PortCount, portCounts, portsWord } from './port-counts.ts'
import { linkedTable } from './sections.ts'

type Device = RowOf<typeof networkdevice>

/** What stands in the same place as a closet, each with its free ports. */
export async function closetPorts(platform: Platform, closet: Device): Promise<readonly PanelContent[]> {
  const { assetid, locationid } = closet
  if (locationid === null) return []
  const filter = { locationid, 'assetid.ne': assetid }
  const { data } = await platform.list(networkdevice, filter, { perpage: 100, sort: 'rackunit', total: false })
  const ids = data.map((one) => one.assetid)
  return [closetTable(data, await portCounts(platform, ids))]
}

const columns = [
  { name: 'device', label: 'Device' },
  { name: 'kind', label: 'Kind' },
  { name: 'unit', label: 'Unit', unit: 'U' },
  { name: 'ports', label: 'Ports' },
]

function closetTable(devices: readonly Device[], counts: readonly PortCount[]): PanelContent {
  const rows = devices.map(({ assetid, assetnumber, kind, rackunit }) => {
    const count = counts.find(({ deviceid }) => deviceid === assetid)
    const ports = count ? portsWord(count) : null
    return { unit: rackunit, device: assetnumber, kind, ports, page: `/network/networkdevices/${assetid}` }
  })
  return linkedTable('In this closet', columns, rows)
}
