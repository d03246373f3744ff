import { asTitle, daysBetween, dueWords, inWords, type RowOf, type Tone } from '@shopdb/contract'
import type { measuringtool } from './tool.ts'

/** What the state of a tool follows from. */
export type ToolFacts = Pick<
  RowOf<typeof measuringtool>,
  | 'state'
  | 'calibrationmode'
  | 'lastcaldate'
  | 'duedate'
  | 'lastresult'
  | 'intervalvalue'
  | 'intervalunit'
  | 'usessince'
>

/** The day, and how many days before its due date a tool is due soon. */
export interface Calendar {
  readonly today: string
  readonly duesoondays: number
}

/** Every way a tool can stand. */
export const standings = {
  'out for calibration': { tone: 'info', isusable: false },
  'in repair': { tone: 'info', isusable: false },
  quarantined: { tone: 'error', isusable: false },
  lost: { tone: 'error', isusable: false },
  retired: { tone: 'neutral', isusable: false },
  'reference only': { tone: 'neutral', isusable: false },
  'out of tolerance': { tone: 'error', isusable: false },
  'never calibrated': { tone: 'error', isusable: false },
  overdue: { tone: 'error', isusable: false },
  'no due date': { tone: 'warning', isusable: false },
  limited: { tone: 'warning', isusable: true },
  'due soon': { tone: 'warning', isusable: true },
  active: { tone: 'success', isusable: true },
} as const

export type StandingName = keyof typeof standings

/** How a tool stands today. */
export interface Standing {
  readonly name: StandingName
  /** In words that fit on a label: `Overdue by 12 days`. */
  readonly label: string
  readonly tone: Tone
  /** Whether a part may be accepted with it today. */
  readonly isusable: boolean
}

/**
 * How a tool stands. What people say of it comes first, then what the last calibration said, then the calendar. On its due
 * date itself a tool may still be used.
 */
export function standingOf(tool: ToolFacts, calendar: Calendar): Standing {
  if (tool.state !== 'active') return standing(tool.state)
  if (tool.calibrationmode === 'reference only') return standing('reference only')
  if (tool.lastresult === 'fail') return standing('out of tolerance')
  if (tool.lastcaldate === null) return standing('never calibrated')
  const left = remaining(tool, calendar)
  if (left === undefined) return standing('no due date')
  if (left.isover) return standing('overdue', left.label)
  if (tool.lastresult === 'limited') return standing('limited')
  return left.issoon ? standing('due soon', left.label) : standing('active', 'Calibrated')
}

const standing = (name: StandingName, label = asTitle(name)): Standing => ({
  name,
  label,
  ...standings[name],
})

interface Left {
  readonly label: string
  readonly isover: boolean
  readonly issoon: boolean
}

/** A due date holds whatever the interval counts; else uses are counted, and the last tenth of them is soon. */
function remaining(tool: ToolFacts, { today, duesoondays }: Calendar): Left | undefined {
  const { duedate, intervalvalue, intervalunit, usessince } = tool
  if (duedate !== null) {
    const days = daysBetween(today, duedate)
    return { label: asTitle(dueWords(duedate, today)), isover: days < 0, issoon: days <= duesoondays }
  }
  if (intervalunit !== 'uses' || intervalvalue === null) return undefined
  const uses = intervalvalue - usessince
  const label = uses > 0 ? `${inWords(uses, 'use')} left` : `Overdue after ${inWords(usessince, 'use')}`
  return { label, isover: uses <= 0, issoon: uses <= intervalvalue / 10 }
}
