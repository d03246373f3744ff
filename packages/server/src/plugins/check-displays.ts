import type { Display } from '@shopdb/contract'
import { queryFlaws } from './check-pages.ts'
import { callFlaw, nameFlaw, plain, wordsFlaws } from './slot-flaws.ts'

/** What is wrong with a wall display. */
export function displayFlaws(
  { name, title, empty, query, show }: Display,
  tables: ReadonlySet<string>,
): readonly string[] {
  const what = `display ${name}`
  return [
    ...nameFlaw('display', name, plain, 'board'),
    ...wordsFlaws(what, { title, empty }),
    ...queryFlaws(what, query ?? {}, tables),
    ...callFlaw(what, 'show', show),
  ]
}
