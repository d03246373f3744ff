import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { TieRow } from '../positions/ground.ts'
import { rowThen, type PastRow, type PastRows } from './past-rows.ts'

type Read = Kysely<Tables>

/** The ties of some assets as they were, in asking order. */
export interface PastTies {
  readonly sources: ReadonlySet<number>
  readonly ties: readonly TieRow[]
}

interface Relation extends TieRow {
  readonly relationshiptypeid: number
  readonly inheritsposition: number
  readonly isactive: number
}

const columns = [
  'relationshipid',
  'sourceassetid',
  'targetassetid',
  'relationshiptypeid',
  'inheritsposition',
  'isactive',
] as const

/** Changed relations from which on all of them are read at once. */
const many = 2000
/** Keys of one statement. */
const few = 500

/** Reads the ties of all assets whose ties were others then. */
export async function readPastTies(read: Read, past: PastRows): Promise<PastTies> {
  const changed = past.get('assetrelationships') ?? new Map<number, PastRow>()
  const areTypesChanged = (past.get('relationshiptypes')?.size ?? 0) > 0
  if (changed.size === 0 && !areTypesChanged) return { sources: new Set(), ties: [] }
  const priorities = await readPriorities(read, past)
  if (changed.size > many || areTypesChanged) {
    const relations = relationsThen(await readRelations(read), changed)
    const sources = new Set([...relations.now, ...relations.past].map(({ sourceassetid }) => sourceassetid))
    return { sources, ties: askedTies(relations.past, priorities) }
  }
  const touched = relationsThen(await readBy(read, 'relationshipid', [...changed.keys()]), changed)
  const sources = new Set([...touched.now, ...touched.past].map(({ sourceassetid }) => sourceassetid))
  const { past: relations } = relationsThen(await readBy(read, 'sourceassetid', [...sources]), changed)
  return {
    sources,
    ties: askedTies(
      relations.filter(({ sourceassetid }) => sources.has(sourceassetid)),
      priorities,
    ),
  }
}

function relationsThen(
  now: readonly Relation[],
  changed: ReadonlyMap<number, PastRow>,
): { readonly now: readonly Relation[]; readonly past: readonly Relation[] } {
  const byid = new Map(now.map((relation) => [relation.relationshipid, relation]))
  const keys = new Set([...byid.keys(), ...changed.keys()])
  const past = [...keys].flatMap((relationshipid) => {
    const row = changed.get(relationshipid)
    const known = byid.get(relationshipid)
    // One that is not read here and was only changed is of an asset that is not looked at.
    if (!known && !row?.isOver) return []
    const relation = rowThen(row, known)
    return relation ? [{ ...relation, relationshipid }] : []
  })
  return { now, past }
}

function askedTies(relations: readonly Relation[], priorities: ReadonlyMap<number, number>): readonly TieRow[] {
  const priorityOf = ({ relationshiptypeid }: Relation): number => priorities.get(relationshiptypeid) ?? 99
  return relations
    .filter(({ inheritsposition, isactive }) => inheritsposition === 1 && isactive === 1)
    .toSorted((one, other) => priorityOf(one) - priorityOf(other) || one.relationshipid - other.relationshipid)
}

async function readPriorities(read: Read, past: PastRows): Promise<ReadonlyMap<number, number>> {
  const rows = await read.selectFrom('relationshiptypes').select(['relationshiptypeid', 'positionpriority']).execute()
  return new Map(
    rows.map((row) => {
      const id = Number(row['relationshiptypeid'])
      const then = rowThen(past.get('relationshiptypes')?.get(id), row)
      return [id, Number(then?.['positionpriority'] ?? 99)]
    }),
  )
}

async function readRelations(read: Read): Promise<readonly Relation[]> {
  // The columns just named.
  return (await read.selectFrom('assetrelationships').select(columns).execute()) as unknown as readonly Relation[]
}

async function readBy(
  read: Read,
  column: 'relationshipid' | 'sourceassetid',
  keys: readonly number[],
): Promise<readonly Relation[]> {
  const found: Relation[] = []
  for (let start = 0; start < keys.length; start += few) {
    const some = keys.slice(start, start + few)
    const rows = await read.selectFrom('assetrelationships').select(columns).where(column, 'in', some).execute()
    // The columns just named.
    found.push(...(rows as unknown as readonly Relation[]))
  }
  return found
}
