import { choiceText } from '@shopdb/contract'
import { printer } from './printer.ts'

/** What of a printer says how it is reached. */
export interface Reached {
  readonly protocol: 'raw' | 'ipp' | 'lpr' | 'usb'
  readonly port: number | null
  readonly lprqueue: string | null
  readonly ipaddress: string | null
  readonly fqdn: string | null
}

const usualports = { raw: 9100, ipp: 631, lpr: 515 } as const

/** How the print server talks to it: `raw 10.1.2.3:9100`; undefined where nobody has said. */
export function addressWords({ protocol, port, lprqueue, ipaddress, fqdn }: Reached): string | undefined {
  const words = choiceText(printer.fields.protocol, protocol)
  if (protocol === 'usb') return words
  const host = ipaddress ?? fqdn
  if (host === null) return undefined
  const shown = host.includes(':') ? `[${host}]` : host
  const tail = protocol === 'lpr' && lprqueue !== null ? `, queue ${lprqueue}` : ''
  return `${words} ${shown}:${port ?? usualports[protocol]}${tail}`
}
