import { ipKey } from '@shopdb/contract'
import type { Adapter } from './inventory-item.ts'

const made = [
  /\b(?:loopback|teredo|isatap|6to4|pseudo|miniport|bluetooth|npcap|wi-fi direct)\b/iu,
  /\b(?:vmware|virtualbox|hyper-v) (?:virtual|host-only)/iu,
  /\b(?:tap-windows|wintun|wireguard|openvpn|vpn|anyconnect|fortinet|zscaler)\b/iu,
  /^(?:lo|ifb|veth|docker|br-|virbr|vnet|tun|tap|wg|dummy|sit|gre|cni|flannel)[a-z]*\d*/iu,
]

/**
 * Whether an adapter is one by which the computer can be known and reached: it has a hardware address of its own, and is
 * neither a loopback nor made by software. The bit for addresses that were given locally does not tell: a virtual
 * machine's one true card has it too.
 */
export function isRealInterface({ name, mac = '', type = '', isvirtual = false }: Adapter): boolean {
  const hasAddress = /[1-9a-f]/iu.test(mac) && !/^(?:ff[:-]?){6}$/iu.test(mac)
  return hasAddress && !isvirtual && !/loopback/iu.test(type) && !made.some((pattern) => pattern.test(name))
}

/** Adapters give themselves such addresses, and nobody reaches them by those. */
const linklocal = /^(?:fe[89ab][0-9a-f]:|169\.254\.)/iu

/** An adapter without the addresses by which nobody reaches it. */
function reachable({ ip = '', ip6 = '', ...told }: Adapter): Adapter {
  const isTold = (address: string): boolean => address !== '' && !linklocal.test(address)
  return { ...told, ...(isTold(ip) ? { ip } : {}), ...(isTold(ip6) ? { ip6 } : {}) }
}

/**
 * The real adapters, each once: agents tell one for each of its addresses. One with a second IPv4 address, such as one towards a
 * machine, stands there once more, named with it; the lowest is its own, whichever is told first.
 */
export function realInterfaces(adapters: readonly Adapter[]): readonly Adapter[] {
  const merged = new Map<string, Adapter>()
  const real = adapters.filter(isRealInterface).map(reachable)
  for (const told of real.toSorted((one, other) => rankOf(one).localeCompare(rankOf(other)))) {
    const first = merged.get(told.name)
    const isSecond = first?.ip !== undefined && told.ip !== undefined && told.ip !== first.ip
    const name = isSecond ? `${told.name.slice(0, 100)} (${told.ip})` : told.name
    merged.set(name, { ...told, ...merged.get(name), name })
  }
  return [...merged.values()]
}

/** Those without an IPv4 address come last. */
const rankOf = ({ ip }: Adapter): string => (ip === undefined ? 'none' : ipKey(ip))
