import { type FoundByPlugin, ipAddressOf, macAddressOf, networksAround, type Platform } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { makerOf } from './mac-maker.ts'
import { subnetPath, subnetWord } from './words.ts'

/** Tells in which subnet an address lies though nobody has it, and who made what has a hardware address. The site tells who that is. */
export async function networkSearch(platform: Platform, q: string): Promise<readonly FoundByPlugin[]> {
  const [ipaddress, hardware] = [ipAddressOf(q), macAddressOf(q)]
  if (ipaddress !== undefined) return await findSubnets(platform, ipaddress)
  const maker = hardware && makerOf(hardware)
  return maker ? [{ title: maker, detail: `Made ${hardware}`, path: `/network/addresses?q=${hardware}` }] : []
}

/** Of each address space the smallest subnet: they are listed by their begin, the larger ones first. */
async function findSubnets(platform: Platform, ipaddress: string): Promise<readonly FoundByPlugin[]> {
  const around = await platform.listAll(subnet, { cidr: networksAround(ipaddress) })
  const smallest = new Map(around.map((one) => [one.addressspaceid, one]))
  const recorded = await platform.listAll(address, { ipaddress })
  return [...smallest.values()].map((within) => {
    const known = recorded.find(({ addressspaceid }) => addressspaceid === within.addressspaceid)
    const whose = known?.hostname ?? known?.holdername ?? known?.description ?? 'something'
    const space = smallest.size > 1 ? `, in ${within.addressspacename}` : ''
    const detail = `${ipaddress} is ${known ? `that of ${whose}` : 'not recorded'}${space}`
    return { title: subnetWord(within), detail, path: subnetPath(within), icon: 'chart-network' }
  })
}
