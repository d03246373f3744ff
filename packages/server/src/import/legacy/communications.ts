import type { LegacyRow, LegacyTables, Skip } from './data.ts'
import type { Draft } from './draft.ts'
import { machineKey } from './equipment.ts'
import type { Note } from './notes.ts'
import { protocolOf, readCommunication, type Protocol } from './protocols.ts'
import { cleanLine, stringOf } from './text.ts'
import { flagOf, integerOf } from './values.ts'

/** What comes of the rows of `communications`, and why others do not. */
export interface ReadCommunications {
  readonly drafts: readonly Draft[]
  readonly skips: readonly Skip[]
}

interface Candidate {
  readonly id: number
  readonly row: LegacyRow
  /** The machine that the row is of, or the one that stands for it. */
  readonly machineid: number
  readonly protocol: Protocol
}

/** One row for each machine and protocol: the primary one, then the lowest id. A duplicate machine's rows go to the machine that stands for it. */
export function readCommunications(tables: LegacyTables, standins: ReadonlyMap<number, number>): ReadCommunications {
  const judged = tables.communications.map((row) => judge(tables, standins, row))
  const candidates = judged.filter((one): one is Candidate => 'protocol' in one)
  const groups = [...Map.groupBy(candidates, (one) => `${one.machineid} ${one.protocol}`).values()]
  const sorted = groups.map((group) => group.toSorted(byClaim))
  return {
    drafts: sorted.flatMap(([first]) => (first ? [draftOf(first)] : [])),
    skips: [...judged.filter((one): one is Skip => 'reason' in one), ...sorted.flatMap(others)],
  }
}

function judge(tables: LegacyTables, standins: ReadonlyMap<number, number>, row: LegacyRow): Candidate | Skip {
  const id = integerOf(row['comid']) ?? 0
  const of = integerOf(row['machineid'])
  const type = tables.comtypes.find((one) => integerOf(one['comtypeid']) === integerOf(row['comtypeid']))
  const word = cleanLine(type?.['typename']).value ?? `number ${stringOf(row['comtypeid']) ?? 'none'}`
  const skip = (reason: string): Skip => ({
    table: 'communications',
    id,
    label: `${word} of machine row ${of}`,
    reason,
  })
  if (!tables.machines.some((machine) => integerOf(machine['machineid']) === of)) {
    return skip(`its machine, row ${of}, is not there`)
  }
  const machineid = standins.get(of ?? -1)
  if (machineid === undefined) return skip(`its machine, row ${of}, is not taken over`)
  if (flagOf(row['isactive']) === false) return skip('is not active in the old database')
  const protocol = protocolOf(type?.['typename'])
  return protocol ? { id, row, machineid, protocol } : skip(`there is no table for communication of the kind ${word}`)
}

const byClaim = (one: Candidate, other: Candidate): number =>
  Number(flagOf(other.row['isprimary']) === true) - Number(flagOf(one.row['isprimary']) === true) || one.id - other.id

function others([first, ...rest]: readonly Candidate[]): readonly Skip[] {
  return rest.map(({ id, protocol, machineid }) => ({
    table: 'communications',
    id,
    label: `${protocol} of machine row ${machineid}`,
    reason: `machine row ${machineid} has one already, of communication ${first?.id}`,
  }))
}

function draftOf({ id, row, machineid, protocol }: Candidate): Draft {
  const asset = { row: machineKey(machineid) }
  const { values, notes } = readCommunication(protocol, row)
  const of = integerOf(row['machineid'])
  const moved: readonly Note[] =
    of === machineid ? [] : [{ kind: 'ofduplicate', text: `belongs to row ${of}, for which row ${machineid} stands` }]
  return {
    row: {
      key: `communications ${id}`,
      resource: protocol,
      label: `${protocol} of machine row ${machineid}`,
      origin: { table: 'communications', id },
      mode: 'update',
      matches: [{ assetid: asset }],
      values: { assetid: asset, ...values },
    },
    notes: [...moved, ...notes],
  }
}
