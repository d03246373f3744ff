/** One thing that was looked at; `mend` says what the author has to do, and where. */
export interface Finding {
  readonly what: string
  readonly mend?: string
}

/** What went well. */
export const well = (what: string): Finding => ({ what })

/** What has to be mended. */
export const faulty = (what: string, mend: string): Finding => ({ what, mend })

/** Runs one look at something; what it throws is what has to be mended. */
export async function look(what: string, job: () => Promise<void>): Promise<Finding> {
  try {
    await job()
    return well(what)
  } catch (cause) {
    return faulty(what, cause instanceof Error ? cause.message : String(cause))
  }
}
