import { meaningOf, type Meanings } from '@shopdb/contract'

/** What a supply is, in a few words that people use. */
export const supplytypes = [
  'toner',
  'ink',
  'ribbon',
  'drum',
  'developer',
  'fuser',
  'transfer',
  'cleaner',
  'waste',
  'staples',
  'paper',
  'other',
] as const
export type SupplyType = (typeof supplytypes)[number]

/** Used up, or filled until it is full. */
export const supplyclasses = ['consumed', 'receptacle', 'other'] as const
export type SupplyClass = (typeof supplyclasses)[number]

/** PrtMarkerSuppliesTypeTC of RFC 3805, by its numbers. */
const typesbynumber: Readonly<Record<number, SupplyType>> = {
  3: 'toner',
  4: 'waste',
  5: 'ink',
  6: 'ink',
  7: 'ribbon',
  8: 'waste',
  9: 'drum',
  10: 'developer',
  11: 'fuser',
  12: 'ink',
  13: 'ribbon',
  14: 'waste',
  15: 'fuser',
  16: 'drum',
  17: 'fuser',
  18: 'cleaner',
  19: 'fuser',
  20: 'transfer',
  21: 'toner',
  22: 'fuser',
  24: 'waste',
  26: 'waste',
  29: 'staples',
  30: 'paper',
  31: 'paper',
  32: 'staples',
  33: 'paper',
  34: 'paper',
}

/** PrtMarkerSuppliesSupplyUnitTC of RFC 3805, by its numbers. */
const unitsbynumber: Readonly<Record<number, string>> = {
  3: '1/10,000 in',
  4: '\u00b5m',
  7: 'impressions',
  8: 'sheets',
  11: 'h',
  12: '1/1,000 oz',
  13: '1/10 g',
  14: '1/100 fl oz',
  15: '1/10 ml',
  16: 'ft',
  17: 'm',
  18: 'items',
  19: '%',
}

/** Words by which a name gives its type away, the telling ones first: a belt cleaner is no belt, waste toner no toner. */
const typesbyword: Meanings<SupplyType> = [
  [/waste|used toner|collect/iu, 'waste'],
  [/clean/iu, 'cleaner'],
  [/staple|stitch/iu, 'staples'],
  [/fus(?:er|ing)/iu, 'fuser'],
  [/transfer|belt/iu, 'transfer'],
  [/drum|photo ?conductor|imaging|image unit|opc/iu, 'drum'],
  [/develop/iu, 'developer'],
  [/ribbon/iu, 'ribbon'],
  [/\bink\b/iu, 'ink'],
  [/toner|cartridg/iu, 'toner'],
]

/** What a supply is: its number where that says something, else what its name says. */
export function supplyTypeOf(type: number | null, name: string): SupplyType {
  const known = type === null ? undefined : typesbynumber[type]
  return known ?? meaningOf(typesbyword, name) ?? 'other'
}

/** PrtMarkerSuppliesClassTC of RFC 3805, by its numbers. */
const classesbynumber: Readonly<Record<number, SupplyClass>> = { 1: 'other', 3: 'consumed', 4: 'receptacle' }

/** Where there is no number, waste is filled and the rest consumed. */
export const supplyClassOf = (number: number | null, type: SupplyType): SupplyClass =>
  classesbynumber[number ?? 0] ?? (type === 'waste' ? 'receptacle' : 'consumed')

/** In what level and capacity are counted; null where the printer does not say. */
export function supplyUnitOf(unit: number | null): string | null {
  return unit === null ? null : (unitsbynumber[unit] ?? null)
}
