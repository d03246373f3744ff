import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { invalid, ShopError } from '@shopdb/contract'
import { findPlugins } from './find.ts'

const run = promisify(execFile)
/** Milliseconds that another program may take to fetch something. */
const patience = 120_000
const left = new Set(['node_modules', '.git', 'data'])

/** Where a plugin was brought to. */
export interface Brought {
  readonly name: string
  readonly folder: string
  /** It is well: an older copy that it replaced is forgotten. */
  keep(): Promise<void>
  /** It is not: what was there before is there again. */
  remove(): Promise<void>
}

/** Brings a plugin from a folder, a git address or an npm package (`npm:name@version`) into the site's own folder of plugins; one that was brought before is replaced. */
export async function bringPlugin(source: string, into: string): Promise<Brought> {
  const workshop = await mkdtemp(join(tmpdir(), 'shopdb-bring-'))
  try {
    const folder = await fetched(source, workshop)
    const [plugin, another] = await findPlugins([folder])
    if (!plugin || another) throw invalid(`${source} must hold one plugin; it holds ${another ? 'several' : 'none'}.`)
    if (!plugin.manifest) throw invalid(`${source} is no plugin: ${plugin.reason}`)
    return await placed(plugin.folder, join(into, plugin.name))
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function fetched(source: string, workshop: string): Promise<string> {
  if (source.startsWith('npm:')) return await fetchPackage(source.slice('npm:'.length), workshop)
  if (/^(?:https?|ssh|git|file):\/\/|^git@|\.git$/u.test(source)) return await fetchGit(source, workshop)
  const folder = resolve(source)
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory())
    throw invalid(`${source} is neither a folder, a git address, nor a package such as npm:shopdb-forklifts.`)
  return folder
}

async function fetchGit(address: string, workshop: string): Promise<string> {
  const folder = join(workshop, basename(address).replace(/\.git$/u, '') || 'plugin')
  await told('git', ['clone', '--quiet', '--depth', '1', '--', address, folder])
  return folder
}

async function fetchPackage(name: string, workshop: string): Promise<string> {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+(?:@[\w.^~<>=-]+)?$/u.test(name)) throw invalid(`${name} is not the name of a package.`)
  await told('npm', ['pack', name, '--silent', '--pack-destination', workshop])
  const archive = (await readdir(workshop)).find((file) => file.endsWith('.tgz'))
  if (archive === undefined) throw new ShopError('failed', `The package ${name} did not arrive.`)
  await told('tar', ['-xzf', join(workshop, archive), '-C', workshop])
  return join(workshop, 'package')
}

/** Another program's own words are the reason; only its last line says what went wrong. */
async function told(program: string, words: readonly string[]): Promise<void> {
  try {
    await run(program, words, { timeout: patience })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim().split('\n').at(-1) : ''
    throw new ShopError('unavailable', `${program} could not fetch the plugin: ${said || String(cause)}`, [], cause)
  }
}

async function placed(from: string, folder: string): Promise<Brought> {
  const name = basename(folder)
  if (resolve(from) === folder) return { name, folder, keep: async () => undefined, remove: async () => undefined }
  // It appears whole or not at all, also when the process dies half way. No plugin is seen in a folder with a dot.
  const half = join(folder, '..', `.${name}-${process.pid}`)
  await mkdir(half, { recursive: true })
  await cp(from, half, { recursive: true, filter: (path) => path === from || !left.has(basename(path)) })
  const older = await putAside(folder)
  await rename(half, folder)
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true })
    if (older !== undefined) await rename(older, folder)
  }
  return { name, folder, keep: () => rm(older ?? half, { recursive: true, force: true }), remove }
}

/** The copy that was brought before waits until the new one has proved itself. */
async function putAside(folder: string): Promise<string | undefined> {
  if (!(await stat(folder).catch(() => undefined))) return undefined
  const older = join(folder, '..', `.${basename(folder)}-before-${process.pid}`)
  await rename(folder, older)
  return older
}
