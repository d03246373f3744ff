import { foldText } from '../../base/fold.ts'
import { legacykeys, type LegacyRow, type Skip } from './data.ts'
import type { Note } from './notes.ts'
import { cleanLine, isPlaceholder, stringOf } from './text.ts'
import { flagOf, integerOf } from './values.ts'

/** A row of `machines` with a number of its own. */
export interface Machine {
  readonly id: number
  readonly row: LegacyRow
  /** As people read it. */
  readonly number: string
  /** The number without case: two rows with one identity are one machine. */
  readonly identity: string
  readonly notes: readonly Note[]
}

/** Which rows of `machines` come over. */
export interface Chosen {
  readonly machines: readonly Machine[]
  readonly skips: readonly Skip[]
  /** Passed `category = 'Equipment' AND machinenumber IS NOT NULL`, in the order they were read. */
  readonly passing: readonly LegacyRow[]
  /** Rows with one number, placeholders included; the first of each wins. */
  readonly duplicates: Readonly<Record<string, readonly number[]>>
  /** From every row with a number to the one that stands for it. */
  readonly standins: ReadonlyMap<number, number>
  readonly counts: MachineCounts
}

/** How many rows of `machines` met which rule. */
export interface MachineCounts {
  readonly machines: number
  readonly passing: number
  readonly othercategory: number
  readonly nullnumber: number
  readonly blank: number
  readonly placeholder: number
  readonly distinctnumbers: number
}

/** Chooses by the rule of ADR-001, then by number. Category and number are compared without case and outer blanks, whatever the database's collation. */
export function chooseMachines(rows: readonly LegacyRow[]): Chosen {
  const { passing = [], othercategory = [], nullnumber = [] } = Object.groupBy(rows, fate)
  const { blank = [], placeholder = [], numbered = [] } = Object.groupBy(passing, numberFate)
  const groups = groupsOf(numbered)
  const winners = groups.map(([winner]) => winner).filter((winner) => winner !== undefined)
  return {
    machines: winners,
    skips: [
      ...othercategory.map((row) => skip(row, 'only equipment is taken over (category is not Equipment)')),
      ...nullnumber.map((row) => skip(row, 'has no machine number')),
      ...blank.map((row) => skip(row, 'its machine number is blank')),
      ...placeholder.map((row) =>
        skip(row, `its machine number '${cleanLine(row['machinenumber']).value}' is a placeholder`),
      ),
      ...groups.flatMap(loserSkips),
    ],
    passing,
    duplicates: duplicatesOf([...groups, ...groupsOf(placeholder)]),
    standins: new Map(
      groups.flatMap(([winner, ...losers]) => [winner, ...losers].map((one) => [one?.id ?? 0, winner?.id ?? 0])),
    ),
    counts: {
      machines: rows.length,
      passing: passing.length,
      othercategory: othercategory.length,
      nullnumber: nullnumber.length,
      blank: blank.length,
      placeholder: placeholder.length,
      distinctnumbers: groups.length + groupsOf(placeholder).length,
    },
  }
}

/** Whether a row is a place and no machine. */
export function isPlace(row: LegacyRow): boolean {
  return foldText(stringOf(row['category']) ?? '') === 'locationonly' || flagOf(row['islocationonly']) === true
}

function fate(row: LegacyRow): 'passing' | 'othercategory' | 'nullnumber' {
  if (foldText(stringOf(row['category']) ?? '') !== 'equipment') return 'othercategory'
  return stringOf(row['machinenumber']) === undefined ? 'nullnumber' : 'passing'
}

function numberFate(row: LegacyRow): 'blank' | 'placeholder' | 'numbered' {
  const number = cleanLine(row['machinenumber']).value
  if (number === undefined) return 'blank'
  return isPlaceholder(number) ? 'placeholder' : 'numbered'
}

/** Rows by identity, each group with its winner first: active before inactive, then the one changed last, then the lowest id. */
function groupsOf(rows: readonly LegacyRow[]): readonly (readonly Machine[])[] {
  return [...Map.groupBy(rows.map(machineOf), (machine) => machine.identity).values()].map((group) =>
    group.toSorted(byClaim),
  )
}

function machineOf(row: LegacyRow): Machine {
  const { value: number = '', notes } = cleanLine(row['machinenumber'], 60)
  return { id: idOf(row), row, number, identity: foldText(number), notes }
}

function byClaim(one: Machine, other: Machine): number {
  return (
    Number(flagOf(one.row['isactive']) === false) - Number(flagOf(other.row['isactive']) === false) ||
    changedOf(other).localeCompare(changedOf(one)) ||
    one.id - other.id
  )
}

const changedOf = (machine: Machine): string => stringOf(machine.row['lastupdated']) ?? ''

function duplicatesOf(groups: readonly (readonly Machine[])[]): Readonly<Record<string, readonly number[]>> {
  const several = groups.filter((group) => group.length > 1)
  return Object.fromEntries(several.map((group) => [group[0]?.number ?? '', group.map((machine) => machine.id)]))
}

function loserSkips([winner, ...losers]: readonly Machine[]): readonly Skip[] {
  return losers.map((loser) =>
    skip(loser.row, `has the same machine number as row ${winner?.id}, which is active or was changed later`),
  )
}

function skip(row: LegacyRow, reason: string): Skip {
  return { table: 'machines', id: idOf(row), label: cleanLine(row['machinenumber']).value ?? '', reason }
}

const idOf = (row: LegacyRow): number => integerOf(row[legacykeys.machines]) ?? 0
