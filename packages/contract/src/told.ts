import type { Field, Fields } from './fields.ts'
import type { AskedOf } from './infer.ts'
import { parseValue, parseWritten } from './values.ts'

/** Members of JSON (or of YAML, read) that somebody else wrote. */
export type Members = Readonly<Record<string, unknown>>

/**
 * Where somebody else tells a value: under a name, or down a path of names, `bios.ssn`; a number is a place in a list,
 * from 0. Of several the first counts that says something.
 */
export type MemberPath = string | readonly string[]

/** Where it is told, and how it is meant. */
export interface MemberSource {
  readonly at: MemberPath
  /** Texts that say nothing: `/^(?:default string|none)$/iu`. */
  readonly unless?: RegExp
  /** The part of the text that is meant: `/^[^.]+/u`. A text without it says nothing. */
  readonly part?: RegExp
  /** Of a boolean: the texts that mean yes; any other means no. */
  readonly yes?: RegExp
}

/** Where the values of fields are told. */
export type MemberSources<F extends Fields> = { readonly [Name in keyof F]?: MemberPath | MemberSource }

/** The members of an object; none where it is something else. */
export function membersOf(value: unknown): Members {
  // Border: any object that is no list has members by name.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

/** The members that say something; null and undefined do not. For writing what was said, so that the rest stays as it is. */
export function givenOf<M extends object>(members: M): { readonly [Name in keyof M]?: NonNullable<M[Name]> } {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined)
  // Border: what is left has the types that it had.
  return Object.fromEntries(given) as { readonly [Name in keyof M]?: NonNullable<M[Name]> }
}

/** A text or a number as a text that says something, cut to so many characters; undefined for anything else. */
export function textOf(value: unknown, most = 255): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).toWellFormed().replaceAll('\0', '').trim().slice(0, most).trim()
  return text === '' ? undefined : text
}

/**
 * What the fields can take of what somebody else wrote. With `sources` only what is named there is read, else each member under
 * its own name. Texts are cut, numbers may be written as text. What says nothing, or what its field refuses, is left out,
 * or is the default of its field.
 */
export function readMembers<F extends Fields>(
  fields: F,
  written: unknown,
  sources?: MemberSources<F>,
): Partial<AskedOf<F>> {
  const asked = Object.entries(fields).filter(([name]) => !sources || Object.hasOwn(sources, name))
  const read = asked.map(([name, field]) => [name, readValue(field, written, sources?.[name] ?? name)] as const)
  // Border: each was read by its own field.
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Partial<AskedOf<F>>
}

/** The same of each row of a list; none where it is no list. A row without a member that is required says nothing. */
export function readRows<F extends Fields>(
  fields: F,
  rows: unknown,
  sources?: MemberSources<F>,
): readonly AskedOf<F>[] {
  if (!Array.isArray(rows)) return []
  const required = Object.keys(fields).filter((name) => fields[name]?.required)
  const isWhole = (row: Partial<AskedOf<F>>): row is AskedOf<F> => required.every((name) => name in row)
  return rows.map((row) => readMembers(fields, row, sources)).filter(isWhole)
}

function readValue(field: Field, written: unknown, source: MemberPath | MemberSource): unknown {
  const told: MemberSource = isSource(source) ? source : { at: source }
  const parsed = [told.at].flat().map((path) => parseTold(field, meantBy(told, found(written, path))))
  return parsed.find((value) => value !== undefined) ?? field.default
}

const isSource = (source: MemberPath | MemberSource): source is MemberSource =>
  typeof source === 'object' && Object.hasOwn(source, 'at')

function found(written: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((within, name) => {
    const isThere = typeof within === 'object' && within !== null && Object.hasOwn(within, name)
    return isThere ? Reflect.get(within, name) : undefined
  }, written)
}

function meantBy({ unless, part, yes }: MemberSource, value: unknown): unknown {
  const text = textOf(value)
  if (text === undefined || !(unless || part || yes)) return value
  if (unless?.test(text)) return undefined
  if (yes) return yes.test(text)
  return part ? part.exec(text)?.[0] : value
}

function parseTold(field: Field, value: unknown): unknown {
  const told = field.kind === 'text' ? textOf(value, field.max) : value
  const parsed = isWritten(field, told) ? parseWritten(field, String(told)) : parseValue(field, told)
  return 'value' in parsed ? (parsed.value ?? undefined) : undefined
}

/** Numbers as texts; yes and no as texts or as 1 and 0. */
const isWritten = ({ kind }: Field, value: unknown): boolean =>
  (typeof value === 'string' && (kind === 'integer' || kind === 'decimal')) ||
  (kind === 'boolean' && (typeof value === 'string' || typeof value === 'number'))
