import { isRunning, type LoadedPlugin, setAside } from './plugin.ts'
import { isInRange } from './range.ts'

/**
 * Puts plugins behind those that they need, and sets aside those whose needs are not met: absent, not running, of another
 * version, or needing each other in a circle.
 */
export function orderByNeed(plugins: readonly LoadedPlugin[]): readonly LoadedPlugin[] {
  const checked = plugins.map((plugin) => (isRunning(plugin) ? checkNeeds(plugin, plugins) : plugin))
  return sorted(blockDependents(checked))
}

/** Sets aside, as blocked, all that need one which does not run; and all that need those. */
export function blockDependents(plugins: readonly LoadedPlugin[]): readonly LoadedPlugin[] {
  const blocked = plugins.map((plugin) => {
    const missing = isRunning(plugin) ? needsOf(plugin).find((need) => !isRunningNamed(plugins, need)) : undefined
    return missing === undefined
      ? plugin
      : setAside(plugin, 'dependencies', `It needs the plugin ${missing}, which does not run.`)
  })
  return blocked.some((plugin, at) => plugin !== plugins[at]) ? blockDependents(blocked) : blocked
}

function needsOf({ manifest }: LoadedPlugin): readonly string[] {
  return Object.keys(manifest?.dependencies ?? {})
}

function isRunningNamed(plugins: readonly LoadedPlugin[], name: string): boolean {
  return plugins.some((plugin) => plugin.name === name && isRunning(plugin))
}

function checkNeeds(plugin: LoadedPlugin, plugins: readonly LoadedPlugin[]): LoadedPlugin {
  const reason = needFlaw(plugin, plugins) ?? circleFlaw(plugin, plugins)
  return reason === undefined ? plugin : setAside(plugin, 'dependencies', reason)
}

function needFlaw(plugin: LoadedPlugin, plugins: readonly LoadedPlugin[]): string | undefined {
  for (const [name, range] of Object.entries(plugin.manifest?.dependencies ?? {})) {
    // Of two with one name the running one counts: the other was set aside for its name.
    const version = (
      plugins.find((other) => other.name === name && isRunning(other)) ?? plugins.find((other) => other.name === name)
    )?.manifest?.version
    if (version === undefined) return `It needs the plugin ${name}, which is not there; add it to SHOPDB_PLUGINS.`
    if (!isInRange(version, range)) return `It needs the plugin ${name} ${range}, and ${version} is there.`
  }
  return undefined
}

function circleFlaw(plugin: LoadedPlugin, plugins: readonly LoadedPlugin[]): string | undefined {
  const circle = findCircle([plugin.name], plugins)
  return circle && `It cannot be started before itself: ${circle.join(' needs ')}.`
}

/** The way from the first name back to itself, or undefined. */
function findCircle(way: readonly string[], plugins: readonly LoadedPlugin[]): readonly string[] | undefined {
  const last = plugins.find((plugin) => plugin.name === way.at(-1))
  for (const need of last ? needsOf(last) : []) {
    if (need === way[0]) return [...way, need]
    const circle = way.includes(need) ? undefined : findCircle([...way, need], plugins)
    if (circle) return circle
  }
  return undefined
}

/** Each behind what it needs; otherwise in the order in which they were found. */
function sorted(plugins: readonly LoadedPlugin[]): readonly LoadedPlugin[] {
  const placed: LoadedPlugin[] = []
  const place = (plugin: LoadedPlugin): void => {
    if (placed.includes(plugin)) return
    if (isRunning(plugin))
      for (const need of needsOf(plugin))
        plugins.filter((other) => other.name === need && isRunning(other)).forEach(place)
    placed.push(plugin)
  }
  plugins.forEach(place)
  return placed
}
