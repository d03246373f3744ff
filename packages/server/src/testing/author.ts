import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contractversion } from '@shopdb/contract'
import { compareTables } from '../database/compare.ts'
import { coredeclarations } from '../main/core.ts'
import { siteRegistry } from '../main/site.ts'
import { shareContract } from '../plugins/import.ts'
import { loadPlugins } from '../plugins/load.ts'
import { tablesOf } from '../resources/tables.ts'

/** A plugin as an author leaves it in a folder of their own. */
export interface Authored {
  readonly name: string
  /** The whole `plugin.ts`. */
  readonly source: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Writes plugins into a folder, each with the migration that makes the tables it declares. */
export async function writePlugins(folder: string, plugins: readonly Authored[]): Promise<void> {
  for (const plugin of plugins) await writeFiles(folder, plugin)
  shareContract()
  const options = { core: coredeclarations, prefixes: [], contractversion, rest: () => undefined }
  const loaded = await loadPlugins({ folders: [folder], ...options })
  const registry = siteRegistry(coredeclarations, loaded)
  for (const { name } of plugins) {
    const { steps } = compareTables(tablesOf(registry, name), [])
    if (steps.length === 0) continue
    await mkdir(join(folder, name, 'migrations'))
    const migration = { name: '0001-tables', up: steps, down: [] }
    await writeFile(join(folder, name, 'migrations', '0001-tables.json'), JSON.stringify(migration))
  }
}

async function writeFiles(folder: string, { name, source, dependencies = {} }: Authored): Promise<void> {
  const manifest = { name, version: '1.0.0', title: `The ${name}`, core_version: '>=0.2.0,<1.0.0', dependencies }
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'manifest.json'), JSON.stringify({ ...manifest, api_prefix: `/api/${name}` }))
  await writeFile(join(folder, name, 'plugin.ts'), source)
}
