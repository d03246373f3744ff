import type { RowCheck, RowOf } from '@shopdb/contract'
import type { standard } from './calibrations.ts'
import type { measuringtool } from './tool.ts'

/** What a tool says of when it is due. */
export type SaidOfTool = Pick<
  RowOf<typeof measuringtool>,
  'lastcaldate' | 'intervalvalue' | 'intervalunit' | 'duedateoverride' | 'overridereason'
>

const mostmonths = 1200

/** What must hold of every tool. A due date that is not what the interval gives comes with its reason, and goes with it. */
export const toolchecks: readonly RowCheck<SaidOfTool>[] = [
  {
    member: 'lastcaldate',
    message: 'must not be in the future',
    holds: ({ lastcaldate }, today) => lastcaldate === null || lastcaldate <= today,
  },
  {
    member: 'intervalvalue',
    message: `must not be more than ${mostmonths} months`,
    holds: ({ intervalvalue, intervalunit }) => intervalunit !== 'months' || (intervalvalue ?? 0) <= mostmonths,
  },
  {
    member: 'overridereason',
    message: 'must say why the tool is due then',
    holds: ({ duedateoverride, overridereason }) => duedateoverride === null || overridereason !== null,
  },
  {
    member: 'duedateoverride',
    message: 'must say when the tool is due, or the reason must go',
    holds: ({ duedateoverride, overridereason }) => overridereason === null || duedateoverride !== null,
  },
]

/** What must hold of every standard. */
export const standardchecks: readonly RowCheck<Pick<RowOf<typeof standard>, 'caldate' | 'duedate'>>[] = [
  {
    member: 'caldate',
    message: 'must not be in the future',
    holds: ({ caldate }, today) => caldate === null || caldate <= today,
  },
  {
    member: 'duedate',
    message: 'must be after its calibration',
    holds: ({ caldate, duedate }) => caldate === null || duedate === null || duedate > caldate,
  },
]
