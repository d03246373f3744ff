import { macprefixes } from './mac-prefixes.ts'

/** Makers by their prefixes, as digits. */
export type MacTable = ReadonlyMap<string, string>

/** The table of a list of makers, each with its prefixes of 24, 28 or 36 bits. */
export function macTable(makers: Readonly<Record<string, string>>): MacTable {
  const entries = Object.entries(makers)
  return new Map(
    entries.flatMap(([maker, list]) =>
      list
        .trim()
        .split(/\s+/u)
        .map((prefix) => [prefix, maker] as const),
    ),
  )
}

const shops = macTable(macprefixes)

/**
 * Who made what has this hardware address, in words, or undefined when nobody knows. The longest prefix counts: makers of few
 * things share one of 24 bits. An address that something gave itself says nothing of its maker.
 */
export function makerOf(mac: string | null, table: MacTable = shops): string | undefined {
  if (mac === null) return undefined
  const digits = mac.replaceAll(/[^\da-f]/giu, '').toUpperCase()
  const first = Number.parseInt(digits.slice(0, 2), 16)
  if ((first & 1) === 1) return 'a group of devices'
  if ((first & 2) === 2) return 'set locally, at random or by hand'
  return [9, 7, 6].map((length) => table.get(digits.slice(0, length))).find((maker) => maker !== undefined)
}
