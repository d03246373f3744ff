import type { HistoryEntry, JsonRow } from '@shopdb/contract'
import type { Column, Resource } from './resource.ts'
import type { Resources } from './resources.ts'

/** Adds the display names beside the references in the `before` and `after` of history entries; one statement a target. */
export async function withNames(
  resources: Resources,
  entries: readonly HistoryEntry[],
): Promise<readonly HistoryEntry[]> {
  const wanted = new Map<string, Set<number>>()
  for (const entry of entries)
    for (const side of [entry.before, entry.after]) collect(resources, entry.entitytype, side, wanted)
  const known = new Map<string, ReadonlyMap<number, string>>()
  for (const [target, ids] of wanted)
    known.set(target, await namesOf(resources, resources.registry.get(target), [...ids]))
  return entries.map((entry) => ({
    ...entry,
    before: named(resources, entry.entitytype, entry.before, known),
    after: named(resources, entry.entitytype, entry.after, known),
  }))
}

/** Assets of every type are logged as `assets`: their own references are found among all asset types. */
function referencesOf(resources: Resources, entitytype: string): readonly Column[] {
  const owners = resources.registry.all.filter((resource) => resource.entitytype === entitytype)
  return owners.flatMap((resource) => resource.columns.filter((column) => column.target !== undefined))
}

function collect(
  resources: Resources,
  entitytype: string,
  side: JsonRow | null,
  wanted: Map<string, Set<number>>,
): void {
  for (const column of referencesOf(resources, entitytype)) {
    const id = side?.[column.name]
    if (typeof id !== 'number' || column.target === undefined) continue
    const ids = wanted.get(column.target) ?? new Set()
    wanted.set(column.target, ids.add(id))
  }
}

async function namesOf(
  resources: Resources,
  target: Resource,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { base, key, display } = target
  const rows = resources.database.read.selectFrom(base).select([key, display]).where(key, 'in', ids)
  return new Map((await rows.execute()).map((row) => [Number(row[key]), String(row[display] ?? '')]))
}

function named(
  resources: Resources,
  entitytype: string,
  side: JsonRow | null,
  known: ReadonlyMap<string, ReadonlyMap<number, string>>,
): JsonRow | null {
  if (side === null) return null
  const names: Record<string, unknown> = {}
  for (const column of referencesOf(resources, entitytype)) {
    const id = side[column.name]
    if (column.namemember && typeof id === 'number')
      names[column.namemember] = known.get(column.target ?? '')?.get(id) ?? null
  }
  return { ...side, ...names }
}
