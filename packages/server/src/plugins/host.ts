import type { Health, Log, Platform } from '@shopdb/contract'
import { messageOf, passEach } from './load.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'
import { within } from './within.ts'

/** How long a hook of a plugin may take. */
const budget = 2000

/** The plugins of a running site. */
export interface PluginHost {
  /** All of them, with the state in which they are now. */
  list(): readonly LoadedPlugin[]
  /** Calls each start hook once, in the order of their needs. */
  start(): Promise<void>
  /** Calls each stop hook once, the other way round. What fails is only logged. */
  stop(): Promise<void>
  /** What each running plugin says of its health, by name. */
  health(): Promise<ReadonlyMap<string, Health>>
}

/** Hosts plugins; a hook that throws or hangs costs nobody else anything. */
export function createPluginHost(
  loaded: readonly LoadedPlugin[],
  platformOf: (name: string) => Platform,
  log: Log,
): PluginHost {
  let plugins = loaded
  return {
    list: () => plugins,
    async start() {
      plugins = await passEach(plugins, 'start', async ({ name, plugin }) => {
        await within(budget, 'It', Promise.resolve(plugin?.start?.(platformOf(name))))
      })
      for (const { name, state, reason } of plugins)
        if (state === 'failed') log.error('A plugin does not run.', { plugin: name, reason })
    },
    async stop() {
      for (const { name, plugin } of plugins.filter(isRunning).toReversed()) {
        await attempt(log, name, () => plugin?.stop?.(platformOf(name)))
      }
    },
    async health() {
      const asked = plugins.filter((one) => isRunning(one) && one.plugin?.health !== undefined)
      return new Map(await Promise.all(asked.map(async (one) => [one.name, await healthOf(one, platformOf)] as const)))
    },
  }
}

async function attempt(log: Log, plugin: string, hook: () => Promise<void> | void): Promise<void> {
  try {
    await within(budget, 'It', Promise.resolve(hook()))
  } catch (error) {
    log.error('The stop hook of a plugin failed.', { plugin, error })
  }
}

async function healthOf({ name, plugin }: LoadedPlugin, platformOf: (name: string) => Platform): Promise<Health> {
  try {
    return (await within(budget, 'It', plugin?.health?.(platformOf(name)))) ?? { ok: true, detail: '' }
  } catch (cause) {
    return { ok: false, detail: `${messageOf(cause)}.` }
  }
}
