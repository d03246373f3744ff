import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Route } from './access/route.ts'
import { createFeed } from './changes/feed.ts'
import { createApp } from './http/app.ts'
import { createEvents, type Events } from './http/events.ts'
import { openRunner } from './jobs/runner.ts'
import { announcement, urlOf } from './main/announce.ts'
import { claimFolder } from './main/claim-folder.ts'
import { openDataFolder } from './main/data-folder.ts'
import { hostPlugins } from './main/host-plugins.ts'
import { listen } from './main/listen.ts'
import { isStrict, openSite, type Site, type SiteOptions } from './main/open-site.ts'
import { allRoutes } from './main/routes.ts'
import { requireAll } from './plugins/load.ts'
import type { LoadedPlugin } from './plugins/plugin.ts'
import type { Environment } from './settings/environment.ts'

/** A running shop. */
export interface Shop {
  /** Where people open it. */
  readonly url: string
  readonly port: number
  readonly app: FastifyInstance
  readonly site: Site
  /** The plugins with the state in which they are now. */
  plugins(): readonly LoadedPlugin[]
  /** What a person should read now. */
  readonly announcement: string
  /** Finishes what is asked for, stops the plugins, closes the database. */
  stop(): Promise<void>
}

/** Where the web is built. */
export const webfolder = fileURLToPath(new URL('dist', import.meta.resolve('@shopdb/web/package.json')))

/** Starts a shop. Whatever was opened is closed again when a later step fails. */
export async function startShop(environment: Environment, options: SiteOptions = {}): Promise<Shop> {
  await using opened = new AsyncDisposableStack()
  await openDataFolder(environment.data)
  // A database server keeps its replicas apart itself; two on one file would not see each other's memory.
  if (environment.databaseurl === undefined) opened.defer(claimFolder(environment.data))
  const site = opened.adopt(await openSite(environment, options), (one) => one.close())
  options.opened?.(site)
  const parts = hostPlugins(site)
  const runner = openRunner(site)
  const routes = await allRoutes(site, parts, { runner, restart: options.restart })
  opened.defer(() => parts.host.stop())
  await parts.host.start()
  if (isStrict(environment)) requireAll(parts.host.list())
  if (!options.unscheduled) runner.schedule(parts.host.jobs())
  const events = siteEvents(site)
  const app = opened.adopt(await openApp(site, [...routes, events.route]), (one) => one.close())
  // Before the app, which waits for every answer to end.
  opened.defer(() => events.close())
  opened.defer(() => runner.stop())
  const port = await listen(app, environment)
  const url = urlOf(site, port)
  const link = await openSetup(site, url)
  const closing = opened.move()
  const running = () => parts.host.list()
  return {
    url,
    port,
    app,
    site,
    plugins: running,
    announcement: announcement(site, url, link),
    stop: () => closing.disposeAsync(),
  }
}

function siteEvents({ resources, log, access }: Site): Events {
  const { database, changes, registry } = resources
  return createEvents({
    feed: createFeed({ database, changes, log }),
    tables: registry.all,
    identify: (asking) => access.identify(asking),
  })
}

async function openApp(site: Site, routes: readonly Route[]): Promise<FastifyInstance> {
  const { environment, version, log, access } = site
  return await createApp({
    routes,
    identify: (asking) => access.identify(asking),
    log,
    version,
    https: environment.publicurl?.startsWith('https:') ?? false,
    corsorigins: environment.corsorigins,
    trustproxy: environment.trustproxy,
    webfolder,
  })
}

/** The first administrator is made from the environment, else by whoever opens the link. */
async function openSetup({ access, environment }: Site, url: string): Promise<string | undefined> {
  if (environment.adminpassword !== undefined) await access.setup.ensureAdministrator(environment.adminpassword)
  return await access.setup.link(url)
}
