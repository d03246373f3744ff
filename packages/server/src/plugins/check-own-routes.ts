import type { PluginRoute } from '@shopdb/contract'
import { queryFlaws } from './check-pages.ts'
import { callFlaw, ofFlaw } from './slot-flaws.ts'

/** What is wrong with an endpoint of a plugin's own. */
export function routeFlaws(
  { method, path, of, query = {}, handle }: PluginRoute,
  tables: ReadonlySet<string>,
): readonly string[] {
  const what = `route ${method} ${path}`
  const hasId = path.split('/').includes(':id')
  return [
    ...(/^\/[\w/:.-]*$/u.test(path) ? [] : [`Its ${what} must have a path such as /:id/release`]),
    ...(of === undefined ? [] : ofFlaw(what, of, tables)),
    ...(of === undefined || hasId ? [] : [`Its ${what} is about a row, so its path must say with :id which`]),
    ...queryFlaws(what, query, tables),
    ...callFlaw(what, 'handle', handle),
  ]
}
