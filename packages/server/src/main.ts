import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { createApp } from './http/app.ts'
import { announcement, urlOf } from './main/announce.ts'
import { claimFolder } from './main/claim-folder.ts'
import { openDataFolder } from './main/data-folder.ts'
import { listen } from './main/listen.ts'
import { openSite, type Site, type SiteOptions } from './main/open-site.ts'
import { allRoutes } from './main/routes.ts'
import { createPluginHost, type PluginHost } from './plugins/host.ts'
import { createPlatform } from './plugins/platform.ts'
import type { Environment } from './settings/environment.ts'

/** A running shop. */
export interface Shop {
  /** Where people open it. */
  readonly url: string
  readonly app: FastifyInstance
  readonly site: Site
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
  const host = opened.adopt(hostPlugins(site), (one) => one.stop())
  await host.start()
  const app = opened.adopt(await openApp(site, host), (one) => one.close())
  const url = urlOf(site, await listen(app, environment))
  const link = await openSetup(site, url)
  const closing = opened.move()
  return { url, app, site, announcement: announcement(site, url, link), stop: () => closing.disposeAsync() }
}

function hostPlugins({ plugins, resources, positions, log }: Site): PluginHost {
  const position = async (assetid: number) => (await positions.resolve(assetid)).position
  return createPluginHost(plugins, (name) => createPlatform({ resources, log, position }, name), log)
}

async function openApp(site: Site, host: PluginHost): Promise<FastifyInstance> {
  const { environment, version, log, access } = site
  return await createApp({
    routes: allRoutes(site, host),
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
