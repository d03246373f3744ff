import { ipAddressOf } from './addresses.ts'
import { invalid } from './errors.ts'
import { bitsOf, hexOf, type IpFamily, numberOfIp } from './ip-number.ts'

/** IP addresses from one to another, both included, as numbers: of the 4 or 16 bytes of an address, the first is the highest. */
export interface IpRange {
  readonly family: IpFamily
  readonly first: bigint
  readonly last: bigint
}

/**
 * An address alone, all addresses of a network, or those from one address to another: `ipRange('10.1.2.3')`,
 * `ipRange('10.1.0.0/16')`, `ipRange('10.1.0.100', '10.1.0.199')`. A field that is empty has no range. Throws `invalid` for
 * other texts.
 */
export function ipRange(text: string, until?: string): IpRange
export function ipRange(text: string | null, until?: string | null): IpRange | undefined
export function ipRange(text: string | null, until?: string | null): IpRange | undefined {
  if (text === null || until === null) return undefined
  const [address = '', bits] = text.split('/')
  const ip = ipAddressOf(address)
  if (ip === undefined) throw invalid(`${text} is no IP address or network.`)
  const family = ip.includes(':') ? 6 : 4
  const first = numberOfIp(ip)
  if (until !== undefined) return { family, first, last: ipRange(until).first }
  return {
    family,
    first,
    last: bits === undefined ? first : first + (1n << BigInt(bitsOf(family) - Number(bits))) - 1n,
  }
}

/**
 * The addresses of a network that a device may have. IPv4 keeps the first for the network and the last for all its devices,
 * IPv6 the first for its routers; of networks of one or two addresses none is kept.
 */
export function hostIps(cidr: string): IpRange {
  const { family, first, last } = ipRange(cidr)
  return last - first < 2n
    ? { family, first, last }
    : { family, first: first + 1n, last: family === 4 ? last - 1n : last }
}

/** How many addresses ranges have in all; none, where there is no range. */
export const countIps = (...ranges: readonly (IpRange | undefined)[]): bigint =>
  ranges.reduce((sum, range) => (range ? sum + range.last - range.first + 1n : sum), 0n)

/** Whether an address, or a network as a whole, lies in a range; in none nothing does. */
export function isIpWithin(text: string, range: IpRange | undefined): boolean {
  const { family, first, last } = ipRange(text)
  return range !== undefined && family === range.family && first >= range.first && last <= range.last
}

/** What is left of a range without others, in order: two ranges, where one lies amid it. */
export function withoutIps(range: IpRange, ...others: readonly (IpRange | undefined)[]): readonly IpRange[] {
  return others.reduce<readonly IpRange[]>(
    (left, other) => (other ? left.flatMap((one) => withoutOne(one, other)) : left),
    [range],
  )
}

function withoutOne(range: IpRange, { family, first, last }: IpRange): readonly IpRange[] {
  if (family !== range.family || first > range.last || last < range.first) return [range]
  const around = [
    { ...range, last: first - 1n },
    { ...range, first: last + 1n },
  ]
  return around.filter((left) => left.first <= left.last)
}

/** The first addresses of a range, at most so many, as `ipaddress` keeps them. */
export function ipsOf({ family, first, last }: IpRange, most: number): readonly string[] {
  const length = last - first < BigInt(most) ? Number(last - first) + 1 : most
  return Array.from({ length }, (_, at) => writeIp(family, first + BigInt(at)))
}

/** Ranges in portions of so many addresses, in order, one after the other: a network may have more than could be written out. */
export function* ipPortions(ranges: readonly IpRange[], size: number): Generator<IpRange> {
  for (const { family, first: begin, last: end } of ranges)
    for (let first = begin; first <= end; first += BigInt(size)) {
      const last = first + BigInt(size) - 1n
      yield { family, first, last: last < end ? last : end }
    }
}

/** A range as people read it: `10.1.0.1 to 10.1.0.254`. */
export const writeIps = ({ family, first, last }: IpRange): string =>
  `${writeIp(family, first)} to ${writeIp(family, last)}`

function writeIp(family: IpFamily, value: bigint): string {
  const hex = hexOf(family, value)
  if (family === 4) return (hex.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.')
  // Eight words are an address.
  return ipAddressOf((hex.match(/.{4}/gu) ?? []).join(':')) ?? ''
}

/** A count of addresses that people read: of IPv6 the power of two says more than twenty digits. null, where nothing is counted. */
export function writeIpCount(count: bigint | undefined): number | string | null {
  if (count === undefined) return null
  if (count < 1_000_000_000n) return Number(count)
  const power = count.toString(2).length - 1
  return count === 1n << BigInt(power) ? `2^${power}` : `about 2^${power}`
}

/** A text that sorts as addresses count, for a field of one's own: IPv4 before IPv6, each by its number. */
export const ipKey = (ip: string): string => ipKeys(ipRange(ip)).firstkey

/** The texts of the first and of the last address of a range, as `ipKey` makes them: what lies in it lies between them. */
export const ipKeys = ({ family, first, last }: IpRange): { readonly firstkey: string; readonly lastkey: string } => ({
  firstkey: `${family}${hexOf(family, first)}`,
  lastkey: `${family}${hexOf(family, last)}`,
})

/** Every network in which an address, or another network, lies, the smallest first, as `cidr` keeps them. */
export function networksAround(text: string): readonly string[] {
  const { family, first } = ipRange(text)
  const [, bits] = text.split('/')
  const smallest = bits === undefined ? bitsOf(family) : Number(bits) - 1
  return Array.from({ length: smallest + 1 }, (_, at) => {
    const host = BigInt(bitsOf(family) - smallest + at)
    return `${writeIp(family, (first >> host) << host)}/${smallest - at}`
  })
}
