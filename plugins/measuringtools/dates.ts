import { addDays, addMonths } from '@shopdb/contract'

/** How often a tool is calibrated. Uses are counted, the others are calendar time. */
export interface Interval {
  readonly intervalvalue: number | null
  readonly intervalunit: 'days' | 'months' | 'uses'
}

/** When a tool that was calibrated on that day is due; null where no calendar says so. Counted from the calibration itself, never from the former due date. */
export function dueAfter(caldate: string | null, { intervalvalue, intervalunit }: Interval): string | null {
  if (caldate === null || intervalvalue === null || intervalunit === 'uses') return null
  return intervalunit === 'days' ? addDays(caldate, intervalvalue) : addMonths(caldate, intervalvalue)
}
