import type { Platform } from '@shopdb/contract'
import { createPlatform } from '../plugins/platform.ts'
import type { Site } from './open-site.ts'

/** The platforms of a site's plugins, by their names. */
export function platformsOf({ plugins, resources, positions, log, vault, files }: Site): (name: string) => Platform {
  const position = async (assetid: number) => (await positions.resolve(assetid)).position
  const settings = new Map(plugins.map(({ name, plugin }) => [name, plugin?.settings ?? {}]))
  return (name) =>
    createPlatform({ resources, log, position, vault, files }, { name, settings: settings.get(name) ?? {} })
}
