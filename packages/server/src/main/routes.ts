import { ShopError } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { migrationStates } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { type Check, healthRoutes } from '../http/health.ts'
import { iconRoute } from '../http/icons.ts'
import { metaRoute } from '../http/meta.ts'
import { corechain } from '../plugins/compatibility.ts'
import type { PluginHost } from '../plugins/host.ts'
import { pluginRoutes } from '../plugins/routes.ts'
import { coremigrations } from './install.ts'
import type { Site } from './open-site.ts'
import { siteRoutes } from './site.ts'

/** Every endpoint of a site. */
export function allRoutes(site: Site, host: PluginHost): readonly Route[] {
  return [
    ...siteRoutes(site),
    ...site.access.routes,
    metaRoute(site),
    ...pluginRoutes(host),
    ...healthRoutes(site.version, checksOf(site, host)),
    iconRoute(),
  ]
}

function checksOf({ database }: Site, host: PluginHost): readonly Check[] {
  return [
    { name: 'database', check: () => database.ping().then(() => 'It answers.') },
    { name: 'migrations', check: () => checkMigrations(database) },
    // One that was set aside does not keep the others from working.
    {
      name: 'plugins',
      check: async () =>
        host
          .list()
          .map(({ name, state }) => `${name} ${state}`)
          .join(', '),
    },
  ]
}

async function checkMigrations(database: Site['database']): Promise<string> {
  const states = await migrationStates(database, corechain, await readMigrations(coremigrations))
  const pending = states.filter(({ applieddate }) => applieddate === null)
  if (pending.length === 0) return 'All are applied.'
  throw new ShopError('unavailable', `${pending.length} migrations are not applied; run shopdb db migrate.`)
}
