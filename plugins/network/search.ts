import { type FoundByPlugin, parseValue, type Platform } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { holderWord } from './held.ts'
import { networksAround, parseIp, sortKey } from './ip.ts'
import { makerOf } from './mac-maker.ts'
import { addressPath, devicePath, subnetPath, subnetWord } from './words.ts'

/** Tells in which subnet an address lies though nobody has it, and whose hardware address this is, however it is written. */
export async function networkSearch(platform: Platform, q: string): Promise<readonly FoundByPlugin[]> {
  const ipaddress = keptOf('ipaddress', q)
  if (ipaddress !== undefined) return await findAddress(platform, ipaddress)
  const hardware = keptOf('macaddress', q)
  return hardware === undefined ? [] : await findHardware(platform, hardware)
}

function keptOf(kind: 'ipaddress' | 'macaddress', q: string): string | undefined {
  const parsed = parseValue({ kind }, q)
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : undefined
}

/** Of each address space the smallest subnet: they are listed by their begin, the larger ones first. */
async function findAddress(platform: Platform, ipaddress: string): Promise<readonly FoundByPlugin[]> {
  const ip = parseIp(ipaddress)
  const around = await platform.listAll(subnet, { cidr: networksAround(ip) })
  const smallest = new Map(around.map((one) => [one.addressspaceid, one]))
  const recorded = await platform.listAll(address, { sortkey: sortKey(ip) })
  const [holder] = await platform.holders('ipaddress', [ipaddress])
  const unrecorded = holder ? `that of ${holderWord(holder)}, and not recorded` : 'not recorded'
  return [...smallest.values()].map((within) => {
    const known = recorded.find(({ addressspaceid }) => addressspaceid === within.addressspaceid)
    const whose = known?.hostname ?? known?.holdername ?? known?.description ?? 'something'
    const space = smallest.size > 1 ? `, in ${within.addressspacename}` : ''
    const detail = `${ipaddress} is ${known ? `that of ${whose}` : unrecorded}${space}`
    return { title: subnetWord(within), detail, path: subnetPath(within), icon: 'chart-network' }
  })
}

const few = { perpage: 10, total: false } as const

async function findHardware(platform: Platform, hardware: string): Promise<readonly FoundByPlugin[]> {
  const [devices, addresses] = await Promise.all([
    platform.list(networkdevice, { macaddress: hardware }, few),
    platform.list(address, { macaddress: hardware }, few),
  ])
  const maker = makerOf(hardware)
  const detail = maker === undefined ? hardware : `${hardware} (${maker})`
  return [
    ...devices.data.map((one) => ({ title: one.assetnumber, path: devicePath(one), icon: 'network', detail })),
    ...addresses.data.map((one) => ({ title: one.ipaddress, path: addressPath(one), icon: 'at-sign', detail })),
  ]
}
