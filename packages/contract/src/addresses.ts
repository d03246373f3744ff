import { numberOfIp } from './ip-number.ts'

/**
 * An IPv4 or IPv6 address in its shortest form, as the kind `ipaddress` keeps it, or undefined. `::ffff:10.1.2.3` is the IPv4
 * address in it. `010.0.0.1` is none: some read it as octal.
 */
export function ipAddressOf(text: string): string | undefined {
  if (/^[\d.]+$/u.test(text)) return isIpv4(text) ? text : undefined
  if (!/^[\da-f:.]+$/iu.test(text) || !text.includes(':')) return undefined
  try {
    return ipv4In(new URL(`http://[${text}]`).hostname.slice(1, -1))
  } catch {
    return undefined
  }
}

/** Programs write an IPv4 address so, where they hold both kinds in one. */
function ipv4In(ip: string): string {
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/u.exec(ip) ?? []
  if (high === undefined || low === undefined) return ip
  return [high, low].flatMap((word) => [Number(`0x${word}`) >> 8, Number(`0x${word}`) & 255]).join('.')
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/u.test(part) && Number(part) <= 255)
}

/** A network as `address/bits`, as the kind `cidr` keeps it, or undefined. Bits of the host part are refused: `10.1.2.3/16` is an address, not a network. */
export function cidrOf(text: string): string | undefined {
  const [address = '', bits = '', more] = text.split('/')
  const ip = ipAddressOf(address)
  if (ip === undefined || more !== undefined || !/^(0|[1-9]\d{0,2})$/u.test(bits)) return undefined
  const size = ip.includes(':') ? 128 : 32
  const host = BigInt(size) - BigInt(bits)
  if (host < 0n || (numberOfIp(ip) & ((1n << host) - 1n)) !== 0n) return undefined
  return `${ip}/${bits}`
}

/** A hardware address as `AA:BB:CC:DD:EE:FF`, as the kind `macaddress` keeps it, from colons, dashes, dots or bare digits; or undefined. */
export function macAddressOf(text: string): string | undefined {
  const shapes = /^([\da-f]{2}([:-][\da-f]{2}){5}|[\da-f]{4}(\.[\da-f]{4}){2}|[\da-f]{12})$/iu
  if (!shapes.test(text)) return undefined
  const digits = text.replaceAll(/[^\da-f]/giu, '').toUpperCase()
  return digits.match(/../gu)?.join(':')
}
