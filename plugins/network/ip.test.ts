import { parseValue, type Field } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import {
  countOf,
  hostsOf,
  ipOfKey,
  isInside,
  keysOf,
  networksAround,
  parseIp,
  parseNetwork,
  sortKey,
  writeIp,
} from './ip.ts'

const kept = (kind: Field['kind'], text: string): unknown => {
  const parsed = parseValue({ kind }, text)
  return 'value' in parsed ? parsed.value : parsed.flaw
}

const addresses = [
  '0.0.0.0',
  '10.1.2.3',
  '255.255.255.255',
  '::',
  '::1',
  'fd00::1',
  '2001:db8:0:0:1:0:0:1',
  '2001:db8::1:0:0:1',
  '2001:0:0:1:0:0:0:1',
  '1:0:2:3:4:5:6:7',
  'fe80::a1:b2',
]

describe('an address', () => {
  test.each(addresses)('%s is written as fields keep it', (text) => {
    expect(writeIp(parseIp(text))).toBe(kept('ipaddress', text))
  })

  test.each(addresses)('%s comes back from its key', (text) => {
    const ip = parseIp(text)
    expect(ipOfKey(sortKey(ip))).toEqual(ip)
  })

  test('that is IPv4 in the clothes of IPv6 is that IPv4 address', () => {
    expect(writeIp(parseIp('::ffff:10.1.2.3'))).toBe('10.1.2.3')
    expect(parseIp('::ffff:a01:203')).toEqual(parseIp('10.1.2.3'))
  })

  test('sorts by its number, and IPv4 before IPv6', () => {
    const sorted = ['9.255.0.1', '10.0.0.2', '10.0.0.10', '192.168.1.1', '::1', '2001:db8::9', '2001:db8::10', 'fd00::']
    expect(sorted.toSorted((one, other) => (sortKey(parseIp(one)) < sortKey(parseIp(other)) ? -1 : 1))).toEqual(sorted)
  })

  test('lies in the subnets around it, and in those only', () => {
    const around = networksAround(parseIp('10.1.2.3'))
    expect(around).toHaveLength(33)
    expect([around[0], around[8], around[24], around[32]]).toEqual([
      '10.1.2.3/32',
      '10.1.2.0/24',
      '10.0.0.0/8',
      '0.0.0.0/0',
    ])
    for (const cidr of around) expect(isInside(parseIp('10.1.2.3'), parseNetwork(cidr))).toBe(true)
    expect(isInside(parseIp('10.1.3.0'), parseNetwork('10.1.2.0/24'))).toBe(false)
    expect(isInside(parseIp('::a01:203'), parseNetwork('10.1.2.0/24'))).toBe(false)
  })

  test('of IPv6 lies in 129 subnets, each written as fields keep it', () => {
    const around = networksAround(parseIp('2001:db8:1:2::f'))
    expect(around).toHaveLength(129)
    expect(around.map((cidr) => kept('cidr', cidr))).toEqual(around)
  })
})

describe('a subnet', () => {
  test.each([
    ['10.1.2.0/24', '10.1.2.1', '10.1.2.254', 254n],
    ['10.1.2.0/30', '10.1.2.1', '10.1.2.2', 2n],
    ['10.1.2.2/31', '10.1.2.2', '10.1.2.3', 2n],
    ['10.1.2.3/32', '10.1.2.3', '10.1.2.3', 1n],
    ['0.0.0.0/0', '0.0.0.1', '255.255.255.254', 4_294_967_294n],
    ['2001:db8::/64', '2001:db8::1', '2001:db8::ffff:ffff:ffff:ffff', 18_446_744_073_709_551_615n],
    ['2001:db8::4/127', '2001:db8::4', '2001:db8::5', 2n],
    ['2001:db8::4/128', '2001:db8::4', '2001:db8::4', 1n],
  ])('%s has addresses for devices from %s to %s', (cidr, first, last, count) => {
    const hosts = hostsOf(parseNetwork(cidr))
    const { family } = hosts
    expect([hosts.first, hosts.last].map((value) => writeIp({ family, value }))).toEqual([first, last])
    expect(countOf(hosts)).toBe(count)
  })

  test('lies in those with fewer bits', () => {
    const { family, first, prefix } = parseNetwork('10.1.2.0/24')
    expect(networksAround({ family, value: first }, prefix - 1).slice(0, 2)).toEqual(['10.1.2.0/23', '10.1.0.0/22'])
    expect(networksAround(parseIp('0.0.0.0'), -1)).toEqual([])
  })

  test('has the keys of its ends', () => {
    expect(keysOf(parseNetwork('10.1.0.0/16'))).toEqual({ firstkey: '40a010000', lastkey: '40a01ffff' })
  })
})
