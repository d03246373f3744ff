import { wholeColumn } from './column-sql.ts'
import type { Column, Index, Step, Table } from './table.ts'

/** What leads from one set of tables to another, and in words what will not be done by itself. */
export interface Difference {
  readonly steps: readonly Step[]
  readonly refusals: readonly string[]
}

/** Destructive steps (dropping, narrowing) are only listed where they are allowed. */
export interface CompareOptions {
  readonly destructive?: boolean
}

/**
 * Compares what is declared with what is there. `actual` holds tables of the same chain only: one that is no longer
 * declared is one to drop.
 */
export function compareTables(
  declared: readonly Table[],
  actual: readonly Table[],
  options: CompareOptions = {},
): Difference {
  const parts = referencedFirst(declared).map((table) =>
    compareTable(
      table,
      actual.find((known) => known.name === table.name),
    ),
  )
  const gone = actual.filter((table) => declared.every((known) => known.name !== table.name)).map(dropTable)
  return gathered([...parts, ...gone].flat(), options.destructive === true)
}

/** Tables behind those that they refer to, else in their order: made in this one, they can be dropped in the other. */
function referencedFirst(tables: readonly Table[]): readonly Table[] {
  const placed = new Set<Table>()
  const begun = new Set<Table>()
  const place = (table: Table): void => {
    if (begun.has(table)) return
    begun.add(table)
    const targets = new Set(table.columns.map(({ references }) => references?.table))
    for (const other of tables) if (targets.has(other.name)) place(other)
    placed.add(table)
  }
  for (const table of tables) place(table)
  return [...placed]
}

/** One step to take; `loss` says what it would destroy, and a note without a step what cannot be done at all. */
interface Finding {
  readonly step?: Step
  readonly loss?: string
  /** It is taken where another, which would destroy something, is not. */
  readonly isinstead?: true
}

// Tables are made before others refer to them, and an index goes before and comes after the columns it is over.
const order: readonly Step['step'][] = [
  'createtable',
  'dropindex',
  'addcolumn',
  'altercolumn',
  'addindex',
  'dropcolumn',
  'droptable',
]

function gathered(findings: readonly Finding[], isAllowed: boolean): Difference {
  const isTaken = ({ loss, isinstead }: Finding): boolean => (isinstead ? !isAllowed : isAllowed || loss === undefined)
  const taken = findings.filter((finding) => finding.step && isTaken(finding))
  const left = findings.filter((finding) => !taken.includes(finding))
  return {
    steps: order.flatMap((kind) => taken.flatMap(({ step }) => (step?.step === kind ? [step] : []))),
    refusals: left.flatMap((finding) => finding.loss ?? []),
  }
}

function dropTable({ name }: Table): readonly Finding[] {
  return [
    {
      step: { step: 'droptable', table: name },
      loss: `Table ${name} is no longer declared; dropping it would lose its rows.`,
    },
  ]
}

function compareTable(declared: Table, actual: Table | undefined): readonly Finding[] {
  if (!actual) return [{ step: { step: 'createtable', table: declared } }]
  const isSameKey = declared.key.join() === actual.key.join() && declared.counted === actual.counted
  const key = isSameKey
    ? []
    : [{ loss: `The key of ${declared.name} differs; a key cannot be changed, make a new table and copy the rows.` }]
  return [...key, ...compareColumns(declared, actual), ...compareIndexes(declared, actual)]
}

function compareColumns({ name: table, columns, key }: Table, actual: Table): readonly Finding[] {
  const found = columns.map((column) => [column, actual.columns.find((known) => known.name === column.name)] as const)
  const added = found.flatMap(([column, before]) => (before ? [] : addColumn(table, column)))
  const altered = found.flatMap(([column, before]) =>
    before && !key.includes(column.name) ? alterColumn(table, before, column) : [],
  )
  const gone = actual.columns.filter((known) => columns.every((column) => column.name !== known.name))
  return [...added, ...altered, ...gone.flatMap((column) => dropColumn(actual, column))]
}

function addColumn(table: string, column: Column): readonly Finding[] {
  if (!column.notnull || column.default !== undefined) return [{ step: { step: 'addcolumn', table, column } }]
  return [
    {
      loss: `Column ${table}.${column.name} cannot be added as required: rows that are there have no value for it; give it a default, or make it required in a later migration.`,
    },
  ]
}

/** One that stays, undeclared, must be no hindrance to rows that know nothing of it. */
function dropColumn({ name: table, key }: Table, column: Column): readonly Finding[] {
  const { name, notnull } = column
  const isHindrance = notnull && column.default === undefined && !key.includes(name)
  const eased: Finding = {
    step: { step: 'altercolumn', table, column: { ...column, notnull: false } },
    isinstead: true,
  }
  const advice = `Where it has another name now, say --rename ${table}.${name}=NEWNAME, and they come along.`
  return [
    ...(isHindrance ? [eased] : []),
    {
      step: { step: 'dropcolumn', table, column: name },
      loss: `Column ${table}.${name} is no longer declared; dropping it would lose its values. ${advice}`,
    },
  ]
}

function alterColumn(table: string, before: Column, column: Column): readonly Finding[] {
  const after = wholeColumn(column)
  if (sameColumn(before, after)) return []
  const step: Step = { step: 'altercolumn', table, column }
  const narrower = narrowing(before, after)
  return [
    narrower === undefined
      ? { step }
      : { step, loss: `Column ${table}.${column.name} would become narrower: ${narrower}.` },
  ]
}

/** Whether two whole columns are the same to the database. */
export function sameColumn(one: Column, other: Column): boolean {
  return JSON.stringify(wholeColumn(one)) === JSON.stringify(wholeColumn(other))
}

/** What a value could lose on the way, in words. */
function narrowing(before: Column, after: Column): string | undefined {
  if (after.notnull && !before.notnull) return 'rows may be without a value'
  if (before.type !== after.type) return isWider(before, after) ? undefined : `${before.type} becomes ${after.type}`
  if ((after.length ?? 0) < (before.length ?? 0)) return `${before.length} characters become ${after.length}`
  return before.scale === after.scale ? undefined : `${before.scale} digits behind the point become ${after.scale}`
}

function isWider(before: Column, after: Column): boolean {
  return after.type === 'text' && ['string', 'json'].includes(before.type)
}

function compareIndexes(declared: Table, actual: Table): readonly Finding[] {
  const { name: table } = declared
  const isThere = (list: readonly Index[], index: Index): boolean => list.some((known) => sameIndex(known, index))
  const gone = actual.indexes.filter((index) => !isThere(declared.indexes, index) && survives(declared, index))
  const made = declared.indexes.filter((index) => !isThere(actual.indexes, index))
  return [
    ...gone.map((index): Finding => ({ step: { step: 'dropindex', table, index: index.name } })),
    ...made.map((index): Finding => ({ step: { step: 'addindex', table, index } })),
  ]
}

/** An index over a column that is to be dropped goes with the column, and only then. */
function survives(declared: Table, index: Index): boolean {
  return index.columns.every((name) => declared.columns.some((column) => column.name === name))
}

function sameIndex(one: Index, other: Index): boolean {
  return one.name === other.name && one.unique === other.unique && one.columns.join() === other.columns.join()
}
