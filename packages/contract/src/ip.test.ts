import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cidrOf, ipAddressOf } from './addresses.ts'
import {
  countIps,
  hostIps,
  ipKey,
  ipKeys,
  ipPortions,
  ipRange,
  ipsOf,
  isIpWithin,
  networksAround,
  withoutIps,
  writeIpCount,
  writeIps,
} from './ip.ts'

describe('an address', () => {
  test.each([
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['::FFFF:a01:203', '10.1.2.3'],
    ['0:0:0:0:0:ffff:255.255.0.1', '255.255.0.1'],
    ['::ffff:0:a01:203', '::ffff:0:a01:203'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ])('%s is kept as %s', (text, kept) => {
    expect(ipAddressOf(text)).toBe(kept)
  })

  test('of any number comes back as it is kept', () => {
    const ip = fc.oneof(fc.ipV4(), fc.ipV6())
    const isSame = (text: string): boolean => ipsOf(ipRange(text), 9).join(' ') === ipAddressOf(text)
    fc.assert(fc.property(ip, isSame))
  })

  test('sorts by its number, and IPv4 before IPv6', () => {
    const sorted = ['9.255.0.1', '10.0.0.2', '10.0.0.10', '192.168.1.1', '::1', '2001:db8::9', '2001:db8::10', 'fd00::']
    expect(sorted.toSorted((one, other) => (ipKey(one) < ipKey(other) ? -1 : 1))).toEqual(sorted)
  })

  test('lies in the networks around it, and in those only', () => {
    const around = networksAround('10.1.2.3')
    expect(around).toHaveLength(33)
    expect([around[0], around[8], around[24], around[32]]).toEqual([
      '10.1.2.3/32',
      '10.1.2.0/24',
      '10.0.0.0/8',
      '0.0.0.0/0',
    ])
    for (const cidr of around) expect(isIpWithin('10.1.2.3', ipRange(cidr))).toBe(true)
    expect(isIpWithin('10.1.3.0', ipRange('10.1.2.0/24'))).toBe(false)
    expect(isIpWithin('::a01:203', ipRange('10.1.2.0/24'))).toBe(false)
  })

  test('of IPv6 lies in 129 networks, each written as fields keep it', () => {
    const around = networksAround('2001:db8:1:2::f')
    expect(around).toHaveLength(129)
    expect(around.map(cidrOf)).toEqual(around)
  })

  test.each(['', '10.1.2', '10.1.2.300', 'plc-3', '::1::'])('is not what %s is', (text) => {
    expect(() => ipRange(text)).toThrow(`${text} is no IP address or network.`)
  })
})

describe('a network', () => {
  test.each([
    ['10.1.2.0/24', '10.1.2.1 to 10.1.2.254', 254n],
    ['10.1.2.0/30', '10.1.2.1 to 10.1.2.2', 2n],
    ['10.1.2.2/31', '10.1.2.2 to 10.1.2.3', 2n],
    ['10.1.2.3/32', '10.1.2.3 to 10.1.2.3', 1n],
    ['0.0.0.0/0', '0.0.0.1 to 255.255.255.254', 4_294_967_294n],
    ['2001:db8::/64', '2001:db8::1 to 2001:db8::ffff:ffff:ffff:ffff', 18_446_744_073_709_551_615n],
    ['2001:db8::4/127', '2001:db8::4 to 2001:db8::5', 2n],
    ['2001:db8::4/128', '2001:db8::4 to 2001:db8::4', 1n],
  ])('%s has addresses for devices from %s', (cidr, words, count) => {
    expect([writeIps(hostIps(cidr)), countIps(hostIps(cidr))]).toEqual([words, count])
  })

  test('lies in those with fewer bits', () => {
    expect(networksAround('10.1.2.0/24').slice(0, 2)).toEqual(['10.1.2.0/23', '10.1.0.0/22'])
    expect(networksAround('0.0.0.0/0')).toEqual([])
    expect(isIpWithin('10.1.2.0/24', ipRange('10.1.0.0/16'))).toBe(true)
    expect(isIpWithin('10.0.0.0/8', ipRange('10.1.0.0/16'))).toBe(false)
  })

  test('has the keys of its ends', () => {
    expect(ipKeys(ipRange('10.1.0.0/16'))).toEqual({ firstkey: '40a010000', lastkey: '40a01ffff' })
  })

  test('of IPv4 is not written in the clothes of IPv6', () => {
    expect(cidrOf('::ffff:10.1.0.0/112')).toBeUndefined()
  })
})

describe('ranges', () => {
  const range = ipRange('10.1.2.0/29')
  test.each([
    ['10.1.2.2', '10.1.2.4', ['10.1.2.0 to 10.1.2.1', '10.1.2.5 to 10.1.2.7']],
    ['10.1.2.0', '10.1.2.4', ['10.1.2.5 to 10.1.2.7']],
    ['10.1.2.4', '10.1.3.0', ['10.1.2.0 to 10.1.2.3']],
    ['10.1.0.0', '10.1.3.0', []],
    ['10.1.3.0', '10.1.3.9', ['10.1.2.0 to 10.1.2.7']],
    ['::', '::9', ['10.1.2.0 to 10.1.2.7']],
  ])('without %s to %s is what lies beside it', (from, until, left) => {
    expect(withoutIps(range, ipRange(from, until)).map(writeIps)).toEqual(left)
  })

  test('are what no other of many takes, and nothing is taken by one that is not there', () => {
    const others = [ipRange('10.1.2.1'), ipRange('10.1.2.4', '10.1.2.6'), ipRange(null), ipRange('10.1.2.0', null)]
    expect(withoutIps(range, ...others).map(writeIps)).toEqual([
      '10.1.2.0 to 10.1.2.0',
      '10.1.2.2 to 10.1.2.3',
      '10.1.2.7 to 10.1.2.7',
    ])
    expect([isIpWithin('10.1.2.3', undefined), countIps(undefined), countIps(range, range)]).toEqual([false, 0n, 16n])
  })

  test.each([
    [254n, 254],
    [1n << 64n, '2^64'],
    [(1n << 64n) - 2n, 'about 2^63'],
    [undefined, null],
  ])('that hold %s are told as %s', (count, words) => {
    expect(writeIpCount(count)).toBe(words)
  })

  test('is written out as far as it is asked for', () => {
    expect(ipsOf(ipRange('2001:db8::/64'), 2)).toEqual(['2001:db8::', '2001:db8::1'])
    expect(ipsOf(range, 9)).toHaveLength(8)
    expect(ipsOf(range, 0)).toEqual([])
  })

  test('are gone through in portions, however large they are', () => {
    const portions = [...ipPortions([range, ipRange('10.1.3.0/31')], 6)].map(writeIps)
    expect(portions).toEqual(['10.1.2.0 to 10.1.2.5', '10.1.2.6 to 10.1.2.7', '10.1.3.0 to 10.1.3.1'])
    expect(ipPortions([ipRange('::/0')], 2).next().value).toEqual(ipRange('::', '::1'))
    expect([...ipPortions([], 2)]).toEqual([])
  })
})
