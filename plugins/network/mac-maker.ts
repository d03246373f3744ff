import { readFileSync } from 'node:fs'

/** Makers by their prefixes of 24, 28 or 36 bits, as digits. */
export type MacTable = ReadonlyMap<string, string>

/** Reads a list of makers: each has a line, its prefixes follow behind a tab. */
export function parseMakers(list: string): MacTable {
  const table = new Map<string, string>()
  let maker = ''
  for (const line of list.split('\n')) {
    if (line.startsWith('#')) continue
    if (!line.startsWith('\t')) maker = line.trim()
    else for (const prefix of line.trim().split(' ')) table.set(prefix, maker)
  }
  return table
}

/** The makers that are met in shops. */
export const knownmakers = parseMakers(readFileSync(new URL('data/oui.txt', import.meta.url), 'utf8'))

/**
 * Who made what has this hardware address, in words, or undefined when nobody knows. The longest prefix counts: makers of few
 * things share one of 24 bits. An address that something gave itself says nothing of its maker.
 */
export function makerOf(mac: string | null, table: MacTable = knownmakers): string | undefined {
  if (mac === null) return undefined
  const digits = mac.replaceAll(/[^\da-f]/giu, '').toUpperCase()
  const first = Number.parseInt(digits.slice(0, 2), 16)
  if ((first & 1) === 1) return 'a group of devices'
  if ((first & 2) === 2) return 'set locally, at random or by hand'
  return [9, 7, 6].map((length) => table.get(digits.slice(0, length))).find((maker) => maker !== undefined)
}
