/** One thing that was looked at; `mend` says what the author has to do, and where. */
export interface Finding {
  readonly what: string
  readonly mend?: string
}

/** What went well. */
export const well = (what: string): Finding => ({ what })

/** What has to be mended. */
export const faulty = (what: string, mend: string): Finding => ({ what, mend })

/** A look at rows about which a plugin has rules: what a rule refuses in its own words is as it should be. */
export async function lookRuled(what: string, isRuled: boolean, job: () => Promise<void>): Promise<Finding> {
  const { mend } = await look(what, job)
  if (mend === undefined) return well(what)
  const [, said] = /"detail":"(.*?)"/u.exec(mend) ?? []
  const isRefused = isRuled && / was answered 4(?:00|09): /u.test(mend)
  return isRefused ? well(`${what}, or refused by its rule: ${said ?? ''}`) : faulty(what, mend)
}

/** Runs one look at something; what it throws is what has to be mended. */
export async function look(what: string, job: () => Promise<void>): Promise<Finding> {
  try {
    await job()
    return well(what)
  } catch (cause) {
    return faulty(what, cause instanceof Error ? cause.message : String(cause))
  }
}
