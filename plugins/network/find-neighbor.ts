import { asset, type JsonRow, type Platform } from '@shopdb/contract'
import { address } from './addresses.ts'
import { networkdevice } from './devices.ts'

/** What is told of the thing at the other end. */
export interface Told {
  readonly serial: string | undefined
  readonly mac: string | undefined
  readonly name: string | undefined
}

/** What an item says of somebody, without empty members. */
export function toldOf(item: JsonRow, prefix: 'device' | 'neighbor'): Told {
  const said = (name: string): string | undefined => {
    const given = item[name]
    return typeof given === 'string' && given !== '' ? given : undefined
  }
  // Switches tell their whole name, people write the first part of it.
  return { serial: said(`${prefix}serial`), mac: said(`${prefix}mac`), name: said(`${prefix}name`)?.split('.')[0] }
}

/** The one asset that is meant: by its serial number, its hardware address, its name; undefined where none or several are. */
export async function findAsset(platform: Platform, told: Told): Promise<number | undefined> {
  return (
    (await bySerial(platform, told.serial)) ??
    (await byHardware(platform, told.mac)) ??
    (await byName(platform, told.name))
  )
}

const only = (assetids: readonly (number | null)[]): number | undefined => {
  const found = new Set(assetids.filter((id) => id !== null))
  return found.size === 1 ? [...found][0] : undefined
}

const few = { perpage: 3, total: false } as const

async function bySerial(platform: Platform, serialnumber: string | undefined): Promise<number | undefined> {
  if (serialnumber === undefined || serialnumber.includes(',')) return undefined
  const { data } = await platform.list(asset, { serialnumber }, few)
  return only(data.map(({ assetid }) => assetid))
}

async function byHardware(platform: Platform, macaddress: string | undefined): Promise<number | undefined> {
  if (macaddress === undefined) return undefined
  const devices = await platform.list(networkdevice, { macaddress }, few)
  const addresses = await platform.list(address, { macaddress }, few)
  return only([...devices.data.map(({ assetid }) => assetid), ...addresses.data.map(({ holderid }) => holderid)])
}

async function byName(platform: Platform, name: string | undefined): Promise<number | undefined> {
  if (name === undefined || name.includes(',')) return undefined
  const devices = await platform.list(networkdevice, { hostname: name }, few)
  const numbered = await platform.list(asset, { assetnumber: name }, few)
  const named = await platform.list(asset, { name }, few)
  const addresses = await platform.list(address, { hostname: name }, few)
  const lists = [devices.data, numbered.data, named.data].map((rows) => rows.map(({ assetid }) => assetid))
  return [...lists, addresses.data.map(({ holderid }) => holderid)].map(only).find((id) => id !== undefined)
}
