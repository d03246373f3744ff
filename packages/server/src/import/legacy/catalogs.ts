import { foldText } from '../../base/fold.ts'
import type { Match, PlanRow, Wish } from '../plan.ts'
import { legacykeys, type LegacyRow, type LegacyTable, type LegacyTables, type Skip } from './data.ts'
import { follow, type Catalog, type Draft } from './draft.ts'
import { gather, type Found } from './notes.ts'
import { cleanLine, cleanWord } from './text.ts'
import { flagOf, integerOf } from './values.ts'

/** The reference tables that machines point to. */
export type Catalogs = Readonly<
  Record<'vendors' | 'models' | 'controllers' | 'machinetypes' | 'businessunits', Catalog>
>

/** Reads all reference tables. Rows that have one name are one row; those that people made here under that name are kept. */
export function readCatalogs(tables: LegacyTables): Catalogs {
  const vendors = catalogOf('vendors', tables.vendors, 'vendors', (row) => ({ name: cleanWord(row['vendor'], 120) }))
  const made = { vendorid: (row: LegacyRow) => follow(vendors, integerOf(row['vendorid']), 'danglingvendor') }
  return {
    vendors,
    models: catalogOf('models', tables.models, 'models', (row) => ({
      name: cleanWord(row['modelnumber'], 120),
      vendorid: made.vendorid(row),
    })),
    controllers: catalogOf('controllers', tables.controllers, 'controllers', (row) => ({
      name: cleanWord(row['controllername'], 120),
      vendorid: made.vendorid(row),
    })),
    machinetypes: catalogOf('machinetypes', tables.machinetypes, 'machinetypes', machineType),
    businessunits: catalogOf('businessunits', tables.businessunits, 'businessunits', (row) => ({
      name: cleanWord(row['businessunit'], 120),
    })),
  }
}

type Members = Readonly<Record<string, Found<Wish>>>

function machineType(row: LegacyRow): Members {
  const id = integerOf(row['machinetypeid'])
  return {
    name: cleanWord(row['machinetype'], 60),
    description: cleanLine(row['machinedescription'], 500),
    legacymachinetypeid: id === undefined ? { notes: [] } : { value: id, notes: [] },
  }
}

function catalogOf(
  table: LegacyTable,
  rows: readonly LegacyRow[],
  resource: string,
  read: (row: LegacyRow) => Members,
): Catalog {
  const candidates = rows.map((row) => candidateOf(table, row, resource, read(row)))
  const groups = [
    ...Map.groupBy(
      candidates.filter((one) => one.identity !== undefined),
      (one) => one.identity,
    ).values(),
  ]
  const sorted = groups.map((group) =>
    group.toSorted((one, other) => Number(other.isactive) - Number(one.isactive) || one.id - other.id),
  )
  const nameless = candidates.filter((one) => one.identity === undefined)
  return {
    drafts: sorted.flatMap(([first]) => (first ? [first.draft] : [])),
    skips: [
      ...nameless.map((one) => skipOf(table, one, 'has no name, or a placeholder for one')),
      ...sorted.flatMap((group) => twins(table, group)),
    ],
    refs: new Map([
      ...nameless.map((one): [number, null] => [one.id, null]),
      ...sorted.flatMap((group) =>
        group.map((one): [number, { row: string }] => [one.id, { row: group[0]?.draft.row.key ?? '' }]),
      ),
    ]),
  }
}

interface Candidate {
  readonly id: number
  readonly isactive: boolean
  /** undefined: it has no name. */
  readonly identity: string | undefined
  readonly draft: Draft
}

function candidateOf(table: LegacyTable, row: LegacyRow, resource: string, members: Members): Candidate {
  const id = integerOf(row[legacykeys[table]]) ?? 0
  const { values, notes } = gather(members)
  const label = String(values['name'] ?? '')
  const match: Match = 'vendorid' in members ? { name: label, vendorid: values['vendorid'] ?? null } : { name: label }
  const planned: PlanRow = {
    key: `${table} ${id}`,
    resource,
    label,
    origin: { table, id },
    mode: 'keep',
    matches: [match],
    values,
  }
  return {
    id,
    isactive: flagOf(row['isactive']) !== false,
    identity: label === '' ? undefined : JSON.stringify({ ...match, name: foldText(label) }),
    draft: { row: planned, notes },
  }
}

function twins(table: LegacyTable, [first, ...others]: readonly Candidate[]): readonly Skip[] {
  return others.map((other) => skipOf(table, other, `has the same name as row ${first?.id}, which stands for both`))
}

const skipOf = (table: LegacyTable, { id, draft }: Candidate, reason: string): Skip => ({
  table,
  id,
  label: draft.row.label,
  reason,
})
