import { foldText } from '../../base/fold.ts'
import { repairText } from './mojibake.ts'
import { found, missing, nothing, type Found } from './notes.ts'

// Control characters but tab and line ends, soft hyphens, zero-width characters, byte order marks.
const invisible = /(?![\t\r\n])[\p{Cc}\p{Cf}]/gu
const placeholders =
  /^(0+|\d?tbd|n\/?a|none|null|nil|unknown|not specified|default string|system serial number|to be filled by o\.?e\.?m\.?|[-?._*#]+)$/u

/** Whether a text says that there is nothing to say: `TBD`, `N/A`, `0`, `None`. */
export function isPlaceholder(text: string): boolean {
  return placeholders.test(foldText(text))
}

/** One line of text as it should have been: mojibake repaired, white space of every kind a single blank, ends trimmed. */
export function cleanLine(raw: unknown, max = 255): Found<string> {
  return cleanText(raw, max, (text) => text.normalize('NFKC').replaceAll(/\s+/gu, ' '))
}

/** Several lines of text, with their line ends as `\n`. */
export function cleanLines(raw: unknown, max = 20_000): Found<string> {
  return cleanText(raw, max, (text) => text.replaceAll(/\r\n?/gu, '\n').normalize('NFC'))
}

/** One line, where a placeholder is no value. */
export function cleanWord(raw: unknown, max = 255): Found<string> {
  const line = cleanLine(raw, max)
  if (line.value === undefined || !isPlaceholder(line.value)) return line
  return missing('placeholder', `'${line.value}' is a placeholder and was left out`)
}

function cleanText(raw: unknown, max: number, shape: (text: string) => string): Found<string> {
  const text = stringOf(raw)
  if (text === undefined) return nothing
  const repaired = repairText(text)
  const clean = shape(repaired.replaceAll(invisible, '')).trim().toWellFormed()
  if (clean === '') return nothing
  if (clean.length > max) {
    return found(clean.slice(0, max).trim(), 'cut', `a text of ${clean.length} characters was cut to ${max}`)
  }
  return repaired === text ? found(clean) : found(clean, 'mojibake', `'${clean.slice(0, 80)}' was repaired`)
}

/** Text of a driver's value: what a blob or a number says; undefined for null. */
export function stringOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number' || typeof raw === 'bigint') return String(raw)
  return raw instanceof Uint8Array ? Buffer.from(raw).toString('utf8') : undefined
}
