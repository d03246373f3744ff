import type { HistoryEntry, JsonRow } from '@shopdb/contract'
import type { Column, Resource } from './resource.ts'
import type { Resources } from './resources.ts'

/** What of an entry of the log is told by name. */
export type Told = Pick<HistoryEntry, 'entitytype' | 'entityid' | 'entityname' | 'before' | 'after'>

/**
 * Adds the display names beside the references in the `before` and `after` of entries, and calls rows by name that the log has
 * by key; one statement a target.
 */
export async function withNames<E extends Told>(resources: Resources, entries: readonly E[]): Promise<readonly E[]> {
  const wanted = new Map<string, Set<number>>()
  for (const entry of entries) {
    for (const side of [entry.before, entry.after]) collect(resources, entry.entitytype, side, wanted)
    const called = calledColumn(resources, entry)
    if (called?.target) note(wanted, called.target, Number(entry.entityname))
  }
  const known = new Map<string, ReadonlyMap<number, string>>()
  for (const [target, ids] of wanted)
    known.set(target, await namesOf(resources, resources.registry.get(target), [...ids]))
  return entries.map((entry) => ({
    ...entry,
    entityname: calledBy(resources, entry, known),
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
    note(wanted, column.target, id)
  }
}

function note(wanted: Map<string, Set<number>>, target: string, id: number): void {
  wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
}

type Known = ReadonlyMap<string, ReadonlyMap<number, string>>

/** The column by which rows of such an entry are called. */
const calledColumn = ({ registry }: Resources, { entitytype }: Told): Column | undefined => {
  const resource = registry.find(entitytype)
  return resource?.readable.get(resource.display)
}

/**
 * What people call the row of an entry. One that is called by what it refers to is in the log with the key of that, and one
 * that has no name of its own with its own key: `FOCAS of 3105`, `Relationship of PC0102 and 3105`.
 */
function calledBy(resources: Resources, entry: Told, known: Known): string {
  const declaration = resources.registry.find(entry.entitytype)?.declaration
  const member = declaration?.form === 'resource' ? declaration.displaywith : undefined
  const more = member === undefined ? null : ({ ...entry.before, ...entry.after }[member] ?? null)
  return [nameIn(resources, entry, known), ...(more === null ? [] : [String(more)])].join(' ')
}

function nameIn(resources: Resources, entry: Told, known: Known): string {
  const { entitytype, entityid, entityname, before, after } = entry
  const resource = resources.registry.find(entitytype)
  const called = calledColumn(resources, entry)
  if (!resource || !called) return entityname
  if (called.target) {
    const name = known.get(called.target)?.get(Number(entityname)) || entityname
    return resource.declaration.form === 'subtype' ? `${resource.label} of ${name}` : `${resource.label} ${name}`
  }
  // A name that may be left out was.
  if (called.field.required || entityname !== String(entityid)) return entityname
  const ends = Object.entries({ ...before, ...after })
    .filter(([name]) => resource.columns.some((column) => column.name === name && column.target === 'assets'))
    .map(([, id]) => known.get('assets')?.get(Number(id)))
  const names = ends.filter((name) => name !== undefined).join(' and ')
  return names === '' ? `${resource.label} ${entityname}` : `${resource.label} of ${names}`
}

async function namesOf(
  resources: Resources,
  target: Resource,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { base, key, display } = target
  const rows = resources.database.read.selectFrom(base).select([key, display]).where(key, 'in', ids)
  const names = new Map((await rows.execute()).map((row) => [Number(row[key]), String(row[display] ?? '')]))
  const gone = ids.filter((id) => !names.has(id))
  return gone.length === 0 ? names : new Map([...names, ...(await purgedNames(resources, target, gone))])
}

/** What rows that are there no more were called last. */
async function purgedNames(
  { database }: Resources,
  { entitytype }: Resource,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await database.read
    .selectFrom('auditlogs')
    .select(['entityid', 'entityname'])
    .where('entitytype', '=', entitytype)
    .where('entityid', 'in', ids)
    .where('action', '=', 'purge')
    .orderBy('auditlogid')
    .execute()
  return new Map(rows.map((row) => [Number(row['entityid']), String(row['entityname'] ?? '')]))
}

function named(resources: Resources, entitytype: string, side: JsonRow | null, known: Known): JsonRow | null {
  if (side === null) return null
  const names: Record<string, unknown> = {}
  for (const column of referencesOf(resources, entitytype)) {
    const id = side[column.name]
    if (column.namemember && typeof id === 'number')
      names[column.namemember] = known.get(column.target ?? '')?.get(id) ?? null
  }
  return { ...side, ...names }
}
