import type { Work } from '../changes/work.ts'
import type { Desk } from './engine.ts'
import type { Resource } from './resource.ts'
import { shownValue, type StoredRow } from './stored.ts'
import { differing } from './values.ts'

type Values = Readonly<Record<string, unknown>>

/** A value that somebody else set here and that stays, beside the one that was wanted. */
export interface Left {
  readonly field: string
  readonly here: unknown
  readonly wanted: unknown
}

/** Which of the wanted values may be written, and which are left because of who set what is there. */
export interface Precedence {
  readonly changes: Values
  readonly left: readonly Left[]
}

/** Whether a value that came from there stays as it is. */
export type IsStronger = (source: string) => boolean

/** Takes out what somebody stronger has set. The members of one spot on the map change together or not at all. */
export async function applyPrecedence(
  { work, resource }: Desk,
  { before, values }: { readonly before: StoredRow; readonly values: Values },
  isStronger: IsStronger,
): Promise<Precedence> {
  const wanted = differing(resource, before, values)
  if (Object.keys(wanted).length === 0) return { changes: {}, left: [] }
  const names = Object.keys(wanted)
  const sourceOf = await fieldSources(work, resource, Number(before[resource.key]))
  // What only code may write nobody has typed: the latest word counts, whoever clicked the button that wrote it before. But
  // what was removed somebody has removed.
  const isTyped = (name: string): boolean => name === 'isactive' || resource.readable.get(name)?.field.readonly !== true
  const isTaken = (name: string): boolean => isTyped(name) && isSet(sourceOf(name), isStronger)
  const isLeft = (name: string): boolean => isTaken(name) || (spot.includes(name) && spot.some(isTaken))
  return {
    changes: Object.fromEntries(Object.entries(wanted).filter(([name]) => !isLeft(name))),
    left: names
      .filter(isLeft)
      .map((field) => ({ field, here: shown(resource, field, before[field]), wanted: wanted[field] })),
  }
}

const spot: readonly string[] = ['mapx', 'mapy', 'floorplanid']

const isSet = (source: string | undefined, isStronger: IsStronger): boolean =>
  source !== undefined && isStronger(source)

type SourceOf = (field: string) => string | undefined

/** Where the members of a row come from; those of other rows that the group is about are read along. */
async function fieldSources(work: Work, { entitytype }: Resource, entityid: number): Promise<SourceOf> {
  const about = `sources of ${entitytype}`
  // Only such maps are kept under that name.
  const kept = work.memory.takeRow(about, entityid) as ReadonlyMap<string, string> | undefined
  const written = kept ?? (await readSources(work, { entitytype, about }, entityid))
  return (field) => work.pendingSource(entitytype, entityid, field) ?? written?.get(field)
}

async function readSources(
  work: Work,
  { entitytype, about }: { readonly entitytype: string; readonly about: string },
  entityid: number,
): Promise<ReadonlyMap<string, string> | undefined> {
  const ids = new Set([entityid, ...work.memory.fresh(about, work.subjects(entitytype))])
  const sources = work.trx.selectFrom('fieldsources').select(['entityid', 'field', 'source'])
  const rows = await sources
    .where('entitytype', '=', entitytype)
    .where('entityid', 'in', [...ids])
    .execute()
  const found = new Map([...ids].map((id) => [id, new Map<string, string>()]))
  for (const row of rows) found.get(Number(row['entityid']))?.set(String(row['field']), String(row['source']))
  for (const [id, map] of found) if (id !== entityid) work.memory.keepRow(about, id, map)
  return found.get(entityid)
}

function shown(resource: Resource, name: string, value: unknown): unknown {
  const column = resource.readable.get(name)
  return column ? shownValue(column.field, value) : value
}
