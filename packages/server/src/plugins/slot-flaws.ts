import type { Fields } from '@shopdb/contract'
import { checkField, targetOf } from './check-field.ts'
import { choiceOf } from './closest.ts'

/** A name of one word. */
export const plain = /^[a-z][a-z0-9]*$/u

/** What is wrong with the name of an entry of a slot. */
export function nameFlaw(what: string, name: unknown, pattern: RegExp, example: string): readonly string[] {
  if (typeof name === 'string' && name.length <= 60 && pattern.test(name)) return []
  return [`Its ${what} '${String(name)}' must have a name such as ${example}`]
}

/** What is wrong with a member that must be called. */
export function callFlaw(what: string, member: string, value: unknown): readonly string[] {
  return typeof value === 'function' ? [] : [`Its ${what} must have a function ${member}`]
}

/** What is wrong where one of two members must be called. */
export function eitherFlaw(what: string, members: Readonly<Record<string, unknown>>): readonly string[] {
  const given = Object.entries(members).filter(([, value]) => value !== undefined)
  const [one] = given
  if (given.length === 1 && typeof one?.[1] === 'function') return []
  return [`Its ${what} must have one function, ${Object.keys(members).join(' or ')}`]
}

/** What is wrong with members that people read. */
export function wordsFlaws(what: string, words: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(words).flatMap(([member, value]) =>
    typeof value === 'string' && value !== '' && value.length <= 60
      ? []
      : [`Its ${what} must have a ${member} of 1 to 60 characters`],
  )
}

/** What is wrong with a role. */
export function roleFlaw(what: string, role: unknown): readonly string[] {
  return ['viewer', 'operator', 'manager', 'admin'].includes(String(role)) ? [] : [`Its ${what} names no role`]
}

/** Which settings could hold a number of days, to whoever named none of them. */
export function holding(written: unknown, settings: Fields): string {
  const names = Object.keys(settings).filter((name) => settings[name]?.kind === 'integer')
  return `, which must be an integer; ${choiceOf(written, names)}`
}

/** Names that are there more than once. */
export function repeated(what: string, entries: readonly { readonly name: string }[]): readonly string[] {
  const names = entries.map(({ name }) => name)
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `Its ${what} ${name} is there twice`)
}

/** A setting is a field that stands alone: it can neither be unique nor point to a row. */
export function settingFlaws(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(field.kind === 'reference' || field.kind === 'file' ? [`Its setting ${name} cannot be a ${field.kind}`] : []),
    ...fieldFlaws('setting', name, field),
  ])
}

/** What is wrong with fields of a form that is no row's; what they refer to must be there. */
export function formFlaws(what: string, fields: Fields, tables: ReadonlySet<string>): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...fieldFlaws(`${what} field`, name, field),
    ...(field.kind === 'reference' && !tables.has(targetOf(field) ?? '')
      ? [`Its ${what} field ${name} points to the table ${targetOf(field)}, which nobody declares`]
      : []),
  ])
}

function fieldFlaws(what: string, name: string, field: Fields[string]): readonly string[] {
  return [
    ...nameFlaw(what, name, plain, 'pollminutes'),
    ...checkField(`Its ${what} ${name}`, field).map(({ path, message }) => `${path} ${message}`),
  ]
}

/** What is wrong with the declaration that an entry is about: it must be one of the site, with rows of its own. */
export function ofFlaw(what: string, of: unknown, tables: ReadonlySet<string>): readonly string[] {
  const isDeclared = typeof of === 'object' && of !== null && 'form' in of && 'table' in of
  if (!isDeclared || (of.form !== 'assettype' && of.form !== 'resource'))
    return [`Its ${what} must say with of which asset type or resource it is about`]
  return tables.has(String(of.table))
    ? []
    : [`Its ${what} is about the table ${String(of.table)}, which nobody declares`]
}
