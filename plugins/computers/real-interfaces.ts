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

/** Every adapter has such an address, and nobody reaches it by that. */
const linklocal = /^fe[89ab][0-9a-f]:/iu

/** The real adapters, each once: agents tell one for each of its addresses. */
export function realInterfaces(adapters: readonly Adapter[]): readonly Adapter[] {
  const merged = new Map<string, Adapter>()
  for (const { ip6 = '', ...told } of adapters.filter(isRealInterface)) {
    const adapter = ip6 === '' || linklocal.test(ip6) ? told : { ...told, ip6 }
    merged.set(adapter.name, { ...adapter, ...merged.get(adapter.name) })
  }
  return [...merged.values()]
}
