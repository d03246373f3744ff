import { asset, assettype, type FilterOf, location, type RowOf, type Work } from '@shopdb/contract'
import { address } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { port } from './ports.ts'
import { sampleareas } from './sample-net.ts'
import { vlanOf } from './sample-place.ts'

type Asset = RowOf<typeof asset>

/** Plugs machines, PCs and printers of each area into its switch, those of the rooms into the closets, and writes down who has which address. */
export async function plugMachines(work: Work): Promise<void> {
  const types = await work.list(assettype, { tablename: ['equipment', 'computers', 'printers'] }, { total: false })
  const assettypeid = types.data.map((one) => one.assettypeid)
  for (const [at, name] of sampleareas.entries()) {
    const place = await work.find(location, { name })
    if (!place) continue
    const wired = await wiredOf(work, { assettypeid, locationid: place.locationid, 'mapx.isnull': false })
    await plugInto(work, `SW-${111 + at}`, wired)
    for (const one of wired) await addAddress(work, one, at)
  }
  for (const [at, names] of rooms.entries()) {
    const places = await work.list(location, { name: names }, { total: false })
    const locationid = places.data.map((one) => one.locationid)
    const wired = await wiredOf(work, { assettypeid, locationid })
    await plugInto(work, `SW-IDF-${at + 1}`, wired.toSorted(printersFirst))
    for (const one of wired) await addAddress(work, one, 0)
  }
}

/** A printer that tells no address hangs on its PC. */
async function wiredOf(work: Work, where: FilterOf<typeof asset>): Promise<readonly Asset[]> {
  const { data } = await work.list(asset, where, everything)
  const told = await work.holders(
    'ipaddress',
    data.flatMap((one) => addressOf(one, 0) ?? []),
  )
  return data.filter((one) => !isPrinter(one) || told.some(({ assetid }) => assetid === one.assetid))
}

const everything = { sort: 'assetnumber', perpage: 500, total: false } as const
const rooms = [
  ['IDF-1', 'Engineering office', 'Production office'],
  ['Break room', 'Maintenance'],
  ['Tool crib', 'Shipping', 'Receiving'],
]

/** Into the free ports of a switch, as far as there are any. */
async function plugInto(work: Work, assetnumber: string, assets: readonly Asset[]): Promise<void> {
  const device = await work.find(networkdevice, { assetnumber })
  if (!device) return
  const free = { deviceid: device.assetid, medium: 'copper', isuplink: false, 'connectedassetid.isnull': true } as const
  const { data } = await work.list(
    port,
    { ...free, 'name.contains': 'Ethernet1/' },
    { sort: 'number', perpage: 60, total: false },
  )
  for (const [at, one] of assets.slice(0, data.length).entries()) {
    const vlanid = await vlanOf(work, vlanNumber(one, assetnumber))
    const { portid = 0 } = data[at] ?? {}
    await work.update(port, portid, { connectedassetid: one.assetid, vlanid })
  }
}

const isMachine = ({ assetnumber }: Asset): boolean => /^\d{4}$/u.test(assetnumber)
const isPrinter = ({ assetnumber }: Asset): boolean => assetnumber.startsWith('PRN-')

/** Offices have more PCs than ports, and a printer serves them all. */
const printersFirst = (one: Asset, other: Asset): number => Number(isPrinter(other)) - Number(isPrinter(one))

function vlanNumber(one: Asset, device: string): number {
  if (isMachine(one)) return Number(device.replace('SW-', ''))
  return device.startsWith('SW-IDF') && !isPrinter(one) ? 150 : 140
}

/** Its address, as the samples of its plugin have it; of an area the number of the subnet follows from its place in the list. */
async function addAddress(work: Work, one: Asset, area: number): Promise<void> {
  const ipaddress = addressOf(one, area)
  if (ipaddress === undefined || (await work.find(address, { ipaddress }))) return
  const hostname = isMachine(one) ? `m${one.assetnumber}` : one.assetnumber.toLowerCase()
  const given = isMachine(one) ? ({ mode: 'static', macaddress: macOf(one) } as const) : ({ mode: 'reserved' } as const)
  await work.create(address, { ipaddress, hostname, holderid: one.assetid, ...given })
}

const controlmakers = ['00:E0:E4', '00:1B:1B', '00:E0:E4', '00:C0:2F']

function macOf({ assetnumber, assetid }: Asset): string {
  const number = Number(assetnumber)
  const bytes = [assetid & 127, number >> 8, number & 255].map((byte) => byte.toString(16).padStart(2, '0'))
  return [controlmakers[number % controlmakers.length], ...bytes].join(':')
}

function addressOf(one: Asset, area: number): string | undefined {
  const number = Number(/\d+$/u.exec(one.assetnumber)?.[0] ?? Number.NaN)
  if (isMachine(one)) return `10.20.${11 + area}.${10 + (number % 200)}`
  if (/^PC\d/u.test(one.assetnumber)) return `10.20.${one.mapx === null ? 50 : 40}.${(number % 200) + 30}`
  return isPrinter(one) ? `10.20.40.${number + 10}` : undefined
}
