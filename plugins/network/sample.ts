import { readFileSync } from 'node:fs'
import { type Platform, vendor, type Work, model as modeldeclaration } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { parseDeviceTypes } from './device-type.ts'
import { networkdevice } from './devices.ts'
import { importType } from './import-models.ts'
import { plugMachines } from './sample-cables.ts'
import { sampledevices } from './sample-devices.ts'
import { samplenets } from './sample-net.ts'
import { addDevice, joinClosets } from './sample-place.ts'
import { networkzone, vlan } from './vlans.ts'

/** The network of the sample factory: closets, switches, what hangs on them, and who has which address. */
export async function networkSample(platform: Pick<Platform, 'change'>): Promise<void> {
  await platform.change('Sample data', async (work) => {
    await addModels(work)
    await addNets(work)
    for (const device of sampledevices) await addDevice(work, device)
    await addGateways(work)
    await joinClosets(work)
    await plugMachines(work)
  })
}

const types = ['C9300-24S', 'C9200L-24P-4G-E', 'IE-2000-16PTC-G-NX', 'C9130AXI-B', 'SMT1500RM2UC', 'FG-501E']

/** The firewall has an address in every subnet. */
async function addGateways(work: Work): Promise<void> {
  const firewall = await work.find(networkdevice, { kind: 'firewall' })
  for (const { subnet: one } of samplenets) {
    const ipaddress = String(one.gateway)
    if (ipaddress === firewall?.ipaddress) continue
    const values = { hostname: 'fw-1', description: 'Gateway', holderid: firewall?.assetid ?? null }
    await work.create(address, { ipaddress, ...values })
  }
}

async function addModels(work: Work): Promise<void> {
  for (const name of types) {
    const text = readFileSync(new URL(`devicetypes/${name}.yaml`, import.meta.url), 'utf8')
    for (const type of await parseDeviceTypes(text)) if (typeof type !== 'string') await importType(work, type)
  }
  const { vendorid } = await work.create(vendor, { name: 'Axis Communications', website: 'https://www.axis.com' })
  await work.create(modeldeclaration, { name: 'P3268-LVE', vendorid, partnumber: 'P3268-LVE' })
}

async function addNets(work: Work): Promise<void> {
  await work.create(subnet, { cidr: '10.20.0.0/16', name: 'Main building', iscontainer: true })
  for (const one of samplenets) {
    const zone = await work.find(networkzone, { name: one.zone })
    const { vlanid } = await work.create(vlan, { ...one.vlan, networkzoneid: zone?.networkzoneid ?? null })
    await work.create(subnet, { ...one.subnet, name: one.vlan.name, vlanid })
  }
  const offices = await work.find(vlan, { number: 150 })
  const wide = { cidr: '2001:db8:20:50::/64', name: 'Offices', gateway: '2001:db8:20:50::1' }
  await work.create(subnet, { ...wide, vlanid: offices?.vlanid ?? null })
}
