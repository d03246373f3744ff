import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contractversion, ShopError } from '@shopdb/contract'
import { systemActor } from '../access/actor.ts'
import type { Clock } from '../base/clock.ts'
import type { Cause } from '../changes/work.ts'
import { compareTables } from '../database/compare.ts'
import type { Database } from '../database/database.ts'
import { introspect } from '../database/introspect.ts'
import { withLock } from '../database/lock.ts'
import { migrate } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { stepName } from '../database/steps.ts'
import type { Table } from '../database/table.ts'
import { corechain } from '../plugins/compatibility.ts'
import { countOn } from '../plugins/count-on.ts'
import { shareContract } from '../plugins/import.ts'
import { type Ledger, readLedger, recordInstalled } from '../plugins/ledger.ts'
import { loadManifests, loadPlugins, type LoadOptions, passEach } from '../plugins/load.ts'
import { isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import { ensurePropagation } from '../relationships/seed.ts'
import { type Renewing, renewKeys } from '../resources/renew-keys.ts'
import type { Resources } from '../resources/resources.ts'
import { ensureAssetTypes, ensureSeeds } from '../resources/seed.ts'
import { tablesOf } from '../resources/tables.ts'
import type { Environment } from '../settings/environment.ts'
import { coredeclarations, coreprefixes, coreseed } from './core.ts'
import { broughtFolder, pluginFolders } from './plugin-folders.ts'
import { siteRegistry } from './site.ts'

/** Where the core's migrations are. */
export const coremigrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Where the plugins are that come with the product. */
export const bundledplugins = fileURLToPath(new URL('../../../../plugins', import.meta.url))
const cause: Cause = { actor: systemActor, source: 'system', reason: 'Reference data' }

/** Brings the core's tables up to date, and the keys of the texts in them. */
export async function migrateCore({ database, tell }: Renewing): Promise<readonly string[]> {
  const applied = await migrate(database, corechain, await readMigrations(coremigrations))
  await renewKeys({ database, tell }, siteRegistry(coredeclarations, []), null)
  return applied
}

/** Where a plugin's migrations are. */
export function migrationsOf(plugin: LoadedPlugin): string {
  return join(plugin.folder, 'migrations')
}

/** Finds and checks the bundled plugins and those of the site. The core's tables must be there. */
export async function loadAll(
  database: Database,
  environment: Pick<Environment, 'plugins' | 'data'>,
): Promise<readonly LoadedPlugin[]> {
  shareContract()
  return await loadPlugins({ ...(await loadOptions(database, environment)), core: coredeclarations })
}

/** The same without running any code of theirs, so that one whose code never ends can be put to rest. */
export async function findAll(
  database: Database,
  environment: Pick<Environment, 'plugins' | 'data'>,
): Promise<readonly LoadedPlugin[]> {
  return await loadManifests(await loadOptions(database, environment))
}

const loadOptions = async (database: Database, environment: Pick<Environment, 'plugins' | 'data'>) => ({
  folders: [bundledplugins, ...pluginFolders(environment)],
  prefixes: coreprefixes,
  contractversion,
  rest: restOf(await readLedger(database), environment),
})

/** Bundled plugins and those that the environment names are wanted from the start; what merely lies there is not. */
function restOf(ledger: Ledger, { plugins, data }: Pick<Environment, 'plugins' | 'data'>): LoadOptions['rest'] {
  const named = [bundledplugins, ...plugins]
  return ({ name, folder }) => {
    const wanted = ledger.get(name)?.wanted
    if (wanted === 'suspended') return { state: 'suspended', reason: 'An administrator has suspended it.' }
    const again = `run shopdb plugin install ${name}.`
    if (wanted === 'uninstalled')
      return { state: 'discovered', reason: `It was uninstalled; to have it back, ${again}` }
    const isNamed = named.some((one) => folder === one || folder.startsWith(join(one, sep)))
    if (wanted !== undefined || (isNamed && !folder.startsWith(join(broughtFolder(data), sep)))) return undefined
    return { state: 'discovered', reason: `It is here and not installed; ${again}` }
  }
}

/** Brings each plugin's tables up to date; one whose migration fails, or whose tables are not what it declares, is set aside. */
export async function migratePlugins(
  { database, tell }: Renewing,
  plugins: readonly LoadedPlugin[],
): Promise<readonly LoadedPlugin[]> {
  const fresh = new Set<string>()
  const migrated = await passEach(plugins, 'migrations', async (plugin) => {
    const applied = await migrate(database, plugin.name, await readMigrations(migrationsOf(plugin)))
    if (applied.length > 0) fresh.add(plugin.name)
  })
  const actual = await introspect(database.read)
  const registry = siteRegistry(coredeclarations, migrated)
  await countOn(database, registry, fresh)
  return await passEach(migrated, 'migrations', async ({ name }) => {
    refuseDifference(name, tablesOf(registry, name), actual)
    await renewKeys({ database, tell }, registry, name)
  })
}

/** An author who has changed a declaration is told what to do, before anybody meets a table that is not there. */
function refuseDifference(plugin: string, declared: readonly Table[], actual: readonly Table[]): void {
  const mine = actual.filter((table) => declared.some(({ name }) => name === table.name))
  const [step] = compareTables(declared, mine).steps
  const what = step ? stepName(step) : missingColumn(declared, mine)
  if (what === undefined) return
  throw new ShopError(
    'conflict',
    `Its declarations are ahead of its migrations (${what}); run shopdb plugin migration ${plugin}`,
  )
}

/** One that is required has no step by itself, and no row can be read or written without it. */
function missingColumn(declared: readonly Table[], actual: readonly Table[]): string | undefined {
  for (const { name: table, columns } of declared) {
    const known = actual.find(({ name }) => name === table)?.columns ?? []
    const missing = columns.find(({ name }) => known.every((column) => column.name !== name))
    if (missing) return `addcolumn ${table}.${missing.name}`
  }
  return undefined
}

/** What is to be seeded, and with what. */
export interface SeedParts {
  readonly resources: Resources
  readonly clock: Clock
  readonly version: string
}

/** Seeds the core, and each plugin that is new here or has a new version; one whose rows do not fit is set aside. */
export async function seedNew(parts: SeedParts, plugins: readonly LoadedPlugin[]): Promise<readonly LoadedPlugin[]> {
  const { database } = parts.resources
  const hasSome = hasNews(await readLedger(database), parts, plugins)
  const seeded = hasSome ? await withLock(database, { name: 'seed' }, () => seedAll(parts, plugins)) : plugins
  const ledger = await readLedger(database)
  return seeded.map((plugin) => ({ ...plugin, isnew: ledger.get(plugin.name)?.wanted === 'installing' }))
}

function hasNews(
  ledger: Awaited<ReturnType<typeof readLedger>>,
  { version }: SeedParts,
  plugins: readonly LoadedPlugin[],
): boolean {
  if (ledger.get('')?.version !== version) return true
  return plugins.some((plugin) => isRunning(plugin) && ledger.get(plugin.name)?.version !== plugin.manifest?.version)
}

/** Makes sure of all reference rows. */
export async function seedAll(
  { resources, clock, version }: SeedParts,
  plugins: readonly LoadedPlugin[],
): Promise<readonly LoadedPlugin[]> {
  const { database, changes } = resources
  await changes.change(cause, async (work) => {
    await ensureSeeds(resources, work, coreseed)
    await ensurePropagation(resources, work)
    await ensureAssetTypes(resources, work)
  })
  const seeded = await passEach(plugins, 'mount', async ({ name, plugin, manifest }) => {
    await changes.change({ ...cause, reason: `Reference data: ${manifest?.title ?? name}` }, (work) =>
      ensureSeeds(resources, work, plugin?.seed ?? []),
    )
    await recordInstalled(database, clock, { name, version: manifest?.version ?? '' })
  })
  await recordInstalled(database, clock, { name: '', version })
  return seeded
}
