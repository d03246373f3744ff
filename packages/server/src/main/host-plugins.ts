import { withDeclared } from '../plugins/declared.ts'
import { createPluginHost } from '../plugins/host.ts'
import { installOnce } from '../plugins/ledger.ts'
import type { PieceParts } from '../plugins/pieces.ts'
import type { Site } from './open-site.ts'
import { platformsOf } from './platforms.ts'

/** The plugins of a site with what they declare, ready to be started and asked. */
export function hostPlugins(site: Site): PieceParts {
  const { plugins, database, log, clock, hooks, resources } = site
  const loaded = plugins.map((plugin) => withDeclared(resources.registry, plugin))
  const platformOf = platformsOf(site)
  const once = (name: string, hook: () => Promise<void>) => installOnce({ database, clock }, name, hook)
  return {
    host: createPluginHost({ loaded, platformOf, hooks, log, once }),
    hooks,
    registry: resources.registry,
    platformOf,
  }
}
