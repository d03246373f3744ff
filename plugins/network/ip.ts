import { parseValue } from '@shopdb/contract'
import ipaddr from 'ipaddr.js'

/** An address as a number: of the 4 or 16 bytes, the first is the highest. */
export interface Ip {
  readonly family: 4 | 6
  readonly value: bigint
}

/** Addresses from one to another. */
export interface IpRange {
  readonly family: 4 | 6
  readonly first: bigint
  readonly last: bigint
}

/** A range of addresses that share their first `prefix` bits. */
export interface Network extends IpRange {
  readonly prefix: number
}

const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128)

/** An address that was checked before. `::ffff:10.1.2.3` is the IPv4 address in it. */
export function parseIp(text: string): Ip {
  const ip = ipaddr.process(text)
  const hex = ip.toByteArray().map((byte) => byte.toString(16).padStart(2, '0'))
  return { family: ip.kind() === 'ipv4' ? 4 : 6, value: BigInt(`0x${hex.join('')}`) }
}

/** The address that a text is, in the form in which fields keep it; undefined where it is none. */
export function findIp(text: string): string | undefined {
  const parsed = parseValue({ kind: 'ipaddress' }, text)
  return 'value' in parsed && typeof parsed.value === 'string' ? writeIp(parseIp(parsed.value)) : undefined
}

/** The address in the form in which fields keep it. */
export function writeIp({ family, value }: Ip): string {
  const hex = value.toString(16).padStart(bitsOf(family) / 4, '0')
  const ip = ipaddr.fromByteArray((hex.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16)))
  return 'toRFC5952String' in ip ? ip.toRFC5952String() : ip.toString()
}

/** A subnet that was checked before: `10.1.0.0/16`. */
export function parseNetwork(cidr: string): Network {
  const [text = '', bits] = cidr.split('/')
  const { family, value } = parseIp(text)
  const prefix = Number(bits)
  return { family, first: value, last: value + (1n << BigInt(bitsOf(family) - prefix)) - 1n, prefix }
}

/** The range from one address to another, which were checked before. */
export function rangeOf(from: string, to: string): IpRange {
  const { family, value: first } = parseIp(from)
  return { family, first, last: parseIp(to).value }
}

/** A text that sorts as addresses count: IPv4 before IPv6, each by its number. */
export function sortKey({ family, value }: Ip): string {
  return `${family}${value.toString(16).padStart(bitsOf(family) / 4, '0')}`
}

/** The keys of the first and the last address. */
export function keysOf({ family, first, last }: IpRange): { readonly firstkey: string; readonly lastkey: string } {
  return { firstkey: sortKey({ family, value: first }), lastkey: sortKey({ family, value: last }) }
}

/** What `sortKey` made, as an address again. */
export function ipOfKey(key: string): Ip {
  return { family: key.startsWith('4') ? 4 : 6, value: BigInt(`0x${key.slice(1)}`) }
}

export function isInside({ family, value }: Ip, range: IpRange): boolean {
  return family === range.family && value >= range.first && value <= range.last
}

/**
 * The addresses that a device may have. IPv4 keeps the first for the network and the last for all its devices, IPv6 the
 * first for its routers; of subnets of one or two addresses none is kept.
 */
export function hostsOf({ family, first, last, prefix }: Network): Network {
  if (bitsOf(family) - prefix < 2) return { family, first, last, prefix }
  return { family, first: first + 1n, last: family === 4 ? last - 1n : last, prefix }
}

/** How many addresses that is. */
export function countOf(range: IpRange | undefined): bigint {
  return range ? range.last - range.first + 1n : 0n
}

/** Every subnet that an address or a smaller subnet lies in, the smallest first. */
export function networksAround({ family, value }: Ip, below = bitsOf(family)): readonly string[] {
  return Array.from({ length: below + 1 }, (_, at) => {
    const prefix = below - at
    const host = BigInt(bitsOf(family) - prefix)
    return `${writeIp({ family, value: (value >> host) << host })}/${prefix}`
  })
}

/** Every subnet that a subnet lies in, the smallest first. */
export function networksOutside(cidr: string): readonly string[] {
  const { family, first, prefix } = parseNetwork(cidr)
  return networksAround({ family, value: first }, prefix - 1)
}
