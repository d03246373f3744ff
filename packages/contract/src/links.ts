import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import type { FilterOf } from './infer.ts'

type Listed = AssetTypeDeclaration | ResourceDeclaration

/**
 * The page of a row, for any `link`, `page` or `path` that a hook gives: `rowPage(forklift, 17)`. It is a note to the site,
 * which puts the address of the page in its place; nobody reads it as it stands here. A row that is not there has a page that
 * says so.
 */
export function rowPage(of: Pick<Listed, 'table'>, id: number): string {
  return `/rows/${of.table}/${id}`
}

/**
 * The list of rows, for the same places: `listPage(forklift, { 'inspectiondue.lt': 'today' }, 'inspectiondue')` shows those
 * that match, in this order (as `sort` of lists takes it).
 */
export function listPage<D extends Listed>(of: D, where?: FilterOf<D>, sort?: string): string {
  const asked = Object.entries({ ...where, ...(sort === undefined ? {} : { sort }) })
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
  return `/rows/${of.table}${search === '' ? '' : `?${search.replaceAll('%2C', ',')}`}`
}
