import { addDays, meaningOf, type Meanings } from '@shopdb/contract'

// What people write into gage lists, and what it means here; of results, states and types see the files of these names.

const blank = /^(?:|0|-+|\?+|n\/?a|none|null|nil|tbd|tba|unknown|not applicable|not specified)$/iu

/** The text without blanks around it; null for what says nothing: `N/A`, `-`, `0`. */
export function saidText(written: string | undefined): string | null {
  const said = (written ?? '').replaceAll(/\s+/gu, ' ').trim()
  return blank.test(said) ? null : said
}

/** Reads what says something: null says nothing, and undefined what cannot be read. */
const saying =
  <Read>(read: (said: string) => Read | undefined) =>
  (written: string | undefined): Read | null | undefined => {
    const said = saidText(written)
    return said === null ? null : read(said)
  }

/** A day as a list has it, `2026-01-31` or `1/31/2026` or `1/31/26`; null for none, undefined for what is no day. */
export const saidDay = saying((said) => {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/u.exec(said)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)$/u.exec(said)
  return american ? dayOf(american[3]?.padStart(4, '20'), american[1], american[2]) : undefined
})

/** undefined for 30 February. */
function dayOf(year = '', month = '', dayOfMonth = ''): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day ? day : undefined
}

const damaged = /^\d(?:[.,]\d+)?E\+\d+$|^#+$/iu

/** A number that may have letters; null for none, undefined for one that a spreadsheet damaged: `6.37702E+15`, `####`. */
export const saidNumber = saying((said) => (damaged.test(said) ? undefined : said))

/** The units of an interval: what people call them, and what one of them is. */
const units: Meanings<{ readonly intervalunit: 'days' | 'months'; readonly size: number }> = [
  [/^(?:d|days?)?$/iu, { intervalunit: 'days', size: 1 }],
  [/^(?:w|wks?|weeks?)$/iu, { intervalunit: 'days', size: 7 }],
  [/^(?:m|mo|mos|mths?|months?)\.?$/iu, { intervalunit: 'months', size: 1 }],
  [/^(?:y|yrs?|years?)\.?$/iu, { intervalunit: 'months', size: 12 }],
]

/** How often, as `365`, `365 days`, `12 months` or `1 year`; null for none, undefined for what is no interval. */
export const saidInterval = saying((said) => {
  const [, amount = '', unit = ''] = /^(\d{1,5})(?:\.0+)?[ -]?([a-z]*\.?)$/iu.exec(said) ?? []
  const { intervalunit, size } = meaningOf(units, unit) ?? { intervalunit: 'days', size: 0 }
  const intervalvalue = Number(amount) * size
  return intervalvalue > 0 ? { intervalvalue, intervalunit } : undefined
})

/** A share in percent, to the tenth; null for none, undefined for what is no number. */
export const saidPercent = saying((said) => {
  const [, number] = /^(\d{1,6}(?:\.\d+)?) ?%?$/u.exec(said) ?? []
  return number === undefined ? undefined : Math.round(Number(number) * 10) / 10
})

/** A laboratory and its accreditation: `Acme (A2LA 1234.01)`; null for a calibration in house. */
export const saidLab = saying((said) => {
  if (/^in.?house$|^internal$/iu.test(said)) return null
  const [, lab = said, accreditation = null] = /^(.*?)\s*\((.+)\)$/u.exec(said) ?? []
  return { lab, accreditation }
})
