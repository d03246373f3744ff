import type { Permission } from '../access/route.ts'
import type { Entry, Work } from '../changes/work.ts'

/** What is changed, logged and undone, and is no row of a resource: the settings of the site, those of a plugin. */
export interface Untabled {
  /** As entries of the log name it. */
  readonly entitytype: string
  /** Who may change it may take a change of it back. */
  readonly permission: Permission
  /** Makes it what an entry says it was, and records that. Throws `conflict` where that is not known any more. */
  readonly apply: (work: Work, entry: Entry) => Promise<void>
}
