import { Cron } from 'croner'

/** Work that is done again and again. */
export interface ScheduledJob {
  /** Unique over the site: `printers.forecast`. */
  readonly name: string
  /** Five fields as cron has them, in the time zone of the server. */
  readonly schedule: string
  /** Milliseconds after which `run` gives up at the latest. */
  readonly budget: number
  readonly run: () => Promise<void>
}

/** The words of what is wrong with a schedule, or undefined. */
export function scheduleFlaw(schedule: string): string | undefined {
  if (schedule.trim().split(/\s+/u).length !== 5) return `'${schedule}' must have five fields, such as 0 6 * * *`
  try {
    return nextRun(schedule, Date.now()) === null ? `'${schedule}' never comes` : undefined
  } catch (cause) {
    return `'${schedule}' is no schedule: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** When a schedule comes next after a moment, ISO 8601; null where it never comes again. */
export function nextRun(schedule: string, now: number): string | null {
  return new Cron(schedule, { paused: true }).nextRun(new Date(now))?.toISOString() ?? null
}
