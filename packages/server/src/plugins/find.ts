import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Manifest, parseManifest, ShopError } from '@shopdb/contract'
import { type LoadedPlugin, setAside } from './plugin.ts'

/** Finds plugins: each folder given is one, or holds several. Only manifests are read; no code of a plugin runs. */
export async function findPlugins(folders: readonly string[]): Promise<readonly LoadedPlugin[]> {
  const found = await Promise.all(folders.map(findIn))
  return found.flat()
}

async function findIn(folder: string): Promise<readonly LoadedPlugin[]> {
  if (await hasManifest(folder)) return [await readPlugin(folder)]
  const inner = await foldersIn(folder)
  const holders = await Promise.all(inner.map(async (one) => ((await hasManifest(one)) ? one : undefined)))
  const plugins = holders.filter((one) => one !== undefined)
  if (plugins.length === 0)
    return [setAside(named(folder), 'manifest', `There is no manifest.json in ${folder} nor in a folder of it.`)]
  return await Promise.all(plugins.map(readPlugin))
}

async function hasManifest(folder: string): Promise<boolean> {
  return await access(join(folder, 'manifest.json')).then(
    () => true,
    () => false,
  )
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .toSorted()
}

async function readPlugin(folder: string): Promise<LoadedPlugin> {
  try {
    return named(folder, parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8')))
  } catch (cause) {
    return setAside(
      named(folder),
      'manifest',
      cause instanceof ShopError ? cause.message : `Its manifest.json cannot be read: ${String(cause)}.`,
    )
  }
}

function named(folder: string, manifest?: Manifest): LoadedPlugin {
  return {
    name: manifest?.name ?? basename(folder),
    folder,
    manifest,
    plugin: undefined,
    state: 'running',
    phase: undefined,
    reason: '',
  }
}
