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
  const taken = await takenFields(work, resource, { entityid: Number(before[resource.key]), isStronger })
  const names = Object.keys(wanted)
  const isLeft = (name: string): boolean =>
    taken.has(name) || (spot.includes(name) && spot.some((member) => taken.has(member)))
  return {
    changes: Object.fromEntries(Object.entries(wanted).filter(([name]) => !isLeft(name))),
    left: names
      .filter(isLeft)
      .map((field) => ({ field, here: shown(resource, field, before[field]), wanted: wanted[field] })),
  }
}

const spot: readonly string[] = ['mapx', 'mapy', 'floorplanid']

async function takenFields(
  work: Work,
  resource: Resource,
  { entityid, isStronger }: { readonly entityid: number; readonly isStronger: IsStronger },
): Promise<ReadonlySet<string>> {
  const sources = work.trx
    .selectFrom('fieldsources')
    .select(['field', 'source'])
    .where('entitytype', '=', resource.entitytype)
  const rows = await sources.where('entityid', '=', entityid).execute()
  return new Set(rows.filter((row) => isStronger(String(row['source']))).map((row) => String(row['field'])))
}

function shown(resource: Resource, name: string, value: unknown): unknown {
  const column = resource.readable.get(name)
  return column ? shownValue(column.field, value) : value
}
