import { type FoundByPlugin, parseValue, type Platform } from '@shopdb/contract'
import { findSubnet } from './address-rule.ts'
import { address, addressspace } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { parseIp, sortKey, writeIp } from './ip.ts'
import { macTable, makerOf } from './mac-maker.ts'

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
  const { data: spaces } = await platform.list(addressspace, {}, { perpage: 20, total: false })
  const found = await Promise.all(
    spaces.map(async ({ addressspaceid, name }): Promise<readonly FoundByPlugin[]> => {
      const within = await findSubnet(platform, ip, addressspaceid)
      if (!within) return []
      const known = await platform.find(address, { addressspaceid, sortkey: sortKey(ip) })
      const whose = known ? `that of ${known.hostname ?? known.description ?? 'something'}` : 'not recorded'
      const where = [within.cidr, within.name].filter(Boolean).join(' ')
      const detail = `${writeIp(ip)} is ${whose}${spaces.length > 1 ? `, in ${name}` : ''}`
      return [
        { title: where, detail, path: `/pages/network/subnet?subnetid=${within.subnetid}`, icon: 'chart-network' },
      ]
    }),
  )
  return found.flat()
}

async function findHardware(platform: Platform, macaddress: string): Promise<readonly FoundByPlugin[]> {
  const [devices, addresses] = await Promise.all([
    platform.list(networkdevice, { macaddress }, { perpage: 10, total: false }),
    platform.list(address, { macaddress }, { perpage: 10, total: false }),
  ])
  const maker = makerOf(macTable(), macaddress)
  const detail = `${macaddress}${maker === undefined ? '' : ` (${maker})`}`
  return [
    ...devices.data.map(({ assetid, assetnumber }) => ({
      title: assetnumber,
      detail,
      path: `/network/networkdevices/${assetid}`,
      icon: 'network',
    })),
    ...addresses.data.map(({ addressid, ipaddress }) => ({
      title: ipaddress,
      detail,
      path: `/network/addresses/${addressid}`,
      icon: 'at-sign',
    })),
  ]
}
