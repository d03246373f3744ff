import { type AddressKind, asset, type Declaration, type Reader } from '@shopdb/contract'
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

/** Gives the assets that are meant by a text. */
type Search = (reader: Reader, text: string) => Promise<readonly number[]>

const holding =
  (kind: AddressKind): Search =>
  async (reader, text) =>
    (await reader.holders(kind, [text])).map(({ assetid }) => assetid)

/** Those of which a member says it; another member says whose row it is. */
const having =
  (of: Declaration, member: string, whose: 'assetid' | 'holderid' = 'assetid'): Search =>
  async (reader, text) => {
    const { data } = await reader.list(of, { [member]: text }, { perpage: 3, total: false })
    return data.flatMap((row) => {
      const id = new Map<string, unknown>(Object.entries(row)).get(whose)
      return typeof id === 'number' ? id : []
    })
  }

/** How each thing is looked for, the surest first; those in one list count together. */
const searches: readonly { readonly told: keyof Told; readonly by: readonly Search[] }[] = [
  { told: 'serial', by: [having(asset, 'serialnumber')] },
  { told: 'mac', by: [holding('macaddress'), having(address, 'macaddress', 'holderid')] },
  { told: 'ip', by: [holding('ipaddress'), having(address, 'ipaddress', 'holderid')] },
  { told: 'name', by: [having(networkdevice, 'hostname')] },
  { told: 'name', by: [having(asset, 'assetnumber')] },
  { told: 'name', by: [having(asset, 'name')] },
  { told: 'name', by: [having(address, 'hostname', 'holderid')] },
]

/** The one asset that is meant: by its serial number, its hardware address, its IP address, its name; undefined where none or several are. */
export async function findAsset(reader: Reader, told: Told): Promise<number | undefined> {
  for (const { told: what, by } of searches) {
    const text = told[what]
    if (!text) continue
    const found = await Promise.all(by.map((search) => search(reader, text)))
    const [only, ...more] = new Set(found.flat())
    if (only !== undefined && more.length === 0) return only
  }
  return undefined
}
