import type { Count, Platform, Widget } from '@shopdb/contract'
import type { Registry } from '../resources/registry.ts'
import { pagesOf } from '../resources/resource.ts'

/** A declared number of the home page; none where it has nothing to tell. */
export async function countWidget(platform: Platform, registry: Registry, count: Count): Promise<readonly Widget[]> {
  const { of, title, where, among, unit, tone = 'neutral', ishidden = false } = count
  const [value, max] = await Promise.all([
    platform.count(of, where),
    among === undefined ? undefined : platform.count(of, among),
  ])
  if (max === 0 || (ishidden && value === 0)) return []
  const shown = { title, value, link: listOf(registry, count), ...(unit === undefined ? {} : { unit }) }
  if (max !== undefined) return [{ ...shown, kind: 'progress', max, ...(value > 0 ? { tone } : {}) }]
  return [{ ...shown, kind: 'stat', tone: value > 0 ? tone : 'success' }]
}

/** The list of what was counted: `/forklifts?inspectiondue.lt=today`. */
function listOf(registry: Registry, { of, where }: Count): string {
  const asked = new URLSearchParams(Object.entries(where).map(([name, value]) => [name, String(value)]))
  return `${pagesOf(registry.get(of.table))}?${asked.toString().replaceAll('%2C', ',')}`
}
