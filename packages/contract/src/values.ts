import { cidrOf, ipAddressOf, macAddressOf } from './addresses.ts'
import { amountText, numberText } from './amounts.ts'
import type { Field, FieldKind } from './fields.ts'

/** A value that is right and in the form that is kept, or what is wrong with it in words. */
export type Parsed = { readonly value: unknown } | { readonly flaw: string }

const flaw = (message: string): Parsed => ({ flaw: message })

/** Text that every engine and client can carry: no NUL, no half of a surrogate pair. */
function textFlaw(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain the NUL character'
  return text.isWellFormed() ? undefined : 'must be well-formed Unicode text; it has half of a surrogate pair'
}

function parseText(field: Field, raw: unknown, most: number): Parsed {
  if (typeof raw !== 'string') return flaw('must be text')
  const bad = textFlaw(raw)
  if (bad) return flaw(bad)
  const value = raw.normalize('NFC').trim()
  if (value === '') return field.required ? flaw('must not be empty') : { value: null }
  if (value.length > most)
    return flaw(`must be at most ${numberText(most)} characters long; it has ${numberText(value.length)}`)
  if (field.min !== undefined && value.length < field.min) return flaw(`must be at least ${field.min} characters long`)
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) {
    return flaw(field.patternwords ? `must be ${field.patternwords}` : `must match the pattern ${field.pattern}`)
  }
  return { value }
}

/** A text of at most 255 characters that a function turns into its kept form. */
function shaped(to: (text: string) => string | undefined, right: string): Parser {
  return (field, raw) => {
    const parsed = parseText(field, raw, field.max ?? 255)
    if ('flaw' in parsed || typeof parsed.value !== 'string') return parsed
    const value = to(parsed.value)
    return value === undefined ? flaw(`must be ${right}`) : { value }
  }
}

function inRange(field: Field, value: number): Parsed {
  if (field.min !== undefined && value < field.min) return flaw(`must be at least ${amountText(field.min, field.unit)}`)
  if (field.max !== undefined && value > field.max) return flaw(`must be at most ${amountText(field.max, field.unit)}`)
  return { value }
}

function parseInteger(field: Field, raw: unknown): Parsed {
  return Number.isSafeInteger(raw) ? inRange(field, Number(raw)) : flaw('must be a whole number')
}

function parseDecimal(field: Field, raw: unknown): Parsed {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return flaw('must be a number')
  const scale = field.scale ?? 4
  if (Math.abs(raw) >= 10 ** Math.min(15, 18 - scale)) return flaw('is too large a number')
  return inRange(field, Number(raw.toFixed(scale)))
}

function dayOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text) || text < '1000') return undefined
  const day = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined
}

function momentOf(text: string): string | undefined {
  const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/u
  const found = shape.exec(text)
  if (!found || dayOf(found[1] ?? '') === undefined) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

function urlOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  return /^https?:$/u.test(new URL(text).protocol) ? text : undefined
}

const emailOf = (text: string): string | undefined =>
  /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(text) ? text : undefined

function parseJson({ max = 65_536 }: Field, raw: unknown): Parsed {
  const size = JSON.stringify(raw).length
  return size > max
    ? flaw(`must be at most ${numberText(max)} characters as JSON; it has ${numberText(size)}`)
    : { value: raw }
}

function parseChoice(field: Field, raw: unknown): Parsed {
  const choices = field.choices ?? []
  return choices.some((known) => known === raw) ? { value: raw } : flaw(`must be one of ${choices.join(', ')}`)
}

function parseKey(_field: Field, raw: unknown): Parsed {
  return Number.isSafeInteger(raw) && Number(raw) > 0
    ? { value: raw }
    : flaw('must be the key of a row, a whole number from 1')
}

type Parser = (field: Field, raw: unknown) => Parsed

const parsers: Readonly<Record<FieldKind, Parser>> = {
  text: (field, raw) => parseText(field, raw, field.max ?? 255),
  markdown: (field, raw) => parseText(field, raw, field.max ?? 20_000),
  secret: (field, raw) => parseText(field, raw, field.max ?? 255),
  integer: parseInteger,
  decimal: parseDecimal,
  boolean: (_field, raw) => (typeof raw === 'boolean' ? { value: raw } : flaw('must be true or false')),
  date: shaped(dayOf, 'a day such as 2026-11-20'),
  datetime: shaped(momentOf, 'a moment such as 2026-11-20T21:04:00Z'),
  choice: parseChoice,
  email: shaped(emailOf, 'an e-mail address'),
  url: shaped(urlOf, 'an address that begins with http:// or https://'),
  ipaddress: shaped(ipAddressOf, 'an IP address such as 10.1.2.3 or fd00::1'),
  cidr: shaped(cidrOf, 'a network such as 10.1.0.0/16'),
  macaddress: shaped(macAddressOf, 'a MAC address such as 00:1A:2B:3C:4D:5E'),
  json: parseJson,
  reference: parseKey,
  file: parseKey,
}

/** Checks one value against its field. Null means no value. Servers and forms use this same function. */
export function parseValue(field: Field, raw: unknown): Parsed {
  if (raw === null || raw === undefined) return field.required ? flaw('is required') : { value: null }
  return parsers[field.kind](field, raw)
}

/** A value out of a file or an address bar: text is first turned into what its kind is written as in JSON. */
export function parseWritten(field: Field, written: string): Parsed {
  if (written.trim() === '') return parseValue(field, null)
  return parseValue(field, jsonOf(field.kind, written.trim()))
}

function jsonOf(kind: FieldKind, written: string): unknown {
  if (kind === 'boolean') return booleanOf(written)
  if (kind === 'json') return parsedJson(written)
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'reference' || kind === 'file'
  return isNumber && /^-?\d+(\.\d+)?$/u.test(written) ? Number(written) : written
}

function booleanOf(written: string): boolean | string {
  if (/^(true|yes|1)$/iu.test(written)) return true
  return /^(false|no|0)$/iu.test(written) ? false : written
}

function parsedJson(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}
