/** A description as people can read it, and what else stood in it. */
export interface ReadName {
  /** As the printer wrote it, without what no text may hold. */
  readonly description: string
  readonly name: string
  readonly partnumber: string | null
  readonly serialnumber: string | null
}

/**
 * Reads a description. Some printers end it with a NUL and what happened to be in their memory, which tools then write
 * in hexadecimal; Xerox adds part and serial number: `Black Toner, PN 006R01509;SN48178080E0000481`; HP ends with the number
 * of the cartridge: `Black Cartridge HP CF400X`.
 */
export function readName(written: string): ReadName {
  const description = plainText(unhexed(written))
  const partnumber = said(description, /\bPN:?\s*([\w.-]+)/u) ?? said(description, cartridge)
  const serialnumber = said(description, /\bSN:?\s*([\w.-]+)/u)
  const bare = description.replaceAll(/[,;]?\s*\b[PS]N:?\s*[\w.-]+/gu, '').replace(cartridge, '')
  const name = bare.replace(/[\s,;]+$/u, '').slice(0, 120)
  return { description, name: name === '' ? 'Supply' : name, partnumber, serialnumber }
}

const cartridge = /\s+HP\s+([A-Z]{1,2}\d{3,4}[A-Z]{0,2})$/u

/** Up to the first NUL, then up to the first character that cannot be meant. */
function plainText(text: string): string {
  const [meant = ''] = text.split(/[\0\ufffd]/u)
  const plain = meant.replaceAll(/\p{Cc}+/gu, ' ')
  return plain.replaceAll(/\s+/gu, ' ').trim().slice(0, 255)
}

/** Text that was written as the hexadecimal numbers of its bytes; other text as it is. */
function unhexed(text: string): string {
  const compact = text.trim().replace(/^0x/iu, '').replaceAll(/[\s:]/gu, '')
  if (!/^(?:[0-9a-f]{2}){6,}$/iu.test(compact)) return text
  const bytes = Buffer.from(compact, 'hex')
  const begins = bytes.subarray(0, 4).every((byte) => byte >= 0x20 && byte < 0x7f)
  return begins ? bytes.toString('utf8') : text
}

function said(text: string, pattern: RegExp): string | null {
  const value = pattern.exec(text)?.[1]
  return value === undefined || /^unknown$/iu.test(value) ? null : value
}
