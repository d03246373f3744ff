import { type FoundByPlugin, parseValue, type Platform, type RowOf } from '@shopdb/contract'
import { address, addressspace, type subnet } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { networksAround, parseIp, sortKey, writeIp } from './ip.ts'
import { makerOf } from './mac-maker.ts'
import { subnetPath, subnetWord } from './subnet-words.ts'
import { smallestOf } from './subnets-around.ts'

/** Tells in which subnet an address lies though nobody has it, and whose hardware address this is, however it is written. */
export async function networkSearch(platform: Platform, q: string): Promise<readonly FoundByPlugin[]> {
  const ip = keptOf('ipaddress', q)
  if (ip !== undefined) return await findAddress(platform, ip)
  const mac = keptOf('macaddress', q)
  return mac === undefined ? [] : await findHardware(platform, mac)
}

function keptOf(kind: 'ipaddress' | 'macaddress', q: string): string | undefined {
  const parsed = parseValue({ kind }, q)
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : undefined
}

async function findAddress(platform: Platform, text: string): Promise<readonly FoundByPlugin[]> {
  const ip = parseIp(text)
  const spaces = await platform.listAll(addressspace)
  const found = spaces.map(async ({ addressspaceid, name }): Promise<readonly FoundByPlugin[]> => {
    const within = await smallestOf(platform, networksAround(ip), { addressspaceid })
    if (!within) return []
    const known = await platform.find(address, { addressspaceid, sortkey: sortKey(ip) })
    return [foundIn(within, `${writeIp(ip)} is ${whose(known)}${spaces.length > 1 ? `, in ${name}` : ''}`)]
  })
  return (await Promise.all(found)).flat()
}

function whose(known: RowOf<typeof address> | undefined): string {
  return known ? `that of ${known.hostname ?? known.description ?? 'something'}` : 'not recorded'
}

function foundIn(within: RowOf<typeof subnet>, detail: string): FoundByPlugin {
  return { title: subnetWord(within), detail, path: subnetPath(within.subnetid), icon: 'chart-network' }
}

const few = { perpage: 10, total: false } as const

async function findHardware(platform: Platform, macaddress: string): Promise<readonly FoundByPlugin[]> {
  const [devices, addresses] = await Promise.all([
    platform.list(networkdevice, { macaddress }, few),
    platform.list(address, { macaddress }, few),
  ])
  const maker = makerOf(macaddress)
  const detail = `${macaddress}${maker === undefined ? '' : ` (${maker})`}`
  return [
    ...devices.data.map((one) => foundDevice(one, detail)),
    ...addresses.data.map((one) => foundAddress(one, detail)),
  ]
}

function foundDevice({ assetid, assetnumber }: RowOf<typeof networkdevice>, detail: string): FoundByPlugin {
  return { title: assetnumber, detail, path: `/network/networkdevices/${assetid}`, icon: 'network' }
}

function foundAddress({ addressid, ipaddress }: RowOf<typeof address>, detail: string): FoundByPlugin {
  return { title: ipaddress, detail, path: `/network/addresses/${addressid}`, icon: 'at-sign' }
}
