import type { PieceParts } from '../plugins/pieces.ts'
import { createPlatform, type PlatformParts } from '../plugins/platform.ts'
import type { LoadedPlugin } from '../plugins/plugin.ts'
import type { Positions } from '../positions/positions.ts'

/** What of a site its plugins are given a part of. */
export interface PlatformSite extends Omit<PlatformParts, 'position'> {
  readonly plugins: readonly LoadedPlugin[]
  readonly positions: Positions
}

/** The platforms of a site's plugins, by their names and by who asked for what they do. */
export function platformsOf(site: PlatformSite): PieceParts['platformOf'] {
  const { plugins, resources, positions, log, vault, files } = site
  const position = async (assetid: number) => (await positions.resolve(assetid)).position
  // One that was set aside because its name was taken has no plugin.
  const known = new Map(plugins.flatMap((one) => (one.plugin ? [[one.name, one]] : [])))
  return (name, asked) => {
    const { manifest, plugin } = known.get(name) ?? {}
    const owner = { name, title: manifest?.title ?? name, settings: plugin?.settings ?? {}, ...(asked && { asked }) }
    return createPlatform({ resources, log, position, vault, files }, owner)
  }
}
