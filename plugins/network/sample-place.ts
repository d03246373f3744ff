import { addMissing, assetstatus, floorplan, type InputOf, location, model, type Work } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { modelport, port } from './ports.ts'
import type { SampleDevice } from './sample-devices.ts'
import { vlan } from './vlans.ts'

/** Makes a device with the ports of its model, and plugs it in. */
export async function addDevice(work: Work, device: SampleDevice): Promise<void> {
  const { number, name, kind, ipaddress, more } = device
  const known = device.model === undefined ? undefined : await work.find(model, { partnumber: device.model })
  const active = await work.find(assetstatus, { name: 'Active' })
  const { assetid } = await work.create(networkdevice, {
    ...more,
    assetnumber: number,
    name,
    kind,
    hostname: kind === 'closet' ? null : number.toLowerCase(),
    ipaddress: ipaddress ?? null,
    modelid: known?.modelid ?? null,
    vendorid: known?.vendorid ?? null,
    assetstatusid: active?.assetstatusid ?? null,
    ...(await placeOf(work, device)),
  })
  if (known) await addPorts(work, assetid, known.modelid)
  if (device.uplink) await plugIn(work, assetid, device.uplink)
}

async function addPorts(work: Work, deviceid: number, modelid: number): Promise<void> {
  const ports = await work.listAll(modelport, { modelid })
  const rows = ports.map(({ name, number, medium, speed, poe }) => ({ deviceid, name, number, medium, speed, poe }))
  await addMissing(work, port, rows)
}

async function placeOf(
  work: Work,
  { place, aside, spot }: SampleDevice,
): Promise<Partial<InputOf<typeof networkdevice>>> {
  const [at, plan] = await Promise.all([work.find(location, { name: place }), work.find(floorplan, {})])
  if (!at || !plan) return {}
  const { locationid, mapx, mapy } = at
  const { floorplanid } = plan
  if (spot) return { locationid, mapx: spot[0], mapy: spot[1], floorplanid }
  if (!aside || mapx === null || mapy === null) return { locationid }
  return { locationid, mapx: mapx + aside[0], mapy: mapy + aside[1], floorplanid }
}

/** A cable from the device to a port of another; where both ends are ports, to its own. */
async function plugIn(
  work: Work,
  assetid: number,
  [device, name, own]: NonNullable<SampleDevice['uplink']>,
): Promise<void> {
  const far = await portNamed(work, device, name)
  if (!far) return
  const mine = own === undefined ? undefined : await work.find(port, { deviceid: assetid, name: own })
  if (mine) await work.update(port, mine.portid, { remoteportid: far.portid, isuplink: true })
  else await work.update(port, far.portid, { connectedassetid: assetid, vlanid: await vlanOf(work, 170) })
}

/** The two core switches are joined by a second cable, so that one may be cut; what stands in a closet is fed by its UPS. */
export async function joinClosets(work: Work): Promise<void> {
  const [one, other] = await Promise.all(
    ['SW-CORE-1', 'SW-CORE-2'].map((device) => portNamed(work, device, 'GigabitEthernet1/0/24')),
  )
  if (one && other) await work.update(port, other.portid, { remoteportid: one.portid, isuplink: true })
  for (const closet of [1, 2, 3])
    for (const [at, fed] of [`SW-IDF-${closet}`, `SW-CORE-${closet}`].entries()) {
      const device = await work.find(networkdevice, { assetnumber: fed })
      const outlet = await portNamed(work, `UPS-${closet}`, `Group 1 Outlet ${at + 1}`)
      if (device && outlet) await work.update(port, outlet.portid, { connectedassetid: device.assetid })
    }
}

async function portNamed(work: Work, assetnumber: string, name: string) {
  const device = await work.find(networkdevice, { assetnumber })
  return device && (await work.find(port, { deviceid: device.assetid, name }))
}

/** The key of a VLAN, by its number. */
export async function vlanOf(work: Work, number: number): Promise<number | null> {
  return (await work.find(vlan, { number }))?.vlanid ?? null
}
