/** An IPv4 or IPv6 address in its shortest form, or undefined. `010.0.0.1` is refused: some read it as octal. */
export function ipAddressOf(text: string): string | undefined {
  if (/^[\d.]+$/u.test(text)) return isIpv4(text) ? text : undefined
  if (!/^[\da-f:.]+$/iu.test(text) || !text.includes(':')) return undefined
  try {
    return new URL(`http://[${text}]`).hostname.slice(1, -1)
  } catch {
    return undefined
  }
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/u.test(part) && Number(part) <= 255)
}

/** A network as `address/bits`, or undefined. Bits of the host part are refused: `10.1.2.3/16` is an address, not a network. */
export function cidrOf(text: string): string | undefined {
  const [address = '', bits = '', more] = text.split('/')
  const ip = ipAddressOf(address)
  if (ip === undefined || more !== undefined || !/^(0|[1-9]\d{0,2})$/u.test(bits)) return undefined
  const size = ip.includes(':') ? 128 : 32
  const host = BigInt(size) - BigInt(bits)
  if (host < 0n || (numberOf(ip) & ((1n << host) - 1n)) !== 0n) return undefined
  return `${ip}/${bits}`
}

function numberOf(ip: string): bigint {
  if (!ip.includes(':')) return ip.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
  const [head = '', tail] = ip.split('::')
  const words = (part: string | undefined): string[] => (part ? part.split(':') : [])
  const gap = tail === undefined ? 0 : 8 - words(head).length - words(tail).length
  const all = [...words(head), ...Array.from({ length: gap }, () => '0'), ...words(tail)]
  return all.reduce((sum, word) => sum * 65_536n + BigInt(`0x${word}`), 0n)
}

/** A hardware address as `AA:BB:CC:DD:EE:FF`, from colons, dashes, dots or bare digits; or undefined. */
export function macAddressOf(text: string): string | undefined {
  const shapes = /^([\da-f]{2}([:-][\da-f]{2}){5}|[\da-f]{4}(\.[\da-f]{4}){2}|[\da-f]{12})$/iu
  if (!shapes.test(text)) return undefined
  const digits = text.replaceAll(/[^\da-f]/giu, '').toUpperCase()
  return digits.match(/../gu)?.join(':')
}
