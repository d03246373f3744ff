import { addDays } from '@shopdb/contract'
import type { Interval } from './dates.ts'

// What people write into gage lists, and what it means here; of results, states and types see the files of these names.

const blank = /^(?:|0|-+|\?+|n\/?a|none|null|nil|tbd|tba|unknown|not applicable|not specified)$/iu

/** The text without blanks around it; null for what says nothing: `N/A`, `-`, `0`. */
export function saidText(written: string | undefined): string | null {
  const said = (written ?? '').replaceAll(/\s+/gu, ' ').trim()
  return blank.test(said) ? null : said
}

/** A day as a list has it, `2026-01-31` or `1/31/2026` or `1/31/26`; null for none, undefined for what is no day. */
export function saidDay(written: string | undefined): string | null | undefined {
  const said = saidText(written)
  if (said === null) return null
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/u.exec(said)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)$/u.exec(said)
  return american ? dayOf(american[3]?.padStart(4, '20'), american[1], american[2]) : undefined
}

/** undefined for 30 February. */
function dayOf(year = '', month = '', dayOfMonth = ''): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day ? day : undefined
}

/** A number that may have letters; null for none, undefined for one that a spreadsheet damaged: `6.37702E+15`, `####`. */
export function saidNumber(written: string | undefined): string | null | undefined {
  const said = saidText(written)
  return said !== null && /^\d(?:[.,]\d+)?E\+\d+$|^#+$/iu.test(said) ? undefined : said
}

/** The units of an interval: what people call them, and what one of them is. */
const units = [
  [/^(?:d|days?)?$/iu, 'days', 1],
  [/^(?:w|wks?|weeks?)$/iu, 'days', 7],
  [/^(?:m|mo|mos|mths?|months?)\.?$/iu, 'months', 1],
  [/^(?:y|yrs?|years?)\.?$/iu, 'months', 12],
] as const

/** How often, as `365`, `365 days`, `12 months` or `1 year`; null for none, undefined for what is no interval. */
export function saidInterval(written: string | undefined): Interval | null | undefined {
  const said = saidText(written)
  if (said === null) return null
  const [, amount = '', unit = ''] = /^(\d{1,5})(?:\.0+)?[ -]?([a-z]*\.?)$/iu.exec(said) ?? []
  const [, intervalunit, size] = units.find(([pattern]) => pattern.test(unit)) ?? []
  const intervalvalue = Number(amount) * (size ?? 0)
  return intervalunit && intervalvalue > 0 ? { intervalvalue, intervalunit } : undefined
}

/** A share in percent, to the tenth; null for none, undefined for what is no number. */
export function saidPercent(written: string | undefined): number | null | undefined {
  const said = saidText(written)
  if (said === null) return null
  const [, number] = /^(\d{1,6}(?:\.\d+)?) ?%?$/u.exec(said) ?? []
  return number === undefined ? undefined : Math.round(Number(number) * 10) / 10
}

/** A laboratory and its accreditation: `Acme (A2LA 1234.01)`; null for a calibration in house. */
export function saidLab(
  written: string | undefined,
): { readonly lab: string; readonly accreditation: string | null } | null {
  const said = saidText(written)
  if (said === null || /^in.?house$|^internal$/iu.test(said)) return null
  const [, lab = said, accreditation = null] = /^(.*?)\s*\((.+)\)$/u.exec(said) ?? []
  return { lab, accreditation }
}
