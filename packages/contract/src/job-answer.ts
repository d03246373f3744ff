/** A run of scheduled work; moments are ISO 8601. */
export interface JobRunAnswer {
  /** `lost`: it did not end in its time, since its server died meanwhile. */
  readonly state: 'running' | 'well' | 'failed' | 'lost'
  readonly starteddate: string
  /** Null while it runs, and where it was lost. */
  readonly endeddate: string | null
  /** Why it failed; empty where it did not. */
  readonly reason: string
}

/** One piece of scheduled work as `GET /api/jobs` and `shopdb job list` tell it. */
export interface JobAnswer {
  /** Unique over the site: `printers.forecast`. */
  readonly name: string
  readonly plugin: string
  /** What people read: `Take away old readings`. */
  readonly label: string
  /** Five fields as cron has them, in the time zone of the server. */
  readonly schedule: string
  /** The schedule in words: `Every day at 03:40`. */
  readonly words: string
  /** When it comes next; null where it never comes again. */
  readonly nextdate: string | null
  /** Its last run; null where it never ran here. */
  readonly lastrun: JobRunAnswer | null
  /** When the first of the failures in a row ended; null where the last run that ended went well. */
  readonly failingsince: string | null
}

/** The answer of `GET /api/jobs`. */
export interface JobsAnswer {
  readonly data: readonly JobAnswer[]
  /** The zone in which schedules are meant: `Europe/Berlin`. */
  readonly timezone: string
}
