import { type Health, ShopError } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { collectorRoutes } from '../collectors/routes.ts'
import { columnsRoutes } from '../dashboard/columns-routes.ts'
import { dashboardRoutes } from '../dashboard/routes.ts'
import { migrationStates } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { checkRoutes } from '../http/check-routes.ts'
import { type Check, healthRoutes } from '../http/health.ts'
import { iconRoute } from '../http/icons.ts'
import { metaRoute } from '../http/meta.ts'
import { settingsRoutes, undoneSettings } from '../http/settings.ts'
import type { JobRunner } from '../jobs/runner.ts'
import { mapRoutes } from '../map/routes.ts'
import { actionRoutes } from '../plugins/action-routes.ts'
import { placesOf } from '../plugins/actions.ts'
import { corechain } from '../plugins/compatibility.ts'
import { displayRoutes } from '../plugins/displays.ts'
import { collectorDoors } from '../plugins/doors.ts'
import { permissionsOf } from '../plugins/get-permission.ts'
import type { PluginHost } from '../plugins/host.ts'
import { columnsOf, columnValues } from '../plugins/list-columns.ts'
import { markerNotes } from '../plugins/marker-notes.ts'
import { ownRoutes } from '../plugins/own-routes.ts'
import { pageRoutes, pagesOf } from '../plugins/page-routes.ts'
import { derivedRelations, foundByPlugins, panelsOf, type PieceParts } from '../plugins/pieces.ts'
import type { LoadedPlugin } from '../plugins/plugin.ts'
import { pluginRoutes, type PluginsTold } from '../plugins/routes.ts'
import { healthWithJobs } from '../plugins/scheduled/job-health.ts'
import { jobRoutes } from '../plugins/scheduled/routes.ts'
import { pluginSettingsRoutes, undonePluginSettings } from '../plugins/settings-routes.ts'
import { webFileRoute, websOf } from '../plugins/web-files.ts'
import { widgetsOf } from '../plugins/widgets.ts'
import type { Resource } from '../resources/resource.ts'
import { coremigrations } from './install.ts'
import { lifeRoutes } from './life-routes.ts'
import type { Site } from './open-site.ts'
import { siteRoutes } from './site.ts'

/** What endpoints do to the process that serves them. */
export interface ServingProcess {
  /** Runs its jobs. */
  readonly runner: JobRunner
  /** Starts it again, where it can. */
  readonly restart: (() => void) | undefined
}

/** Every endpoint of a site; a plugin whose own endpoints do not fit is set aside. */
export async function allRoutes(
  site: Site,
  parts: PieceParts,
  { runner, restart }: ServingProcess,
): Promise<readonly Route[]> {
  const core = [
    ...coreRoutes(site, parts),
    ...jobRoutes({ ...site, ...parts, runner }),
    ...lifeRoutes(site, parts.host, restart),
  ]
  const mount = {
    ...parts,
    resources: site.resources,
    permissions: permissionsOf(site.resources.registry),
    listings: new WeakSet<Route>(),
  }
  const own = await parts.host.mount((plugin, others) => {
    const routes = [...ownRoutes(mount, plugin), ...pageRoutes(parts, plugin), ...actionRoutes(mount, plugin, others)]
    checkRoutes([...core, ...others, ...routes])
    return routes
  })
  return [...core, ...own]
}

function coreRoutes(site: Site, parts: PieceParts): readonly Route[] {
  const { host, hooks } = parts
  const health = () => healthWithJobs({ ...site, host })
  return [
    ...siteRoutes(site, [undoneSettings, undonePluginSettings({ ...site, host })]),
    ...mapRoutes({ ...site, notes: (assets) => markerNotes(parts, assets) }),
    ...site.access.routes,
    metaRoute({
      ...site,
      isdevelopment: site.environment.mode === 'development',
      navigation: () => host.navigation(),
      webs: () => websOf(host.list()),
      pages: () => pagesOf(host.list(), site.resources.registry),
      columns: () => columnsOf(host.list()),
      actions: () => placesOf(host.list()),
    }),
    ...settingsRoutes(site),
    ...dashboardRoutes(site.resources, {
      widgets: () => widgetsOf(parts, site.resources.registry),
      panels: (table, assetid) => panelsOf(parts, table, assetid),
      found: (q) => foundByPlugins(parts, q),
      relations: (assetid) => derivedRelations(parts, assetid),
    }),
    ...columnsRoutes(listedColumns(site, host), { values: (table, ids) => columnValues(parts, table, ids) }),
    ...collectorRoutes({ ...site, doors: once(() => collectorDoors(site.resources.registry, parts)) }),
    ...displayRoutes({ ...site, ...parts }),
    ...pluginRoutes({ host, hooks, health }),
    webFileRoute(host),
    ...pluginSettingsRoutes({ ...site, host }),
    ...healthRoutes(site.version, checksOf(site, { host, health })),
    iconRoute(),
  ]
}

/** The resources to whose lists a plugin brings a column. */
function listedColumns({ resources }: Site, host: PluginHost): readonly Resource[] {
  const brought = columnsOf(host.list())
  return resources.registry.all.filter(({ name }) => brought.has(name))
}

/** What never changes while a site runs is made when it is first asked for, after the plugins have started. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function checksOf({ database }: Site, { host, health }: Omit<PluginsTold, 'hooks'>): readonly Check[] {
  return [
    { name: 'database', check: () => database.ping().then(() => 'It answers.') },
    { name: 'migrations', check: () => checkMigrations(database) },
    // One that was set aside does not keep the others from working.
    { name: 'plugins', check: async () => tellPlugins(host.list(), await health()) },
  ]
}

/** Anybody may ask; what a plugin says of its health in words is for administrators. */
function tellPlugins(plugins: readonly LoadedPlugin[], health: ReadonlyMap<string, Health>): string {
  const told = plugins.map(({ name, state }) => `${name} ${health.get(name)?.ok === false ? 'not well' : state}`)
  return told.join(', ')
}

async function checkMigrations(database: Site['database']): Promise<string> {
  const states = await migrationStates(database, corechain, await readMigrations(coremigrations))
  const pending = states.filter(({ applieddate }) => applieddate === null)
  if (pending.length === 0) return 'All are applied.'
  throw new ShopError('unavailable', `${pending.length} migrations are not applied; run shopdb db migrate.`)
}
