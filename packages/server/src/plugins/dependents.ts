import { conflict, notFound } from '@shopdb/contract'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** The plugin of that name; throws `notfound` with the names there are. */
export function getPlugin(plugins: readonly LoadedPlugin[], name: string): LoadedPlugin {
  const found = plugins.find((plugin) => plugin.name === name)
  if (found) return found
  const names = plugins.map((plugin) => plugin.name).join(', ')
  throw notFound(`There is no plugin ${name} here; there are ${names || 'none'}.`)
}

/** Throws when a plugin that runs needs this one. */
export function refuseNeeded(plugins: readonly LoadedPlugin[], name: string): void {
  const needing = plugins.filter((one) => isRunning(one) && one.manifest?.dependencies?.[name] !== undefined)
  if (needing.length === 0) return
  const names = needing.map((one) => one.name).join(', ')
  throw conflict(`The plugin ${name} is needed by ${names}; put those to rest or uninstall them first.`)
}
