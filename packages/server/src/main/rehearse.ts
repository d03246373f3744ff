import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ShopError } from '@shopdb/contract'
import { createLog } from '../base/log.ts'
import { verifyAudit } from '../changes/verify.ts'
import { copyMysql } from '../database/copy-mysql.ts'
import { copySqlite } from '../database/copy-sqlite.ts'
import { migrationStates } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { corechain } from '../plugins/compatibility.ts'
import { isFaulty, type LoadedPlugin } from '../plugins/plugin.ts'
import type { Environment } from '../settings/environment.ts'
import { coremigrations, loadAll, migrationsOf } from './install.ts'
import { openSite, openSiteDatabase, type Site } from './open-site.ts'
import { pluginFolders } from './plugin-folders.ts'

/** What the new version makes of the core or of one plugin. */
export interface RehearsalVerdict {
  readonly name: string
  readonly isFaulty: boolean
  /** One sentence. */
  readonly verdict: string
}

/** Runs everything that this version would do to the site's data on a copy of it, and throws the copy away. */
export async function rehearseUpgrade(environment: Environment): Promise<readonly RehearsalVerdict[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-rehearsal-'))
  await using undo = new AsyncDisposableStack()
  undo.defer(() => rm(folder, { recursive: true, force: true }))
  const copied = await copyDatabase(environment, folder)
  undo.defer(copied.drop)
  // Its own data folder, and every plugin where it is.
  const rehearsal: Environment = {
    ...environment,
    mode: 'production',
    pluginsrequired: false,
    data: folder,
    plugins: pluginFolders(environment),
    databaseurl: copied.url,
  }
  const pending = await pendingOf(rehearsal)
  const log = createLog({ level: 'error', readable: true, write: () => undefined })
  const site = await openSite(rehearsal, { log })
  try {
    return [await coreVerdict(site, pending), ...site.plugins.map((plugin) => pluginVerdict(plugin, pending))]
  } finally {
    await site.close()
  }
}

interface Copied {
  readonly url: string | undefined
  readonly drop: () => Promise<void>
}

async function copyDatabase({ databaseurl, data }: Environment, folder: string): Promise<Copied> {
  if (databaseurl !== undefined) return await copyMysql(databaseurl)
  const file = join(data, 'shopdb.sqlite')
  if (!existsSync(file)) throw new ShopError('notfound', `There is no site in ${data} to rehearse with.`)
  await copySqlite(file, join(folder, 'shopdb.sqlite'))
  return { url: undefined, drop: async () => undefined }
}

type Pending = ReadonlyMap<string, readonly string[]>

/** The migrations of each chain that have not been applied. */
async function pendingOf(environment: Environment): Promise<Pending> {
  const database = await openSiteDatabase(environment)
  try {
    const plugins = await loadAll(database, environment)
    const chains = [
      { name: corechain, folder: coremigrations },
      ...plugins.map((plugin) => ({ name: plugin.name, folder: migrationsOf(plugin) })),
    ]
    const entries = chains.map(async ({ name, folder }): Promise<readonly [string, readonly string[]]> => {
      const states = await migrationStates(database, name, await readMigrations(folder))
      return [name, states.filter(({ applieddate }) => applieddate === null).map((state) => state.name)]
    })
    return new Map(await Promise.all(entries))
  } finally {
    await database.close()
  }
}

async function coreVerdict({ database }: Site, pending: Pending): Promise<RehearsalVerdict> {
  const { entries, broken } = await verifyAudit(database.read)
  const log = broken
    ? `but the audit log is broken: ${broken.reason}`
    : `and the audit log of ${entries} entries is whole`
  return { name: corechain, isFaulty: broken !== undefined, verdict: `${migrated(pending, corechain)}, ${log}.` }
}

function pluginVerdict(plugin: LoadedPlugin, pending: Pending): RehearsalVerdict {
  const { name, manifest, state, reason } = plugin
  const version = manifest?.version ?? 'of no version'
  const what =
    state === 'running' ? `${migrated(pending, name)}, and it runs` : `${state}: ${reason.replace(/\.$/u, '')}`
  return { name, isFaulty: isFaulty(plugin), verdict: `${version}: ${what}.` }
}

function migrated(pending: Pending, name: string): string {
  const names = pending.get(name) ?? []
  return names.length === 0 ? 'nothing to migrate' : `migrates ${names.join(', ')}`
}
