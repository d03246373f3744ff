import { type Declaration, ShopError } from '@shopdb/contract'
import { checkDeclarations } from './check-plugin.ts'
import { checkCollisions, checkContract } from './compatibility.ts'
import { blockDependents, orderByNeed } from './dependencies.ts'
import { findPlugins } from './find.ts'
import { importPlugin } from './import.ts'
import { checkEach, isFaulty, isRunning, type LoadedPlugin, type Phase, setAside } from './plugin.ts'

/** A plugin that is left alone, and why. */
export interface Rest {
  readonly state: 'suspended' | 'discovered'
  readonly reason: string
}

/** What the site has already, and where its plugins are. */
export interface LoadOptions {
  /** Folders that are a plugin or hold several; the bundled ones first. */
  readonly folders: readonly string[]
  /** The core's own declarations, which no plugin may repeat. */
  readonly core: readonly Declaration[]
  /** The core's own paths, such as `/api/vendors`. */
  readonly prefixes: readonly string[]
  readonly contractversion: string
  /** Why one that could run is left alone: nobody has installed it, or an administrator has put it to rest. */
  readonly rest: (plugin: LoadedPlugin) => Rest | undefined
}

/**
 * Finds the plugins and puts them through all checks up to their declarations. Each comes back, in the order in which they
 * depend on each other: running so far, or set aside with the reason.
 */
export async function loadPlugins(options: LoadOptions): Promise<readonly LoadedPlugin[]> {
  const imported = await Promise.all(
    (await loadManifests(options)).map(async (plugin) => (isRunning(plugin) ? await withCode(plugin) : plugin)),
  )
  return blockDependents(checkEach(blockDependents(imported), 'declaration', checkDeclarations(options.core)))
}

/** The same up to their code, none of which is run: those count as running that would be tried. */
export async function loadManifests(options: Omit<LoadOptions, 'core'>): Promise<readonly LoadedPlugin[]> {
  const found = await findPlugins(options.folders)
  const apart = checkEach(found, 'collision', checkCollisions({ prefixes: options.prefixes }))
  const fitting = checkEach(apart, 'contract', checkContract(options.contractversion))
  return orderByNeed(fitting.map((plugin) => (isRunning(plugin) ? { ...plugin, ...options.rest(plugin) } : plugin)))
}

async function withCode(plugin: LoadedPlugin): Promise<LoadedPlugin> {
  try {
    return { ...plugin, plugin: await importPlugin(plugin.folder) }
  } catch (cause) {
    return setAside(plugin, 'import', `Its code cannot be imported: ${messageOf(cause)}.`)
  }
}

/** Runs a step of each running plugin's life, one after the other. One that fails is set aside, with all that need it. */
export async function passEach(
  plugins: readonly LoadedPlugin[],
  phase: Phase,
  step: (plugin: LoadedPlugin) => Promise<void>,
): Promise<readonly LoadedPlugin[]> {
  const passed: LoadedPlugin[] = []
  for (const plugin of plugins) {
    // One that was blocked a moment ago must not be tried.
    const now = blockDependents([...passed, plugin]).at(-1) ?? plugin
    passed.push(isRunning(now) ? await tried(now, phase, step) : now)
  }
  return passed
}

async function tried(
  plugin: LoadedPlugin,
  phase: Phase,
  step: (plugin: LoadedPlugin) => Promise<void>,
): Promise<LoadedPlugin> {
  try {
    await step(plugin)
    return plugin
  } catch (cause) {
    return setAside(plugin, phase, `${sentences[phase] ?? 'It failed'}: ${messageOf(cause)}.`)
  }
}

const sentences: Partial<Readonly<Record<Phase, string>>> = {
  migrations: 'Its tables could not be brought up to date',
  mount: 'It could not be mounted',
  start: 'Its start hook failed, so only its data is served',
}

/** Throws, naming the first that does not run: for development, and where every plugin is required. */
export function requireAll(plugins: readonly LoadedPlugin[]): void {
  // One that is only blocked stands behind the one that is to blame.
  const faulty = plugins.filter(isFaulty)
  const first = faulty.find(({ state }) => state !== 'blocked') ?? faulty[0]
  if (first)
    throw new ShopError(
      'failed',
      `The plugin ${first.name} does not run (${first.state}, ${first.phase ?? ''}): ${first.reason} It is in ${first.folder}.`,
    )
}

/** The words of whatever was thrown, without a full stop at their end. */
export function messageOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/u, '')
}
