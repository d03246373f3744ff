import { join } from 'node:path'
import type { Log } from '@shopdb/contract'
import { type Access, createAccess } from '../access/access.ts'
import { type Clock, systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { createChanges } from '../changes/changes.ts'
import { type Foresee, openForesight } from '../collectors/foresight.ts'
import { type Journal, openJournal } from '../collectors/journal.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/open.ts'
import { createFolderStore, type FileStore } from '../files/store.ts'
import { createHooks, type Hooks } from '../plugins/hooks.ts'
import { requireAll } from '../plugins/load.ts'
import type { LoadedPlugin } from '../plugins/plugin.ts'
import { writeRules } from '../plugins/write-rules.ts'
import { createPositions, type Positions } from '../positions/positions.ts'
import type { Engine } from '../resources/engine.ts'
import { createResources, type Resources } from '../resources/resources.ts'
import { createFinder, type TextFinder } from '../search/finder.ts'
import type { Environment } from '../settings/environment.ts'
import { loadSecret } from '../settings/secret.ts'
import { createSiteSettings, type SiteSettings } from '../settings/site.ts'
import { createVault, type Vault } from '../settings/vault.ts'
import { coredeclarations } from './core.ts'
import { openDataFolder } from './data-folder.ts'
import { loadAll, migrateCore, migratePlugins, seedNew } from './install.ts'
import { addSamples } from './samples.ts'
import { coreRules, siteRegistry } from './site.ts'
import { readVersion } from './version.ts'

/** A site that is ready to work, whether a server or a command works with it. */
export interface Site {
  readonly environment: Environment
  readonly version: string
  readonly log: Log
  readonly clock: Clock
  readonly secret: string
  readonly database: Database
  readonly settings: SiteSettings
  /** The contents of uploaded files. */
  readonly files: FileStore
  /** What collectors did, and what their pushes will meet. */
  readonly journal: Journal
  readonly foresee: Foresee
  readonly resources: Resources
  /** Every text of the shop. */
  readonly finder: TextFinder
  readonly positions: Positions
  readonly access: Access
  /** Seals the secrets among settings. */
  readonly vault: Vault
  readonly plugins: readonly LoadedPlugin[]
  /** Calls what plugins bring, and keeps count of it. */
  readonly hooks: Hooks
  close(): Promise<void>
}

/** What a test or a command does otherwise. */
export interface SiteOptions {
  readonly clock?: Clock
  readonly log?: Log
  /** Starts the site again in this process, where it can. */
  readonly restart?: () => void
  /** Loads no plugin at all. */
  readonly safemode?: boolean
  /** Leaves the jobs to whoever asks for them: no moment of their schedules starts one. */
  readonly unscheduled?: boolean
  /** Called with the site when it is open, before plugins are started. */
  readonly opened?: (site: Site) => void
}

/** Opens the site that the environment names: folder, secret, database, plugins, tables, reference rows. */
export async function openSite(environment: Environment, options: SiteOptions = {}): Promise<Site> {
  await openDataFolder(environment.data)
  const secret = await loadSecret(environment.secret, environment.data)
  const database = await openSiteDatabase(environment)
  try {
    return await settleSite({ environment, secret, database }, options)
  } catch (cause) {
    await database.close()
    throw cause
  }
}

/** The database that the environment names; the data folder must be there. */
export async function openSiteDatabase({ databaseurl, data }: Environment): Promise<Database> {
  return await openDatabase({ url: databaseurl, file: join(data, 'shopdb.sqlite') })
}

type Opened = Pick<Site, 'environment' | 'secret' | 'database'>

async function settleSite(opened: Opened, options: SiteOptions): Promise<Site> {
  const { environment, database, secret } = opened
  const { clock = systemClock, log = logOf(environment), safemode = false } = options
  const version = readVersion()
  const renewing = { database, tell: (message: string): void => log.info(message) }
  await migrateCore(renewing)
  const migrated = await migratePlugins(renewing, safemode ? [] : await loadAll(database, environment))
  const changes = createChanges(database, clock)
  const settings = createSiteSettings(database, clock)
  const files = createFolderStore(join(environment.data, 'files'))
  // Asked for only when the site is open.
  const sampledata = async () => void (await addSamples(site, 'system'))
  const access = createAccess({
    database,
    secret,
    clock,
    publicurl: environment.publicurl,
    changes,
    log,
    site: settings,
    sampledata,
  })
  const vault = createVault(secret)
  const hooks = createHooks(clock, log)
  const base = { database, changes, clock, seal: (text: string) => vault.seal(text), access, hooks, vault }
  const plugins = await seedNew({ resources: resourcesOf(base, migrated), clock, version }, migrated)
  tell(log, environment, plugins)
  const resources = resourcesOf(base, plugins)
  const journal = openJournal(database, clock, log)
  const known = { ...opened, version, log, clock, settings, files, access, vault, hooks, plugins }
  const site: Site = {
    ...known,
    resources,
    finder: resources.finder,
    positions: createPositions(resources),
    journal,
    foresee: openForesight(resources),
    close: () => journal.close().then(() => database.close()),
  }
  return site
}

type Base = Omit<Engine, 'registry' | 'finder' | 'rules' | 'writerules'> & Pick<Site, 'access' | 'hooks' | 'vault'>

/** The engine over what the core and the running plugins declare. */
function resourcesOf(
  { access, hooks, vault, ...base }: Base,
  plugins: readonly LoadedPlugin[],
): Resources & Pick<Site, 'finder'> {
  const { users, roles } = access.rules
  const registry = siteRegistry(coredeclarations, plugins)
  const finder = createFinder({ ...base, registry })
  const engine: Engine = {
    ...base,
    registry,
    finder,
    rules: new Map([...coreRules(() => engine), ['users', [users]], ['roles', [roles]]]),
    writerules: writeRules({ plugins, hooks, vault, registry, resources: () => resources }),
  }
  const resources = { ...createResources(engine), finder }
  return resources
}

/** Readable where somebody looks on; lines for machines in production. */
export function logOf({ mode, loglevel }: Environment): Log {
  return createLog({ level: loglevel, readable: mode === 'development' || process.stdout.isTTY })
}

/** Whether a plugin that does not run stops the start. */
export function isStrict({ mode, pluginsrequired }: Environment): boolean {
  return mode === 'development' || pluginsrequired
}

/** In development, and where all are required, one that does not run stops the start; else it is told and left out. */
function tell(log: Log, environment: Environment, plugins: readonly LoadedPlugin[]): void {
  if (isStrict(environment)) requireAll(plugins)
  for (const { name, state, reason } of plugins)
    if (state !== 'running') log.warn('A plugin does not run.', { plugin: name, state, reason })
}
