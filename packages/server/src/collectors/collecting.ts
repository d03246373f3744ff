import type { Resources } from '../resources/resources.ts'
import type { Door } from './door.ts'
import type { Foresee } from './foresight.ts'
import type { Journal } from './journal.ts'

/** What collecting takes. */
export interface CollectorParts {
  readonly resources: Resources
  readonly journal: Journal
  readonly foresee: Foresee
  /** The doors of the plugins that run now. */
  readonly doors: () => readonly Door[]
}
