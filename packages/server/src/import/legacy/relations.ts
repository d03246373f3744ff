import type { PlanRow, Wish } from '../plan.ts'
import type { LegacyTables, Skip } from './data.ts'
import type { Draft } from './draft.ts'
import { machineKey } from './equipment.ts'
import type { Machine } from './machines.ts'
import { siblingsOf, type Pair } from './siblings.ts'
import { tieOf, type Tie, type Untied } from './ties.ts'

/** The relations between machines that came over, and the places where machines stand. */
export interface ReadRelations {
  readonly drafts: readonly Draft[]
  readonly skips: readonly Skip[]
  /** From a machine to the place (a LocationOnly row) that it is tied to. */
  readonly places: ReadonlyMap<number, number>
  /** From each further half of a machine to the one that it is part of. */
  readonly heads: ReadonlyMap<number, number>
  readonly counts: RelationCounts
}

/** How many rows of `machinerelationships` met which rule. */
export interface RelationCounts {
  readonly dualpathpairs: number
  readonly selfrelations: number
  readonly danglingrelations: number
  readonly controlswithpc: number
}

/** The two relation types of ours that rows become; they have to be there. */
export const relationtypes: readonly Draft[] = ['partof', 'controls'].map((name) => ({
  row: {
    key: `relation ${name}`,
    resource: 'relationshiptypes',
    label: name,
    mode: 'find',
    matches: [{ name }],
    values: {},
  },
  notes: [],
}))

/** Reads all relations. The two halves of a dual path become siblings: the higher machine number is part of the lower. */
export function readRelations(
  tables: LegacyTables,
  machines: readonly Machine[],
  standins: ReadonlyMap<number, number>,
): ReadRelations {
  const all = tables.machinerelationships.map((row) => tieOf(tables, standins, row))
  const untied = all.filter((one): one is Untied => 'reason' in one)
  const ties = Object.groupBy(
    all.filter((one): one is Tie => 'pair' in one),
    (tie) => tie.kind,
  )
  const siblings = siblingsOf(
    (ties.dualpath ?? []).map((tie) => tie.pair),
    byNumber(machines),
  )
  const dualpaths = told(ties.dualpath ?? [], siblings, siblingRow)
  const controls = told(ties.controls ?? [], firstOfEach(ties.controls ?? []), controlRow)
  return {
    drafts: [...dualpaths.drafts, ...controls.drafts],
    skips: [...untied.map(skipOf), ...dualpaths.skips, ...controls.skips, ...(ties.place ?? []).map(placeSkip)],
    places: new Map((ties.place ?? []).map((tie) => tie.pair)),
    heads: new Map(siblings.values()),
    counts: {
      dualpathpairs: new Set((ties.dualpath ?? []).map(({ pair }) => pair.toSorted().join(' '))).size,
      selfrelations: untied.filter((one) => one.kind === 'self').length,
      danglingrelations: untied.filter((one) => one.kind === 'dangling').length,
      controlswithpc: untied.filter((one) => one.kind === 'absent' && one.isofpc).length,
    },
  }
}

/** By machine number as people count: 980 comes before 3105. */
function byNumber(machines: readonly Machine[]): (one: number, other: number) => number {
  const numbers = new Map(machines.map((machine) => [machine.id, machine.number]))
  const { compare } = new Intl.Collator('en', { numeric: true })
  return (one, other) => compare(numbers.get(one) ?? '', numbers.get(other) ?? '') || one - other
}

/** A row for each tie that says something new; the others are skipped. */
function told(
  ties: readonly Tie[],
  pairs: ReadonlyMap<number, Pair>,
  make: (pair: Pair) => Pick<PlanRow, 'matches' | 'values'>,
): Pick<ReadRelations, 'drafts' | 'skips'> {
  return {
    drafts: ties.flatMap(({ id, label }, index) => {
      const pair = pairs.get(index)
      const origin = { table: 'machinerelationships', id }
      return pair
        ? [
            {
              row: {
                key: `machinerelationships ${id}`,
                resource: 'assetrelationships',
                label,
                origin,
                mode: 'keep',
                ...make(pair),
              },
              notes: [],
            },
          ]
        : []
    }),
    skips: ties.flatMap((tie, index) =>
      pairs.has(index) ? [] : [skipOf({ ...tie, reason: 'other rows say so already' })],
    ),
  }
}

function firstOfEach(ties: readonly Tie[]): ReadonlyMap<number, Pair> {
  const first = Map.groupBy(
    ties.map((tie, index) => ({ ...tie, index })),
    (tie) => tie.pair.join(' '),
  )
  return new Map([...first.values()].flatMap(([tie]) => (tie ? [[tie.index, tie.pair] as const] : [])))
}

/** Siblings that people have tied the other way round are tied already. */
function siblingRow([member, head]: Pair): Pick<PlanRow, 'matches' | 'values'> {
  const values = ends('partof', member, head)
  return {
    matches: [values, ends('partof', head, member)],
    values: { ...values, label: 'Dualpath', inheritsposition: true },
  }
}

function controlRow([source, target]: Pair): Pick<PlanRow, 'matches' | 'values'> {
  const values = ends('controls', source, target)
  return { matches: [values], values }
}

function ends(type: string, source: number, target: number): Readonly<Record<string, Wish>> {
  return {
    sourceassetid: { row: machineKey(source) },
    relationshiptypeid: { row: `relation ${type}` },
    targetassetid: { row: machineKey(target) },
  }
}

function skipOf({ id, label, reason }: Pick<Untied, 'id' | 'label' | 'reason'>): Skip {
  return { table: 'machinerelationships', id, label, reason }
}

const placeSkip = (tie: Tie): Skip => skipOf({ ...tie, reason: 'became the location of the machine' })
