import type { Manifest, Plugin } from '@shopdb/contract'

/** The checks a plugin goes through, in their order. */
export type Phase =
  | 'manifest'
  | 'collision'
  | 'contract'
  | 'dependencies'
  | 'import'
  | 'declaration'
  | 'migrations'
  | 'mount'
  | 'start'

/** `running`, or why not: see docs/plugins/life.md. `discovered` is there and not installed. */
export type PluginState = 'running' | 'discovered' | 'invalid' | 'incompatible' | 'blocked' | 'failed' | 'suspended'

/** A plugin that was found, and how far it came. */
export interface LoadedPlugin {
  /** The manifest's name, or its folder's where there is no sound manifest. */
  readonly name: string
  readonly folder: string
  readonly manifest: Manifest | undefined
  /** Its code, once it is imported. */
  readonly plugin: Plugin | undefined
  readonly state: PluginState
  /** Where it stopped; undefined while it runs. */
  readonly phase: Phase | undefined
  /** Why it does not run, in words; empty while it runs. */
  readonly reason: string
  /** Its install hook has not been called yet. */
  readonly isnew?: boolean
}

const stateOfPhase: Readonly<Record<Phase, PluginState>> = {
  manifest: 'invalid',
  collision: 'invalid',
  contract: 'incompatible',
  dependencies: 'blocked',
  import: 'failed',
  declaration: 'invalid',
  migrations: 'failed',
  mount: 'failed',
  start: 'failed',
}

/** Whether it came through everything so far. */
export function isRunning(plugin: LoadedPlugin): boolean {
  return plugin.state === 'running'
}

/** Whether something is wrong with it: one that nobody wants to run is well. */
export function isFaulty({ state }: LoadedPlugin): boolean {
  return !['running', 'suspended', 'discovered'].includes(state)
}

/** The same plugin, out of the game. */
export function setAside(plugin: LoadedPlugin, phase: Phase, reason: string): LoadedPlugin {
  return { ...plugin, state: stateOfPhase[phase], phase, reason }
}

/** One check of one plugin: undefined when it passes, else what is wrong in words. The others that run are there to compare with. */
export type PluginCheck = (plugin: LoadedPlugin, others: readonly LoadedPlugin[]) => string | undefined

/** Puts every running plugin through a check, in order; each is compared with those before it that passed. */
export function checkEach(plugins: readonly LoadedPlugin[], phase: Phase, check: PluginCheck): readonly LoadedPlugin[] {
  const checked: LoadedPlugin[] = []
  for (const plugin of plugins) {
    const reason = isRunning(plugin) ? check(plugin, checked.filter(isRunning)) : undefined
    checked.push(reason === undefined ? plugin : setAside(plugin, phase, reason))
  }
  return checked
}
