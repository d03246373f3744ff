import { foldText } from '../../base/fold.ts'
import type { PlanRow, Ref } from '../plan.ts'
import type { LegacyRow } from './data.ts'
import { follow, type Catalog, type Draft } from './draft.ts'
import type { Found, Note } from './notes.ts'
import { cleanWord } from './text.ts'
import { flagOf, integerOf } from './values.ts'

/** The words of old databases for the four statuses that every site has. */
const words: Readonly<Record<string, string>> = {
  'in use': 'Active',
  'in production': 'Active',
  production: 'Active',
  running: 'Active',
  inventory: 'Inactive',
  'in stock': 'Inactive',
  spare: 'Inactive',
  idle: 'Inactive',
  returned: 'Retired',
  lost: 'Retired',
  sold: 'Retired',
  scrapped: 'Decommissioned',
  disposed: 'Decommissioned',
}

const plain = (name: string): PlanRow => ({
  key: `status ${name}`,
  resource: 'assetstatuses',
  label: name,
  mode: 'keep',
  matches: [{ name }],
  values: { name },
})

/** The statuses that a machine can get without a row of `machinestatus` saying so. */
export const plainstatuses: readonly Draft[] = ['Active', 'Inactive'].map((name) => ({ row: plain(name), notes: [] }))

/** The rows of `machinestatus`, as statuses of ours; a word that we do not know becomes a status of its own. */
export function readStatuses(rows: readonly LegacyRow[]): Catalog {
  const read = rows.map((row) => ({
    id: integerOf(row['machinestatusid']) ?? 0,
    word: cleanWord(row['machinestatus'], 60).value,
  }))
  const drafts = read.flatMap(({ id, word }) => (word === undefined ? [] : [statusDraft(id, word)]))
  const blank = read.filter(({ word }) => word === undefined)
  return {
    drafts,
    skips: blank.map(({ id }) => ({
      table: 'machinestatus',
      id,
      label: '',
      reason: 'has no name, or a placeholder for one',
    })),
    refs: new Map([
      ...blank.map(({ id }): [number, null] => [id, null]),
      ...drafts.map(({ row }): [number, Ref] => [row.origin?.id ?? 0, { row: row.key }]),
    ]),
  }
}

function statusDraft(id: number, word: string): Draft {
  const known = words[foldText(word)]
  const row = {
    ...plain(known ?? word),
    key: `machinestatus ${id}`,
    label: word,
    origin: { table: 'machinestatus', id },
  }
  return {
    row,
    notes: known
      ? []
      : [{ kind: 'unknownstatus', text: `'${word}' became a status of its own; say there whether it is operational` }],
  }
}

/**
 * A machine's status. `isactive` null counts as active, as its column's default does. A machine that is not active is
 * inactive unless its status says more; without a status that says anything it is active.
 */
export function statusOf(row: LegacyRow, statuses: Catalog): Found<Ref> {
  const isactive = flagOf(row['isactive'])
  const told = follow(statuses, integerOf(row['machinestatusid']), 'danglingstatus')
  const notes = [...activityNotes(isactive), ...told.notes]
  const status = statuses.drafts.find((draft) => draft.row.key === told.value?.row)
  if (status && (isactive !== false || status.row.values['name'] !== 'Active')) {
    return { value: { row: status.row.key }, notes }
  }
  return { value: { row: isactive === false ? 'status Inactive' : 'status Active' }, notes }
}

function activityNotes(isactive: boolean | undefined): readonly Note[] {
  if (isactive === undefined) {
    return [{ kind: 'isactivenull', text: 'whether it is active is not said; taken as active' }]
  }
  return isactive ? [] : [{ kind: 'inactive', text: 'is not active in the old database' }]
}
