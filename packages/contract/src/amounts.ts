/** A language as browsers know it; of an empty list that of the reader. */
type Language = string | readonly string[]

/**
 * A number as people read it: thousands are set apart from 10,000 on, so that ports and years stay whole. `scale` is the most
 * digits behind the point. The site speaks English; pages ask for the language of their reader.
 */
export function numberText(amount: number, scale = 20, language: Language = 'en'): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: scale, useGrouping: 'min2' }).format(amount)
}

/** A number with its unit: `12,000 h`, `3 days`, `1 day`. */
export function amountText(amount: number, unit?: string, scale = 20, language: Language = 'en'): string {
  const text = numberText(amount, scale, language)
  return unit === undefined || unit === '' ? text : `${text} ${unitFor(amount, unit)}`
}

/** A word that counts several, the first of a unit: `days`, `ports`; not `ms`, `kbps`, `celsius`. */
const plural = /(?<![\p{L}/])(?!series|siemens)(?=\p{L}\p{Ll}*[aeiouy])(\p{L}\p{Ll}{2,})(?<![isu])s(?![\p{L}/])/iu

/** A unit beside so many. It is declared in the plural, `days`; beside 1 it is told in the singular. */
export function unitFor(amount: number, unit: string): string {
  return amount === 1 ? unit.replace(plural, (_word, stem: string) => singularOf(stem)) : unit
}

function singularOf(stem: string): string {
  if (/[^aeiou]{1}ie$/iu.test(stem) && stem.length > 3) return `${stem.slice(0, -2)}y`
  return /(?:x|ch|sh|ss|zz)e$/iu.test(stem) ? stem.slice(0, -1) : stem
}
