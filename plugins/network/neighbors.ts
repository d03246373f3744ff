import {
  defineCollector,
  ipAddressOf,
  macaddress,
  type NamedRow,
  type Reader,
  type SaidIdentity,
  text,
} from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { findPort, numberIn } from './port-name.ts'
import { port } from './ports.ts'

type Port = NamedRow<typeof port>

/** What a switch sees at its ports, as LLDP or its table of hardware addresses tells. Cables that somebody wrote down stay. */
export const neighbors = defineCollector({
  name: 'neighbors',
  description: 'What is seen at a port of a switch',
  item: {
    devicename: text({ label: 'Device', required: true, max: 120, help: 'Its host name or asset number.' }),
    deviceserial: text({ label: 'Serial number of the device', max: 120 }),
    port: text({ label: 'Port', required: true, max: 60, help: 'In full or as the switch abbreviates it.' }),
    neighborname: text({ label: 'Neighbor', max: 255 }),
    neighborserial: text({ label: 'Serial number of the neighbor', max: 120 }),
    neighbormac: macaddress({ label: 'MAC address of the neighbor' }),
    neighborport: text({ label: 'Port of the neighbor', max: 60 }),
  },
  records: async (platform, item) => {
    const named = readName(item.devicename)
    const device = await platform.identify({ serialnumber: item.deviceserial, ...named }, networkdevice)
    const ports = device ? await platform.listAll(port, { deviceid: device.assetid }) : []
    const known = findPort(ports, item.port)
    const { neighborserial: serialnumber, neighbormac, neighborport } = item
    const neighbor = { serialnumber, macaddress: neighbormac, ...readName(item.neighborname) }
    const seen = [neighbor.name, serialnumber, neighbormac, neighborport].filter(Boolean).join(' ')
    const row = {
      name: known?.name ?? item.port,
      seen: seen.slice(0, 255),
      ...(known ? {} : { number: numberIn(item.port) }),
      ...(await farEnd(platform, { neighbor, neighborport, deviceid: device?.assetid, known })),
    }
    const unknown = unknownDevice(named, item.deviceserial)
    return [
      {
        declaration: networkdevice,
        values: device ? { assetnumber: device.assetnumber } : unknown,
        parts: [{ declaration: port, by: ['name'], rows: [row] }],
      },
    ]
  },
})

/** Switches tell their whole name, people write the first part of it; or they tell an address, which has no parts. */
function readName(said: string | null): { readonly ipaddress?: string; readonly name?: string } {
  if (said === null) return {}
  const ipaddress = ipAddressOf(said.trim())
  return ipaddress === undefined ? { name: said.replace(/\..*/su, '') } : { ipaddress, name: ipaddress }
}

/** A switch that nobody knows is called as it calls itself. */
const unknownDevice = ({ name: hostname, ...more }: ReturnType<typeof readName>, serialnumber: string | null) => ({
  hostname,
  ...more,
  ...(serialnumber !== null && { serialnumber }),
})

interface Seen {
  readonly neighbor: SaidIdentity
  readonly neighborport: string | null
  readonly deviceid: number | undefined
  readonly known: Port | undefined
}

/** What the port is connected to, where that is somebody here. */
async function farEnd(reader: Reader, { neighbor, neighborport, deviceid, known }: Seen) {
  // Behind an uplink is everything; only a neighbor that names itself is at its other end.
  if (known?.isuplink && !neighbor['name'] && !neighbor['serialnumber']) return {}
  const connectedassetid = (await reader.identify(neighbor))?.assetid
  if (connectedassetid === undefined || connectedassetid === deviceid) return {}
  const ports = neighborport === null ? [] : await reader.listAll(port, { deviceid: connectedassetid })
  const far = findPort(ports, neighborport ?? '')
  return far && isOpen(far, known) ? { connectedassetid, remoteportid: far.portid } : { connectedassetid }
}

/**
 * Whether the port at the other end may be named too. That would set what this port is connected to, so it waits until that is
 * agreed: somebody else's word on it would be lost.
 */
function isOpen(far: Port, known: Port | undefined): boolean {
  const isAgreed = known === undefined || known.connectedassetid === far.deviceid
  const isFree = far.connectedassetid === null || far.connectedassetid === known?.deviceid
  return isAgreed && isFree && (far.remoteportid === null || far.remoteportid === known?.portid)
}
