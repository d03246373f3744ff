import { parseValue, type FieldKind } from '@shopdb/contract'
import { found, missing, nothing, type Found } from './notes.ts'
import { cleanLine, isPlaceholder } from './text.ts'

/** What an address column can hold beside an address. */
export interface Address {
  readonly ipaddress?: string
  readonly port?: number
  readonly isdhcp: boolean
}

/** The first address of a text that may hold several, a network length, a port, leading zeros or the word DHCP. */
export function addressOf(raw: unknown): Found<Address> {
  const text = cleanLine(raw).value
  if (text === undefined) return nothing
  if (/^dhcp$/iu.test(text)) return found({ isdhcp: true })
  if (isPlaceholder(text) || /^(0+\.){3}0+$/u.test(text)) {
    return missing('badaddress', `the address '${text}' is a placeholder and was left out`)
  }
  const [first = ''] = text.split(/[\s,;|&]+|\/(?=\s|.*[.:])/u)
  const address = firstAddress(first)
  if (!address) return missing('badaddress', `'${text}' is no IP address and was left out`)
  const plain = address.port === undefined ? address.ipaddress : `${address.ipaddress}:${address.port}`
  return plain === text
    ? found(address)
    : found(address, 'badaddress', `of the address '${text}' only ${plain} was taken`)
}

function firstAddress(text: string): Address | undefined {
  const [, bare = '', port] = /^(\d+\.\d+\.\d+\.\d+)(?::(\d+))?(?:\/\d+)?$/u.exec(text) ?? [
    undefined,
    text.replace(/\/\d+$/u, ''),
  ]
  const ipaddress = kept('ipaddress', bare.replaceAll(/\b0+(?=\d)/gu, bare.includes(':') ? '$&' : ''))
  if (ipaddress === undefined) return undefined
  return { ipaddress, isdhcp: false, ...(port === undefined ? {} : { port: Number(port) }) }
}

/** The first port of a text such as `8193`, `8193/8194` or `tcp 8193`. */
export function portOf(raw: unknown): Found<number> {
  const text = cleanLine(raw).value
  if (text === undefined || isPlaceholder(text)) return nothing
  const port = Number(/\d+/u.exec(text)?.[0])
  if (!(port >= 1 && port <= 65_535)) return missing('badport', `'${text}' is no port and was left out`)
  return String(port) === text ? found(port) : found(port, 'badport', `of the port '${text}' only ${port} was taken`)
}

/** A hardware address in any notation; all zeros and all ones are none. */
export function hardwareOf(raw: unknown): Found<string> {
  const text = cleanLine(raw).value
  if (text === undefined || isPlaceholder(text)) return nothing
  const address = kept('macaddress', text)
  if (address === undefined || /^(00:?|FF:?)+$/u.test(address)) {
    return missing('badmac', `'${text}' is no hardware address and was left out`)
  }
  return found(address)
}

/** The root of an MTConnect agent out of the address of one of its documents. */
export function agentOf(raw: unknown): Found<string> {
  const text = cleanLine(raw, 500).value
  const address = /https?:\/\/[^\s"'<>,;]+/iu.exec(text ?? '')?.[0]
  if (address === undefined || !URL.canParse(address)) return nothing
  return found(address.replace(/[?#].*$/u, '').replace(/\/(probe|current|sample|assets?)?\/*$/iu, ''))
}

/** A text in the form that a field of this kind keeps, or undefined. */
function kept(kind: FieldKind, text: string): string | undefined {
  const parsed = parseValue({ kind }, text)
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : undefined
}
