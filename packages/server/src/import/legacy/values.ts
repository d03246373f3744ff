import { found, missing, nothing, type Found } from './notes.ts'
import { cleanLine, stringOf } from './text.ts'

/** A flag of any make: a bit column (Buffer), a number, VB's -1, a character, a word. Null and blank give undefined. */
export function flagOf(raw: unknown): boolean | undefined {
  if (raw instanceof Uint8Array) return raw.some((byte) => byte !== 0 && byte !== 0x30)
  if (typeof raw === 'number' || typeof raw === 'bigint') return Number(raw) !== 0
  if (typeof raw === 'boolean') return raw
  if (raw === '\u0000' || raw === '\u0001') return raw === '\u0001'
  const word = cleanLine(raw).value?.toLowerCase()
  return word === undefined ? undefined : !['0', 'n', 'no', 'f', 'false', 'off'].includes(word)
}

/** A whole number, also out of text; undefined for none. */
export function integerOf(raw: unknown): number | undefined {
  const text = stringOf(raw)?.trim()
  return text !== undefined && /^[+-]?\d{1,15}$/u.test(text) ? Number(text) : undefined
}

/** A number within bounds, or a remark. */
export function boundedOf(
  raw: unknown,
  bounds: { readonly min: number; readonly max: number; readonly name: string },
): Found<number> {
  const text = cleanLine(raw).value
  if (text === undefined) return nothing
  const number = /^\d{1,15}([.,]\d+)?$/u.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (number >= bounds.min && number <= bounds.max) return found(number)
  return missing(
    'badnumber',
    `${bounds.name} '${text}' was left out: it should be between ${bounds.min} and ${bounds.max}`,
  )
}

/** The day of a date, or a remark: zero, partial and impossible dates, VB's zero (1899-12-30) and days after `today` are none. */
export function dayOf(raw: unknown, today: string): Found<string> {
  const text = cleanLine(raw).value
  if (text === undefined) return nothing
  const day = text.slice(0, 10)
  if (!isDay(day) || day < '1901') return missing('baddate', `the date '${text}' is no real day and was left out`)
  if (day > today) return missing('futuredate', `the date '${text}' is still to come and was left out`)
  return found(day)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const day = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A word as one of a closed list, by its beginning: `E` and `Even` are `even`. */
export function choiceOf<Choice extends string>(raw: unknown, choices: readonly Choice[], name: string): Found<Choice> {
  const word = cleanLine(raw).value
  if (word === undefined) return nothing
  const choice =
    choices.find((known) => known === word.toLowerCase()) ?? choices.find((known) => known[0] === word.toLowerCase())
  return choice ? found(choice) : missing('unknownword', `${name} '${word}' is not known and was left out`)
}
