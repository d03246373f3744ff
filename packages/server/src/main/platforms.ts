import type { Platform } from '@shopdb/contract'
import { createPlatform, type PlatformParts } from '../plugins/platform.ts'
import type { LoadedPlugin } from '../plugins/plugin.ts'
import type { Positions } from '../positions/positions.ts'

/** What of a site its plugins are given a part of. */
export interface PlatformSite extends Omit<PlatformParts, 'position'> {
  readonly plugins: readonly LoadedPlugin[]
  readonly positions: Positions
}

/** The platforms of a site's plugins, by their names. */
export function platformsOf(site: PlatformSite): (name: string) => Platform {
  const { plugins, resources, positions, log, vault, files } = site
  const position = async (assetid: number) => (await positions.resolve(assetid)).position
  const settings = new Map(plugins.map(({ name, plugin }) => [name, plugin?.settings ?? {}]))
  return (name) =>
    createPlatform({ resources, log, position, vault, files }, { name, settings: settings.get(name) ?? {} })
}
