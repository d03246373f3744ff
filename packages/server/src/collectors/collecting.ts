import type { Resources } from '../resources/resources.ts'
import type { SiteSettings } from '../settings/site.ts'
import type { Door } from './door.ts'
import type { Foresee } from './foresight.ts'
import type { Journal } from './journal.ts'
import { junkTest } from './junk.ts'
import type { Pushing } from './task.ts'
import { parseTrustOrder, strongerThanCollector } from './trust.ts'

/** What collecting takes. */
export interface CollectorParts {
  readonly resources: Resources
  readonly settings: SiteSettings
  readonly journal: Journal
  readonly foresee: Foresee
  /** The doors of the plugins that run now. */
  readonly doors: () => readonly Door[]
}

/** How the site wants what this door brings to be taken. */
export async function pushingAt(
  { settings }: Pick<CollectorParts, 'settings'>,
  { plugin, name }: Pick<Door, 'plugin' | 'name'>,
): Promise<Pushing> {
  const [order, words] = await Promise.all([settings.find('trustorder'), settings.find('junkidentities')])
  const isJunk = junkTest((words ?? '').split('\n').filter((line) => line.trim() !== ''))
  return { plugin, collector: name, isJunk, isStronger: strongerThanCollector(parseTrustOrder(order)) }
}
