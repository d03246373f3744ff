import { expect, test } from 'vitest'
import { findFree, type Ground, mostkeys, type Taken } from './free-addresses.ts'
import { parseIp, sortKey } from './ip.ts'

const ground = (cidr: string, more: Partial<Ground> = {}): Ground => ({
  cidr,
  gateway: null,
  dhcpfrom: null,
  dhcpto: null,
  ...more,
})

/** A database that has these addresses. */
function having(addresses: readonly string[]): Taken {
  const keys = addresses.map((text) => sortKey(parseIp(text))).toSorted()
  return (from) => Promise.resolve(keys.filter((key) => key >= from).slice(0, mostkeys))
}

test('the first free addresses leave out those of the network itself, the gateway, the DHCP range and what is taken', async () => {
  const office = ground('10.1.2.0/24', { gateway: '10.1.2.1', dhcpfrom: '10.1.2.5', dhcpto: '10.1.2.250' })
  const free = await findFree(office, 6, having(['10.1.2.3', '10.1.2.100', '10.1.2.252']))
  expect(free).toEqual(['10.1.2.2', '10.1.2.4', '10.1.2.251', '10.1.2.253', '10.1.2.254'])
})

test('a full subnet has none', async () => {
  expect(await findFree(ground('10.1.2.0/30'), 5, having(['10.1.2.1', '10.1.2.2']))).toEqual([])
})

test('the range that the DHCP server gives from may reach to the end', async () => {
  const all = ground('10.1.2.0/29', { dhcpfrom: '10.1.2.1', dhcpto: '10.1.2.6' })
  expect(await findFree(all, 5, having([]))).toEqual([])
})

test('both addresses of a link are free', async () => {
  expect(await findFree(ground('10.1.2.0/31'), 5, having([]))).toEqual(['10.1.2.0', '10.1.2.1'])
})

test('a subnet of IPv6 is looked through without counting it', async () => {
  const wide = ground('2001:db8::/64', { gateway: '2001:db8::1', dhcpfrom: '2001:db8::2', dhcpto: '2001:db8::ffff' })
  expect(await findFree(wide, 2, having(['2001:db8::1:0']))).toEqual(['2001:db8::1:1', '2001:db8::1:2'])
})

test('thousands of taken addresses are read in portions', async () => {
  const taken = Array.from({ length: 2500 }, (_, at) => `10.1.${Math.floor((at + 1) / 256)}.${(at + 1) % 256}`)
  let asked = 0
  const counting: Taken = (from) => {
    asked += 1
    return having(taken)(from)
  }
  expect(await findFree(ground('10.1.0.0/16'), 2, counting)).toEqual(['10.1.9.197', '10.1.9.198'])
  expect(asked).toBe(6)
})

test('a subnet whose last portion is full to the end has none', async () => {
  const taken = Array.from({ length: 1022 }, (_, at) => `10.1.${Math.floor((at + 1) / 256)}.${(at + 1) % 256}`)
  expect(await findFree(ground('10.1.0.0/22'), 2, having(taken))).toEqual([])
  expect(await findFree(ground('10.1.0.0/22'), 2, having(taken.slice(0, 1000)))).toEqual(['10.1.3.233', '10.1.3.234'])
})
