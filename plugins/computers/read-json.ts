import { type AskedOf, type Field, type Fields, parseValue } from '@shopdb/contract'

/** Members of JSON that somebody else wrote. */
export type Members = Readonly<Record<string, unknown>>

/** The members of an object; none where it is something else. */
export function membersOf(value: unknown): Members {
  // Border: any object that is no list has members by name.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

/** A text that says something, cut to what its field takes. */
export function textOf(value: unknown, most = 255): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).toWellFormed().replaceAll('\0', '').trim().slice(0, most).trim()
  return text === '' ? undefined : text
}

/** What the fields can take of what somebody wrote. What says nothing is left out: it was not said, and stays. */
export function readMembers<F extends Fields>(fields: F, written: Members): AskedOf<F> {
  const read = Object.entries(fields).map(([name, field]) => [name, readValue(field, written[name])] as const)
  // Border: each was read by its own field.
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as AskedOf<F>
}

/** The same members under other names: `names` says which is meant. What was not said is null. */
export function renamed(names: Readonly<Record<string, string>>, members: Members): Members {
  return Object.fromEntries(Object.entries(names).map(([name, there]) => [name, members[there] ?? null]))
}

/** The rows of a list; one without a member that is required says nothing. */
export function readRows<F extends Fields>(fields: F, rows: readonly unknown[]): readonly AskedOf<F>[] {
  const required = Object.keys(fields).filter((name) => fields[name]?.required)
  const read = rows.map((row) => readMembers(fields, membersOf(row)))
  return read.filter((row) => required.every((name) => name in row))
}

/** Texts are cut, and whole numbers may be written as text. */
function readValue(field: Field, written: unknown): unknown {
  const isDigits = field.kind === 'integer' && typeof written === 'string' && /^\d{1,15}$/u.test(written)
  const told = field.kind === 'text' ? textOf(written, field.max) : written
  const parsed = parseValue(field, isDigits ? Number(written) : told)
  return ('value' in parsed ? parsed.value : undefined) ?? field.default
}
