import {
  type CollectedRecord,
  type Collector,
  type JsonRow,
  macaddress,
  type Platform,
  type RowOf,
  text,
} from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { findAsset, type Told, toldOf } from './find-neighbor.ts'
import { findPort, numberIn } from './port-name.ts'
import { port } from './ports.ts'
import type { networksettings } from './settings.ts'

type Port = RowOf<typeof port>

/** What a switch sees at its ports, as LLDP or its table of hardware addresses tells. Cables that somebody wrote down stay. */
export const neighbors: Collector<typeof networksettings> = {
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
    const told = toldOf(item, 'device')
    const deviceid = await findDevice(platform, told)
    const row = await portRow(platform, deviceid, item)
    return [
      {
        declaration: networkdevice,
        values: await identityOf(platform, deviceid, told),
        parts: [{ declaration: port, by: ['name'], rows: [row] }],
      },
    ]
  },
}

async function findDevice(platform: Platform, told: Told): Promise<number | undefined> {
  const assetid = await findAsset(platform, told)
  const device = assetid === undefined ? undefined : await platform.find(networkdevice, { assetid })
  return device?.assetid
}

/** What the asset is known by; of one that is not here yet, all that was told. */
async function identityOf(
  platform: Platform,
  deviceid: number | undefined,
  told: Told,
): Promise<CollectedRecord['values']> {
  if (deviceid !== undefined) return { assetnumber: (await platform.get(networkdevice, deviceid)).assetnumber }
  return { hostname: told.name, ...(told.serial === undefined ? {} : { serialnumber: told.serial }) }
}

async function portRow(platform: Platform, deviceid: number | undefined, item: JsonRow): Promise<JsonRow> {
  const told = toldOf(item, 'neighbor')
  const said = String(item['port'])
  const known = deviceid === undefined ? undefined : findPort(await platform.listAll(port, { deviceid }), said)
  const seen = [told.name, told.serial, told.mac, item['neighborport']].filter(Boolean).join(' ').slice(0, 255)
  const row = { name: known?.name ?? said, seen, ...(known ? {} : { number: numberIn(said) }) }
  // Behind an uplink is everything; only a neighbor that names itself is at its other end.
  if (known?.isuplink && told.name === undefined && told.serial === undefined) return row
  const neighborid = await findAsset(platform, told)
  if (neighborid === undefined || neighborid === deviceid) return row
  const far = await farPort(platform, neighborid, item['neighborport'])
  return {
    ...row,
    connectedassetid: neighborid,
    ...(far && isOpen(far, known, neighborid) ? { remoteportid: far.portid } : {}),
  }
}

/**
 * Whether the port at the other end may be named too. That would set what this port is connected to, so it waits until that is
 * agreed: somebody else's word on it would be lost.
 */
function isOpen(far: Port, known: Port | undefined, neighborid: number): boolean {
  const isAgreed = known === undefined || known.connectedassetid === neighborid
  const isFree = far.connectedassetid === null || far.connectedassetid === known?.deviceid
  return isAgreed && isFree && (far.remoteportid === null || far.remoteportid === known?.portid)
}

async function farPort(platform: Platform, deviceid: number, name: unknown): Promise<Port | undefined> {
  return typeof name === 'string' ? findPort(await platform.listAll(port, { deviceid }), name) : undefined
}
