import { isRef, type Plan, type PlanRow } from '../plan.ts'
import { readCatalogs } from './catalogs.ts'
import { readCommunications } from './communications.ts'
import { legacykeys, type LegacyData, type LegacyRow, type LegacyTable, type LegacyTables, type Skip } from './data.ts'
import type { Draft } from './draft.ts'
import { equipmentDraft, floorplan, locationDraft, machineKey, readEquipment, type MachineWorld } from './equipment.ts'
import { chooseMachines, type Chosen, type MachineCounts } from './machines.ts'
import { notekinds, type Note, type NoteKind } from './notes.ts'
import { readRelations, relationtypes, type ReadRelations, type RelationCounts } from './relations.ts'
import { standTogether } from './stand-together.ts'
import { plainstatuses, readStatuses } from './statuses.ts'
import { cleanLine, stringOf } from './text.ts'
import { integerOf } from './values.ts'

/** How often the rules found what; notes are counted over all rows that pass the filter. */
export interface LegacyCounts extends MachineCounts, RelationCounts {
  readonly communications: number
  readonly focas: number
  readonly danglingcommunications: number
  readonly notes: Readonly<Record<NoteKind, number>>
}

/** What the old database asks for. Every row that was read is the origin of one row of the plan, or a skip. */
export interface LegacyPlan {
  readonly rows: Plan
  readonly skips: readonly Skip[]
  /** Remarks on old rows, by the key of the plan's row. */
  readonly notes: ReadonlyMap<string, readonly Note[]>
  readonly counts: LegacyCounts
  readonly duplicates: Chosen['duplicates']
}

/** Turns what was read into what is wanted. Pure: the same data and day give the same plan. */
export function planLegacy(data: LegacyData, today: string): LegacyPlan {
  const { tables } = data
  const chosen = chooseMachines(tables.machines)
  const world: MachineWorld = { catalogs: readCatalogs(tables), statuses: readStatuses(tables.machinestatus), today }
  const relations = readRelations(tables, chosen.machines, chosen.standins)
  const communications = readCommunications(tables, chosen.standins)
  const catalogs = [world.statuses, ...Object.values(world.catalogs)]
  const kept = reachable([
    ...catalogs.flatMap((catalog) => catalog.drafts),
    ...fixed,
    ...locations(tables, relations),
    ...machines(world, chosen, relations),
    ...communications.drafts,
    ...relations.drafts,
  ])
  const skips = [...catalogs, communications, relations].flatMap((one) => one.skips)
  return {
    rows: kept.map((draft) => draft.row),
    skips: [...accounted(tables, kept, [...skips, ...chosen.skips])],
    notes: new Map(kept.map((draft) => [draft.row.key, draft.notes])),
    counts: {
      ...chosen.counts,
      ...relations.counts,
      ...communicationCounts(tables, chosen),
      notes: countNotes(world, chosen),
    },
    duplicates: chosen.duplicates,
  }
}

const fixed: readonly Draft[] = [...plainstatuses, { row: floorplan, notes: [] }, ...relationtypes]

function machines(world: MachineWorld, chosen: Chosen, relations: ReadRelations): readonly Draft[] {
  const drafts = chosen.machines.map((machine) => {
    const place = relations.places.get(machine.id)
    return equipmentDraft(world, machine, place === undefined ? undefined : { row: machineKey(place) })
  })
  return standTogether(drafts, relations.heads)
}

function locations(tables: LegacyTables, relations: ReadRelations): readonly Draft[] {
  const wanted = new Set(relations.places.values())
  return tables.machines.flatMap((row) => {
    const id = integerOf(row['machineid']) ?? -1
    return wanted.has(id) ? (locationDraft(id, row) ?? []) : []
  })
}

/** What comes over by itself, and what that refers to. */
function reachable(drafts: readonly Draft[]): readonly Draft[] {
  const byname = new Map(drafts.map((draft) => [draft.row.key, draft]))
  const wanted = new Set<string>()
  const want = (row: PlanRow): void => {
    if (wanted.has(row.key)) return
    wanted.add(row.key)
    for (const wish of Object.values(row.values).filter(isRef)) {
      const target = byname.get(wish.row)
      if (target) want(target.row)
    }
  }
  for (const { row } of drafts) if (roots.includes(row.resource)) want(row)
  return drafts.filter((draft) => wanted.has(draft.row.key))
}

const roots = ['equipment', 'focas', 'mtconnect', 'clm', 'serialdnc', 'ethernet', 'assetrelationships']

/** One skip for every row that is not the origin of a wanted row; those without a reason yet are referred to by nothing. */
function accounted(tables: LegacyTables, kept: readonly Draft[], skips: readonly Skip[]): readonly Skip[] {
  const origins = new Set(kept.map(({ row }) => (row.origin ? `${row.origin.table} ${row.origin.id}` : '')))
  const reasons = new Map(skips.map((skip) => [`${skip.table} ${skip.id}`, skip]))
  // The keys of a closed record.
  return (Object.keys(tables) as LegacyTable[]).flatMap((table) =>
    tables[table].flatMap((row) => {
      const id = integerOf(row[legacykeys[table]]) ?? 0
      if (origins.has(`${table} ${id}`)) return []
      return reasons.get(`${table} ${id}`) ?? { table, id, label: labelOf(table, row), reason: reasonOf(table) }
    }),
  )
}

function reasonOf(table: LegacyTable): string {
  return table === 'comtypes' || table === 'relationshiptypes'
    ? 'names a kind; was read and gives no row of its own'
    : 'no machine that is taken over refers to it'
}

function labelOf(table: LegacyTable, row: LegacyRow): string {
  const name = Object.entries(row).find(([column, value]) => column !== legacykeys[table] && typeof value === 'string')
  return cleanLine(name?.[1], 80).value ?? ''
}

function communicationCounts(
  tables: LegacyTables,
  chosen: Chosen,
): Pick<LegacyCounts, 'communications' | 'focas' | 'danglingcommunications'> {
  const passing = new Set(chosen.passing.map((row) => integerOf(row['machineid'])))
  const all = new Set(tables.machines.map((row) => integerOf(row['machineid'])))
  const focas = tables.comtypes.find((type) => cleanLine(stringOf(type['typename'])).value?.toLowerCase() === 'focas')
  const mine = tables.communications.filter((row) => passing.has(integerOf(row['machineid'])))
  return {
    communications: mine.length,
    focas: mine.filter((row) => integerOf(row['comtypeid']) === integerOf(focas?.['comtypeid'])).length,
    danglingcommunications: tables.communications.filter((row) => !all.has(integerOf(row['machineid']))).length,
  }
}

function countNotes(world: MachineWorld, chosen: Chosen): Readonly<Record<NoteKind, number>> {
  const notes = chosen.passing.flatMap((row) => readEquipment(world, row).notes)
  const counted = notekinds.map((kind) => [kind, notes.filter((note) => note.kind === kind).length])
  // Every kind has just been counted.
  return Object.fromEntries(counted) as Record<NoteKind, number>
}
