import { daysBetween, type RowOf, type Tone } from '@shopdb/contract'
import type { measuringtool } from './tool.ts'

type Tool = RowOf<typeof measuringtool>

/** What the state of a tool follows from. */
export type ToolFacts = Pick<
  Tool,
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

/** How a tool stands today. */
export interface Standing {
  readonly name: StandingName
  /** In words that fit on a label: `Overdue by 12 days`. */
  readonly label: string
  readonly tone: Tone
  /** Whether a part may be accepted with it today. */
  readonly isusable: boolean
}

/** Every way a tool can stand; the first that holds is it. */
export type StandingName =
  | Exclude<Tool['state'], 'active'>
  | 'reference only'
  | 'out of tolerance'
  | 'never calibrated'
  | 'overdue'
  | 'no due date'
  | 'limited'
  | 'due soon'
  | 'active'

/**
 * How a tool stands. What people say of it comes first, then what the last calibration said, then the calendar. On its due
 * date itself a tool may still be used.
 */
export function standingOf(tool: ToolFacts, { today, duesoondays }: Calendar): Standing {
  if (tool.state !== 'active') return setAside(tool.state)
  if (tool.calibrationmode === 'reference only') return standing('reference only', 'neutral')
  if (tool.lastresult === 'fail') return standing('out of tolerance', 'error')
  if (tool.lastcaldate === null) return standing('never calibrated', 'error')
  const left = remaining(tool, { today, duesoondays })
  if (left === undefined) return standing('no due date', 'warning')
  if (left.isover) return standing('overdue', 'error', left.label)
  if (tool.lastresult === 'limited') return usable('limited', 'warning')
  return left.issoon ? usable('due soon', 'warning', left.label) : usable('active', 'success', 'Calibrated')
}

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
    return { label: dayLabel(days), isover: days < 0, issoon: days <= duesoondays }
  }
  if (intervalunit !== 'uses' || intervalvalue === null) return undefined
  const uses = intervalvalue - usessince
  const label = uses > 0 ? `${inWords(uses, 'use')} left` : `Overdue after ${inWords(usessince, 'use')}`
  return { label, isover: uses <= 0, issoon: uses <= intervalvalue / 10 }
}

function dayLabel(days: number): string {
  if (days < 0) return `Overdue by ${inWords(-days, 'day')}`
  return days === 0 ? 'Due today' : `Due in ${inWords(days, 'day')}`
}

const tones: Readonly<Record<Exclude<Tool['state'], 'active'>, Tone>> = {
  'out for calibration': 'info',
  'in repair': 'info',
  quarantined: 'error',
  lost: 'error',
  retired: 'neutral',
}

const setAside = (state: Exclude<Tool['state'], 'active'>): Standing => standing(state, tones[state])

const usable = (name: StandingName, tone: Tone, label?: string): Standing => ({
  ...standing(name, tone, label),
  isusable: true,
})

function standing(name: StandingName, tone: Tone, label = name.charAt(0).toUpperCase() + name.slice(1)): Standing {
  return { name, label, tone, isusable: false }
}

const inWords = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`
