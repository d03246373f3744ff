import type { Declaration, Path } from '@shopdb/contract'
import { filterFlaws, nameFlaws } from './slot-fields.ts'
import { nameFlaw, plain, wordsFlaws } from './slot-flaws.ts'

/** What is wrong with a page of ways. Types need not have been checked. */
export function pathFlaws(
  { name, title, icon, of, without = {}, lines }: Path,
  known: ReadonlyMap<string, Declaration>,
): readonly string[] {
  const what = `path ${name}`
  // What another plugin declares under this table counts, not what is known of it here.
  const rows = known.get(of?.table)
  const first = [...nameFlaw('path', name, plain, 'path'), ...wordsFlaws(what, { title, icon })]
  if (rows?.form !== 'resource' || !rows.connects)
    return [...first, `Its ${what} must say with of which rows it goes over: those of a declaration that connects`]
  const owner = lines === undefined ? undefined : known.get(lines.of?.table)
  const unsound = Object.entries(without).filter(([, values]) => !Array.isArray(values))
  return [
    ...first,
    ...nameFlaws(`${what} goes without`, Object.keys(without), rows.fields),
    ...unsound.map(([member]) => `Its ${what} must say in a list without which ${member} it goes`),
    ...(lines !== undefined && owner?.form !== 'assettype'
      ? [`Its ${what} has lines, so it must say with of of which asset type`]
      : []),
    ...(lines === undefined ? [] : nameFlaws(`${what} has lines by`, [lines.by], rows.fields)),
    ...(owner === undefined ? [] : filterFlaws(what, lines?.where, owner)),
    ...(lines !== undefined && (typeof lines.where !== 'object' || lines.where === null)
      ? [`Its ${what} has lines, so it must say with where through which assets`]
      : []),
  ]
}
