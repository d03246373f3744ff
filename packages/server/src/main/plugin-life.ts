import { mkdir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { contractversion, type Manifest, ShopError } from '@shopdb/contract'
import { isoOf } from '../base/clock.ts'
import { readMigrations } from '../database/migration-files.ts'
import { type Brought, bringPlugin } from '../plugins/bring.ts'
import { getPlugin, refuseNeeded } from '../plugins/dependents.ts'
import { installOne } from '../plugins/host.ts'
import { forgetPlugin, installOnce, readLedger, recordWanted } from '../plugins/ledger.ts'
import { dropRows, dropTables } from '../plugins/passport/drop-data.ts'
import { passportOf } from '../plugins/passport/export-passport.ts'
import { checkPassport, writePassport } from '../plugins/passport/passport-file.ts'
import { type Restored, restorePassport } from '../plugins/passport/restore-passport.ts'
import { surveyDrop, type Survey } from '../plugins/passport/survey.ts'
import { isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import { within } from '../plugins/within.ts'
import type { Environment } from '../settings/environment.ts'
import { loadAll, migrateCore, migrationsOf } from './install.ts'
import { logOf, openSite, openSiteDatabase, type Site, type SiteOptions } from './open-site.ts'
import { platformsOf } from './platforms.ts'
import { broughtFolder } from './plugin-folders.ts'

/** What installing a plugin takes. `from` brings it first. */
export interface Installing {
  readonly environment: Environment
  readonly options: SiteOptions
  readonly name?: string
  readonly from?: string
}

/** Brings a plugin where that is asked, and installs it: checks, tables, rows, install hook. What fails leaves nothing behind. */
export async function installPlugin(installing: Installing): Promise<LoadedPlugin> {
  const { environment, from } = installing
  const brought = from === undefined ? undefined : await bringPlugin(from, broughtFolder(environment.data))
  try {
    const plugin = await installNamed(installing, nameOf(installing, brought))
    await brought?.keep()
    return plugin
  } catch (cause) {
    await brought?.remove()
    throw cause
  }
}

function nameOf({ name, from }: Installing, brought: Brought | undefined): string {
  if (brought && name !== undefined && brought.name !== name)
    throw new ShopError('invalid', `${from} holds the plugin ${brought.name}, not ${name}.`)
  const found = brought?.name ?? name
  if (found === undefined) throw new ShopError('invalid', 'Name a plugin, or say --from where it is.')
  return found
}

async function installNamed({ environment, options }: Installing, name: string): Promise<LoadedPlugin> {
  const before = await wantInstalled({ environment, options }, name)
  const site = await openSite(environment, options)
  try {
    const plugin = getPlugin(site.plugins, name)
    if (!isRunning(plugin))
      throw new ShopError('conflict', `The plugin ${name} does not run (${plugin.state}): ${plugin.reason}`)
    if (plugin.isnew) await installOne(installParts(site), name, plugin.plugin)
    return plugin
  } catch (cause) {
    // What it was before, it is again; of one that was new nothing is left.
    if (before === undefined) await forgetPlugin(site.database, name)
    else await recordWanted(site.database, site.clock, { name, wanted: before })
    throw cause
  } finally {
    await site.close()
  }
}

const installParts = (site: Site) => ({
  platformOf: platformsOf(site),
  once: (name: string, hook: () => Promise<void>) => installOnce(site, name, hook),
})

/** Marks it as one to be installed; gives what it was before. */
async function wantInstalled({ environment, options: { log = logOf(environment) } }: Installing, name: string) {
  const database = await openSiteDatabase(environment)
  try {
    await migrateCore({ database, tell: (message) => log.info(message) })
    getPlugin(await loadAll(database, environment), name)
    const before = (await readLedger(database)).get(name)?.wanted
    const wanted = before === 'running' ? 'running' : 'installing'
    await recordWanted(database, { now: () => Date.now() }, { name, wanted })
    return before
  } finally {
    await database.close()
  }
}

/** Puts a plugin to rest, or wakes it; a running site follows when it starts again. */
export async function restPlugin(
  site: Pick<Site, 'plugins' | 'database' | 'clock'>,
  name: string,
  isResting: boolean,
): Promise<void> {
  const { plugins, database, clock } = site
  const { state } = getPlugin(plugins, name)
  if (state === 'discovered')
    throw new ShopError('conflict', `The plugin ${name} is not installed; run shopdb plugin install ${name}.`)
  if (isResting) refuseNeeded(plugins, name)
  await recordWanted(database, clock, { name, wanted: isResting ? 'suspended' : 'running' })
}

/** Milliseconds that the uninstall hook may take. */
const patience = 60_000

/** Takes a plugin out of the site; its tables and rows stay until they are dropped with `dropPlugin`. */
export async function uninstallPlugin(site: Site, name: string): Promise<LoadedPlugin> {
  const plugin = getPlugin(site.plugins, name)
  if (plugin.state === 'discovered') throw new ShopError('conflict', `The plugin ${name} is not installed.`)
  refuseNeeded(site.plugins, name)
  const platform = platformsOf(site)(name)
  if (isRunning(plugin))
    await within(patience, 'Its uninstall hook', Promise.resolve(plugin.plugin?.uninstall?.(platform)))
  await recordWanted(site.database, site.clock, { name, wanted: 'uninstalled' })
  return plugin
}

/** What taking a plugin out with its data would take along; refuses as that would. */
export async function surveyPlugin(site: Site, name: string): Promise<Survey> {
  getDroppable(site, name)
  return await surveyDrop(site.resources, name)
}

function getDroppable({ plugins }: Site, name: string): LoadedPlugin & { readonly manifest: Manifest } {
  const plugin = getPlugin(plugins, name)
  const { manifest } = plugin
  if (!isRunning(plugin) || !manifest)
    throw new ShopError(
      'conflict',
      `The plugin ${name} does not run (${plugin.state}), so its data cannot be written down; install it first.`,
    )
  refuseNeeded(plugins, name)
  return { ...plugin, manifest }
}

/** Writes everything that a plugin has into one file, takes the plugin out, and only then drops what it had. */
export async function dropPlugin(site: Site, name: string, file: string): Promise<number> {
  const plugin = getDroppable(site, name)
  const migrations = await readMigrations(migrationsOf(plugin))
  await mkdir(dirname(file), { recursive: true })
  const head = {
    kind: 'passport',
    passport: 1,
    site: (await site.settings.find('sitename')) ?? 'ShopDB',
    createddate: isoOf(site.clock.now()),
    contractversion,
    manifest: plugin.manifest,
    migrations: migrations.map((migration) => migration.name),
  } as const
  const lines = await writePassport(file, head, passportOf(site, name))
  const { sha256 } = await checkPassport(file)
  await uninstallPlugin(site, name)
  try {
    await dropRows(site.resources, { plugin: name, passport: sha256 })
  } catch (cause) {
    // Something still points to one of them: it goes on as before.
    await recordWanted(site.database, site.clock, { name, wanted: 'running' })
    throw explainedUse(site, cause)
  }
  const brought = plugin.folder.startsWith(join(broughtFolder(site.environment.data), sep))
    ? { folder: plugin.folder }
    : {}
  await dropTables(site.resources, { plugin: name, migrations, ...brought })
  // A bundled one would come back by itself at the next start.
  if (!('folder' in brought)) await recordWanted(site.database, site.clock, { name, wanted: 'uninstalled' })
  return lines
}

function explainedUse({ plugins }: Site, cause: unknown): unknown {
  const resting = plugins.filter(({ state }) => state === 'suspended').map(({ name }) => name)
  if (!(cause instanceof ShopError) || cause.code !== 'inuse' || resting.length === 0) return cause
  const advice = `Rows of plugins at rest are not seen: wake ${resting.join(', ')} first.`
  return new ShopError('inuse', `${cause.message} ${advice}`, [], cause)
}

/** Brings the data of a passport to a plugin that has just been installed; what fails leaves none of it. */
export async function bringData(site: Site, name: string, file: string): Promise<Restored> {
  return await restorePassport(site, name, file)
}
