import { ipKey, ipRange, ipsOf, type Reader, writeIps } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { assignable, type AddressPlan } from './assignable.ts'
import { freeIn } from './free-addresses.ts'

const ground = (cidr: string, more: Partial<AddressPlan> = {}) => ({
  cidr,
  gateway: null,
  dhcpfrom: null,
  dhcpto: null,
  addressspaceid: 1,
  ...more,
})

/** A database that has these addresses, and what has some of its own. */
function having(recorded: readonly string[], told: readonly string[] = []) {
  const asked = { counts: 0, lists: 0 }
  const keys = recorded.map(ipKey)
  const listAll = (
    { table }: { readonly table: string },
    { ipaddress = [] }: { readonly ipaddress?: readonly string[] },
  ) => {
    if (table === 'addressspaces') return Promise.resolve([{ addressspaceid: 1 }])
    asked.lists += 1
    return Promise.resolve(ipaddress.filter((one) => recorded.includes(one)).map((one) => ({ ipaddress: one })))
  }
  const counts = (_table: unknown, filters: readonly Readonly<Record<string, string>>[]) => {
    asked.counts += 1
    const between = ({ 'sortkey.gte': first = '', 'sortkey.lte': last = '' }) =>
      keys.filter((key) => first <= key && key <= last).length
    return Promise.resolve(filters.map(between))
  }
  const holders = (_kind: string, values: readonly string[]) =>
    Promise.resolve(values.filter((value) => told.includes(value)).map((value) => ({ value })))
  // Border: what is looked for reads nothing else.
  return { reader: { listAll, counts, holders } as unknown as Reader, asked }
}

const many = (count: number) => ipsOf(ipRange('10.1.0.1', '10.1.255.254'), count)

test('the first free addresses leave out those of the network itself, the gateway, the DHCP range and what is taken', async () => {
  const office = ground('10.1.2.0/24', { gateway: '10.1.2.1', dhcpfrom: '10.1.2.5', dhcpto: '10.1.2.250' })
  const { reader } = having(['10.1.2.3', '10.1.2.100', '10.1.2.252'])
  expect(await freeIn(reader, office, 6)).toEqual(['10.1.2.2', '10.1.2.4', '10.1.2.251', '10.1.2.253', '10.1.2.254'])
})

test('what something has of its own is not free', async () => {
  const { reader } = having(['10.1.2.1'], ['10.1.2.2', '10.1.2.4'])
  expect(await freeIn(reader, ground('10.1.2.0/24'), 2)).toEqual(['10.1.2.3', '10.1.2.5'])
})

test('a full subnet has none', async () => {
  expect(await freeIn(having(['10.1.2.1', '10.1.2.2']).reader, ground('10.1.2.0/30'), 5)).toEqual([])
})

test('the range that the DHCP server gives from may reach to the end', async () => {
  expect(assignable(ground('10.1.2.0/29', { dhcpfrom: '10.1.2.1', dhcpto: '10.1.2.6' }))).toEqual([])
})

test('both addresses of a link are free', async () => {
  expect(await freeIn(having([]).reader, ground('10.1.2.0/31'), 5)).toEqual(['10.1.2.0', '10.1.2.1'])
})

test('a subnet of IPv6 is looked through without counting it', async () => {
  const wide = ground('2001:db8::/64', { gateway: '2001:db8::1', dhcpfrom: '2001:db8::2', dhcpto: '2001:db8::ffff' })
  expect(assignable(wide).map(writeIps)).toEqual(['2001:db8::1:0 to 2001:db8::ffff:ffff:ffff:ffff'])
  const { reader, asked } = having(['2001:db8::1:0'])
  expect(await freeIn(reader, wide, 2)).toEqual(['2001:db8::1:1', '2001:db8::1:2'])
  expect(asked).toEqual({ counts: 1, lists: 1 })
})

test('thousands of taken addresses are counted, not read', async () => {
  const { reader, asked } = having(many(25_000))
  expect(await freeIn(reader, ground('10.1.0.0/16'), 2)).toEqual(['10.1.97.169', '10.1.97.170'])
  expect(asked).toEqual({ counts: 3, lists: 1 })
})

test('a subnet whose last portion is full to the end has none', async () => {
  const taken = many(1022)
  expect(await freeIn(having(taken).reader, ground('10.1.0.0/22'), 2)).toEqual([])
  const some = having(taken.slice(0, 1000)).reader
  expect(await freeIn(some, ground('10.1.0.0/22'), 2)).toEqual(['10.1.3.233', '10.1.3.234'])
})
