import type { Left } from '../resources/precedence.ts'
import type { Applied } from './apply.ts'
import type { LegacyTable, OtherTable } from './legacy/data.ts'
import type { LegacyCounts, LegacyPlan } from './legacy/plan-legacy.ts'

/** What became of one row of the old database. */
export interface ReportLine {
  readonly table: string
  /** Its key in the old database. */
  readonly id: number
  readonly name: string
  readonly outcome: Applied['outcome']
  /** Why it was skipped. */
  readonly reason?: string
  /** The row here. */
  readonly resource?: string
  readonly rowid?: number
  /** What was found in its values and what was done about it. */
  readonly notes?: readonly string[]
  /** Values that somebody set here and that were not overwritten. */
  readonly left?: readonly Left[]
}

/** How many rows went which way. */
export interface Tally {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
}

/** The whole account of an import from an old database. */
export interface LegacyReport {
  readonly from: string
  readonly dryrun: boolean
  /** null where nothing was changed. */
  readonly changesetid: number | null
  readonly total: Tally
  readonly tables: Readonly<Record<string, Tally>>
  /** Tables that are not taken over, with their rows. */
  readonly nottaken: readonly OtherTable[]
  readonly counts: LegacyCounts
  /** Machine numbers that several rows have; the first row stands for all. */
  readonly duplicates: LegacyPlan['duplicates']
  /** Every row of every table that was read, once. */
  readonly lines: readonly ReportLine[]
  /** Rows that the import needed beside those of the old database. */
  readonly extras: readonly {
    readonly resource: string
    readonly name: string
    readonly outcome: Applied['outcome']
    readonly rowid?: number
  }[]
}

/** Brings together what was planned and what became of it. */
export function linesOf(plan: LegacyPlan, applied: readonly Applied[]): Pick<LegacyReport, 'lines' | 'extras'> {
  const made = applied.flatMap((one): ReportLine[] => (one.row.origin ? [lineOf(plan, one)] : []))
  const skipped = plan.skips.map(({ label, ...skip }): ReportLine => ({ ...skip, name: label, outcome: 'skipped' }))
  const extras = applied.filter((one) => !one.row.origin)
  return {
    lines: [...made, ...skipped],
    extras: extras.map(({ row, outcome, id }) => ({
      resource: row.resource,
      name: row.label,
      outcome,
      ...(id === undefined ? {} : { rowid: id }),
    })),
  }
}

function lineOf(plan: LegacyPlan, { row, outcome, id, reason, left, remarks }: Applied): ReportLine {
  const notes = [...(plan.notes.get(row.key) ?? []).map((note) => note.text), ...remarks]
  return {
    table: row.origin?.table ?? '',
    id: row.origin?.id ?? 0,
    name: row.label,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(id === undefined ? {} : { resource: row.resource, rowid: id }),
    ...(notes.length > 0 ? { notes } : {}),
    ...(left.length > 0 ? { left } : {}),
  }
}

/** Counts lines by what became of them. */
export function tallyOf(lines: readonly ReportLine[]): Tally {
  const count = (outcome: Applied['outcome']): number => lines.filter((line) => line.outcome === outcome).length
  return {
    rows: lines.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    skipped: count('skipped'),
  }
}

/** A tally for each table that was read, empty ones included. */
export function talliesOf(
  tables: readonly LegacyTable[],
  lines: readonly ReportLine[],
): Readonly<Record<string, Tally>> {
  return Object.fromEntries(tables.map((table) => [table, tallyOf(lines.filter((line) => line.table === table))]))
}
