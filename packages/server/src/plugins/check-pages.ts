import type { Column, Fields, Page } from '@shopdb/contract'
import { callFlaw, eitherFlaw, formFlaws, nameFlaw, ofFlaw, plain, roleFlaw, wordsFlaws } from './slot-flaws.ts'

/** What is wrong with a page of a plugin's own. */
export function pageFlaws(
  { name, title, icon, least = 'viewer', query, show }: Page,
  tables: ReadonlySet<string>,
): readonly string[] {
  const what = `page ${name}`
  return [
    ...nameFlaw('page', name, plain, 'path'),
    ...wordsFlaws(what, { title, icon }),
    ...roleFlaw(what, least),
    ...queryFlaws(what, query ?? {}, tables),
    ...callFlaw(what, 'show', show),
  ]
}

/** What is wrong with a column that follows from more than the row. */
export function columnFlaws(
  { of, name, label, values, cells }: Column,
  tables: ReadonlySet<string>,
): readonly string[] {
  const what = `column ${name}`
  return [
    ...nameFlaw('column', name, plain, 'fill'),
    ...wordsFlaws(what, { label }),
    ...ofFlaw(what, of, tables),
    ...eitherFlaw(what, { values, cells }),
  ]
}

/** What can be asked in an address: no secrets, which would stay in it, and no uploads. */
export function queryFlaws(what: string, query: Fields, tables: ReadonlySet<string>): readonly string[] {
  const unfit = Object.entries(query).filter(([, { kind }]) => ['secret', 'file', 'json'].includes(kind))
  return [
    ...unfit.map(([name, { kind }]) => `Its ${what} field ${name} cannot be a ${kind}`),
    ...formFlaws(what, query, tables),
  ]
}
