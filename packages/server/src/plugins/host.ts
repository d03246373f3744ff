import type { Health, Log, NavigationEntry, Platform, Plugin } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { shapeOf, words } from '../dashboard/shape.ts'
import { displayPage } from './display-page.ts'
import type { Hooks } from './hooks.ts'
import { passEach } from './load.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'
import { jobsOf, type PluginJob } from './scheduled/jobs-of.ts'
import { within } from './within.ts'

/** Milliseconds that a hook of the life cycle may take, and one that installs. */
const budget = 2000
const installbudget = 60_000

/** What hosting plugins takes. */
export interface HostParts {
  readonly loaded: readonly LoadedPlugin[]
  readonly platformOf: (name: string) => Platform
  readonly hooks: Hooks
  readonly log: Log
  /** Runs the install hook of one where no other replica has. Default: always. */
  readonly once?: (name: string, hook: () => Promise<void>) => Promise<void>
}

/** The plugins of a running site. */
export interface PluginHost {
  /** All of them, with the state in which they are now. */
  list(): readonly LoadedPlugin[]
  /** Takes the endpoints of each, as `routesOf` makes them; one whose endpoints do not fit is set aside. */
  mount(routesOf: (plugin: LoadedPlugin, others: readonly Route[]) => readonly Route[]): Promise<readonly Route[]>
  /** Calls each start hook once, in the order of their needs; the install hook first, where it has not been called. */
  start(): Promise<void>
  /** Calls each stop hook once, the other way round. What fails is only logged. */
  stop(): Promise<void>
  /** What each running plugin says of its health, by name. */
  health(): Promise<ReadonlyMap<string, Health>>
  /** The scheduled work of all that run. */
  jobs(): readonly PluginJob[]
  /** The menu entries of all that run. */
  navigation(): readonly (NavigationEntry & { readonly plugin: string; readonly title: string })[]
}

/** Hosts plugins; a hook that throws or hangs costs nobody else anything. */
export function createPluginHost(parts: HostParts): PluginHost {
  const { loaded, platformOf, log } = parts
  let plugins = loaded
  const running = (): readonly LoadedPlugin[] => plugins.filter(isRunning)
  const pass = async (phase: 'mount' | 'start', step: (plugin: LoadedPlugin) => Promise<void>): Promise<void> => {
    const before = plugins
    plugins = await passEach(plugins, phase, step)
    for (const [at, { name, state, reason }] of plugins.entries())
      if (state !== before[at]?.state) log.error('A plugin does not run.', { plugin: name, reason })
  }
  return {
    list: () => plugins,
    async mount(routesOf) {
      const routes: Route[] = []
      await pass('mount', async (plugin) => void routes.push(...routesOf(plugin, routes)))
      return routes
    },
    start: () =>
      pass('start', async ({ name, plugin, isnew = false }) => {
        if (isnew) await installOne(parts, name, plugin)
        const ask = { plugin: name, hook: 'start', budget } as const
        const started = parts.hooks.begin(ask, () => plugin?.start?.(platformOf(name)))
        await within(budget, 'It', Promise.resolve(started))
      }),
    async stop() {
      for (const { name, plugin } of running().toReversed()) {
        await attempt(log, name, () => plugin?.stop?.(platformOf(name)))
      }
    },
    async health() {
      const asked = running().filter((one) => one.plugin?.health !== undefined)
      return new Map(await Promise.all(asked.map(async (one) => [one.name, await healthOf(parts, one)] as const)))
    },
    jobs: () => running().flatMap((plugin) => jobsOf(parts, plugin)),
    navigation: () =>
      running().flatMap((one) =>
        entriesOf(one).map((entry) => ({ ...entry, plugin: one.name, title: one.manifest?.title ?? one.name })),
      ),
  }
}

/** What stands in the menu: the entries that it names, and its wall displays. */
function entriesOf({ name, plugin }: LoadedPlugin): readonly NavigationEntry[] {
  const displays = plugin?.displays ?? []
  return [
    ...(plugin?.navigation ?? []),
    ...displays.map((one) => ({ label: one.title, to: displayPage(name, one.name), icon: 'monitor' })),
  ]
}

/** The work that a plugin does once, after its tables and rows are there. It has as long as a job. */
export async function installOne(
  { platformOf, once = (_name, hook) => hook() }: Pick<HostParts, 'platformOf' | 'once'>,
  name: string,
  plugin: Plugin | undefined,
): Promise<void> {
  await once(name, () =>
    within(installbudget, 'Its install hook', Promise.resolve(plugin?.install?.(platformOf(name)))),
  )
}

async function attempt(log: Log, plugin: string, hook: () => Promise<void> | void): Promise<void> {
  try {
    await within(budget, 'It', Promise.resolve(hook()))
  } catch (error) {
    log.error('The stop hook of a plugin failed.', { plugin, error })
  }
}

async function healthOf({ platformOf, hooks }: HostParts, { name, plugin }: LoadedPlugin): Promise<Health> {
  const ask = { plugin: name, hook: 'health', budget } as const
  const outcome = await hooks.call<Health>(ask, () => plugin?.health?.(platformOf(name)) ?? well, checkHealth)
  return 'value' in outcome ? outcome.value : { ok: false, detail: outcome.failed.reason }
}

const well: Health = { ok: true, detail: '' }

/** Its code need not have been type-checked. */
function checkHealth(given: unknown): Health {
  const shape = shapeOf(given, 'health')
  return { ok: shape.members['ok'] === true, detail: words(shape, 'detail', 500) }
}
