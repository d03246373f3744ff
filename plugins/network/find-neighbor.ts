import { asset, type Declaration, type Reader } from '@shopdb/contract'
import { address } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { findIp } from './ip.ts'

/** What is told of a device, or of the thing at the other end. */
export interface Told {
  readonly serial: string | null
  readonly mac: string | null
  readonly ip: string | null
  readonly name: string | null
}

/** Switches tell their whole name, people write the first part of it; or they tell an address, which has no parts. */
export function readName(text: string | null): Pick<Told, 'ip' | 'name'> {
  const ip = text === null ? undefined : findIp(text)
  return { ip: ip ?? null, name: ip ?? text?.replace(/\..*/su, '') ?? null }
}

/** Where something that was told may stand, and the member that says whose it is. */
interface Place {
  readonly of: Declaration
  readonly member: string
  readonly whose: 'assetid' | 'holderid'
}

/** The places in which each thing is looked for, the surest first; those in one list count together. */
const places: readonly { readonly told: keyof Told; readonly among: readonly Place[] }[] = [
  { told: 'serial', among: [{ of: asset, member: 'serialnumber', whose: 'assetid' }] },
  {
    told: 'mac',
    among: [
      { of: networkdevice, member: 'macaddress', whose: 'assetid' },
      { of: address, member: 'macaddress', whose: 'holderid' },
    ],
  },
  {
    told: 'ip',
    among: [
      { of: networkdevice, member: 'ipaddress', whose: 'assetid' },
      { of: address, member: 'ipaddress', whose: 'holderid' },
    ],
  },
  { told: 'name', among: [{ of: networkdevice, member: 'hostname', whose: 'assetid' }] },
  { told: 'name', among: [{ of: asset, member: 'assetnumber', whose: 'assetid' }] },
  { told: 'name', among: [{ of: asset, member: 'name', whose: 'assetid' }] },
  { told: 'name', among: [{ of: address, member: 'hostname', whose: 'holderid' }] },
]

/** The one asset that is meant: by its serial number, its hardware address, its IP address, its name; undefined where none or several are. */
export async function findAsset(reader: Reader, told: Told): Promise<number | undefined> {
  for (const { told: what, among } of places) {
    const value = told[what]
    if (!value) continue
    const found = await Promise.all(among.map((place) => whoseIn(reader, place, value)))
    const [only, ...more] = new Set(found.flat())
    if (only !== undefined && more.length === 0) return only
  }
  return undefined
}

async function whoseIn(reader: Reader, { of, member, whose }: Place, value: string): Promise<readonly number[]> {
  const { data } = await reader.list(of, { [member]: value }, { perpage: 3, total: false })
  return data.flatMap((row) => {
    const id = new Map<string, unknown>(Object.entries(row)).get(whose)
    return typeof id === 'number' ? id : []
  })
}
