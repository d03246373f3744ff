import { foldText } from '../../base/fold.ts'
import type { LegacyRow, LegacyTables } from './data.ts'
import { isPlace } from './machines.ts'
import type { Pair } from './siblings.ts'
import { cleanLine } from './text.ts'
import { flagOf, integerOf } from './values.ts'

/** A row of `machinerelationships` between two things that came over. */
export interface Tie {
  readonly kind: 'dualpath' | 'controls' | 'place'
  readonly id: number
  readonly label: string
  /** Of `controls`: who controls, then who is controlled. Of `place`: the machine, then the place. */
  readonly pair: Pair
}

/** A row that ties nothing, and why. */
export interface Untied {
  readonly kind: 'dangling' | 'self' | 'ended' | 'absent' | 'unknown'
  readonly id: number
  readonly label: string
  /** Whether it says that a PC controls a machine; PCs are not taken over. */
  readonly isofpc: boolean
  readonly reason: string
}

/** What a row ties. Ends that are duplicates count as the machine that stands for them (`standins`). */
export function tieOf(tables: LegacyTables, standins: ReadonlyMap<number, number>, row: LegacyRow): Tie | Untied {
  const ends: Pair = [integerOf(row['machineid']) ?? -1, integerOf(row['relatedmachineid']) ?? -1]
  const word = wordOf(tables, row)
  const id = integerOf(row['relationshipid']) ?? 0
  const label = `${word ?? 'unknown relation'} of machine rows ${ends.join(' and ')}`
  const told =
    refusalOf(tables, row, ends) ?? placeOf(tables, standins, ends) ?? tied(standins, ends, foldText(word ?? ''))
  if ('pair' in told) return { ...told, id, label }
  return {
    ...told,
    id,
    label,
    isofpc: /^control/iu.test(word ?? '') && ends.some((end) => isPc(machineRow(tables, end))),
  }
}

type Told = Pick<Tie, 'kind' | 'pair'> | Pick<Untied, 'kind' | 'reason'>

function wordOf(tables: LegacyTables, row: LegacyRow): string | undefined {
  const type = tables.relationshiptypes.find(
    (one) => integerOf(one['relationshiptypeid']) === integerOf(row['relationshiptypeid']),
  )
  return cleanLine(type?.['relationshiptype']).value
}

function refusalOf(tables: LegacyTables, row: LegacyRow, ends: Pair): Told | undefined {
  const gone = ends.find((end) => machineRow(tables, end) === undefined)
  if (gone !== undefined) return { kind: 'dangling', reason: `machine row ${gone} is not there` }
  if (ends[0] === ends[1]) return { kind: 'self', reason: 'ties a machine to itself' }
  return flagOf(row['isactive']) === false ? { kind: 'ended', reason: 'is not active in the old database' } : undefined
}

/** A machine that is tied to a place, in any way, stands there. */
function placeOf(tables: LegacyTables, standins: ReadonlyMap<number, number>, [one, other]: Pair): Told | undefined {
  const [first, second] = [standins.get(one), standins.get(other)]
  const isAt = (end: number): boolean => isPlace(machineRow(tables, end) ?? {})
  if (first !== undefined && second === undefined && isAt(other)) return { kind: 'place', pair: [first, other] }
  return second !== undefined && first === undefined && isAt(one) ? { kind: 'place', pair: [second, one] } : undefined
}

function tied(standins: ReadonlyMap<number, number>, [one, other]: Pair, word: string): Told {
  const [first, second] = [standins.get(one), standins.get(other)]
  if (first === undefined || second === undefined) {
    return { kind: 'absent', reason: `machine row ${first === undefined ? one : other} is not taken over` }
  }
  if (first === second) return { kind: 'self', reason: 'ties two rows of one machine' }
  if (['dualpath', 'dual path', 'dual-path'].includes(word)) return { kind: 'dualpath', pair: [first, second] }
  if (word === 'controls') return { kind: 'controls', pair: [first, second] }
  if (word === 'controlled by') return { kind: 'controls', pair: [second, first] }
  return { kind: 'unknown', reason: 'there is no relation of that kind here' }
}

const isPc = (row: LegacyRow | undefined): boolean => foldText(cleanLine(row?.['category']).value ?? '') === 'pc'

function machineRow(tables: LegacyTables, id: number): LegacyRow | undefined {
  return tables.machines.find((row) => integerOf(row['machineid']) === id)
}
