import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from '@shopdb/contract'
import { createLog } from '../../base/log.ts'
import type { EngineName } from '../../database/database.ts'
import { type Shop, startShop } from '../../main.ts'
import { isRunning, type LoadedPlugin } from '../../plugins/plugin.ts'
import { type Environment, readEnvironment } from '../../settings/environment.ts'
import { hostPlugins } from '../host-plugins.ts'
import { checkActions } from './actions.ts'
import { checkBrowserHalf } from './browser-half.ts'
import { checkCollectors } from './collectors.ts'
import { checkEndpoints } from './endpoints.ts'
import { faulty, type Finding, well } from './finding.ts'
import { checkFound } from './found.ts'
import { holdBack } from './hold-back.ts'
import { checkHooks } from './hooks.ts'
import { checkJobs } from './jobs.ts'
import { checkKeeps } from './keeps.ts'
import { checkMigrations, type Running } from './migrations.ts'
import { checkOutboxes } from './outboxes.ts'
import { checkOwnRoutes } from './own-routes.ts'
import { checkOwnTests } from './own-tests.ts'
import { checkPages } from './pages.ts'
import { checkSample } from './sample.ts'
import { checkSections } from './sections.ts'
import { withTestSite } from './test-site.ts'
import type { Trial } from './trial.ts'
import { stranger, visitorOf } from './visitor.ts'

/** What is checked: a plugin's folder, with those that it needs, on one engine. */
export interface Checking {
  readonly folder: string
  /** Folders of other plugins of the site. */
  readonly others: readonly string[]
  readonly engine: EngineName
  /** Of a database that may be filled and thrown away; SQLite needs none. */
  readonly databaseurl: string | undefined
}

/** Opens a throw-away site with a plugin and goes through everything that the contract promises of it. */
export async function checkPlugin(checking: Checking, tell: (finding: Finding) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'shopdb-check-'))
  const letThrough = holdBack()
  try {
    const environment = environmentOf(checking, data)
    const running = await checkRunning(checking, { environment, tell })
    if (running) tell(await checkMigrations(environment, running))
  } finally {
    letThrough()
    await rm(data, { recursive: true, force: true })
  }
}

function environmentOf({ folder, others, databaseurl }: Checking, data: string): Environment {
  return readEnvironment({
    PORT: '0',
    SHOPDB_DATA: data,
    SHOPDB_PLUGINS: [folder, ...others].join(','),
    SHOPDB_ADMIN_PASSWORD: crypto.randomUUID(),
    ...(databaseurl === undefined ? {} : { DATABASE_URL: databaseurl }),
  })
}

interface Telling {
  readonly environment: Environment
  readonly tell: (finding: Finding) => void
}

/** The plugin, where it runs, and all that the site has. */
async function checkRunning({ folder }: Checking, { environment, tell }: Telling): Promise<Running | undefined> {
  const log = createLog({ level: 'error', readable: true, write: () => undefined })
  const shop = await startShop(environment, { log, unscheduled: true })
  try {
    const plugin = shop.site.plugins.find((one) => one.folder === folder)
    if (!plugin) throw new Error(`There is no plugin in ${folder}`)
    const now = shop.plugins().find(({ name }) => name === plugin.name) ?? plugin
    if (!isRunning(now)) {
      tell(faulty(`It does not run: ${now.state}, ${now.phase ?? ''}`, now.reason))
      return undefined
    }
    tell(well(`It runs, version ${plugin.manifest?.version ?? ''}`))
    for await (const finding of findingsOf(shop, plugin, environment)) tell(finding)
    return { plugin, all: shop.site.plugins }
  } finally {
    await shop.stop()
  }
}

async function* findingsOf(shop: Shop, loaded: LoadedPlugin, environment: Environment): AsyncGenerator<Finding> {
  const { name, folder } = loaded
  // With what comes of what it only declares.
  const parts = hostPlugins(shop.site)
  const plugin = parts.host.list().find((one) => one.name === name)?.plugin ?? {}
  const { registry, database } = shop.site.resources
  const mine = registry.all.filter((resource) => resource.plugin === name)
  const admin = await visitorOf(shop, 'admin')
  const viewer = await visitorOf(shop, 'viewer')
  // Before there is anything else on the site.
  if (plugin.sample) yield await checkSample(shop, name)
  const sampling = { admin, registry, counter: { count: 0 } }
  const { writerules } = shop.site.resources
  for (const resource of mine) {
    const isRuled = writerules.has(resource.name)
    yield* await checkEndpoints(sampling, resource, { viewer, stranger: stranger(shop), isRuled })
  }
  yield* await checkHooks(
    admin,
    name,
    mine.filter(({ declaration }) => declaration.form === 'assettype'),
  )
  yield* await checkActions(sampling, plugin.actions ?? [])
  yield* await checkSections(sampling, name, plugin)
  yield* await checkFound(sampling, name, { parts, plugin })
  yield* await checkOwnRoutes(sampling, loaded)
  yield* await checkCollectors(sampling, name, plugin.collectors ?? [])
  const trial = { sampling, name, folder, platform: parts.platformOf(name) }
  yield* checkWork(trial, loaded.plugin ?? {})
  yield* await checkPages(shop, admin, {
    resources: mine,
    pages: plugin.pages?.map((page) => `/pages/${name}/${page.name}`) ?? [],
  })
  // What is shown before would be gone.
  yield* await checkKeeps(trial, plugin.keeps ?? [])
  if (database.engine !== 'sqlite') return
  // These need no engine, or open their own sites.
  yield* await checkBrowserHalf(folder)
  yield* await withTestSite(environment, (told) => checkOwnTests(folder, told))
}

/** What the site does by itself; the jobs of outboxes and keeps are tried as what they are. */
async function* checkWork(trial: Trial, { jobs = [], outboxes = [] }: Plugin): AsyncGenerator<Finding> {
  yield* await checkJobs(trial, jobs)
  yield* await checkOutboxes(trial, outboxes)
}
