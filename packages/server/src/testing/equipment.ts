import { join } from 'node:path'
import { contractversion, ShopError } from '@shopdb/contract'
import { systemClock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { loadPlugins } from '../plugins/load.ts'
import { coremodel } from '../resources/model.ts'
import type { Resources } from '../resources/resources.ts'
import { ensureSeeds } from '../resources/seed.ts'
import { change, openResources } from './resources.ts'

const folder = join(import.meta.dirname, '../../../../plugins/equipment')

/** An engine with the equipment plugin as it is bundled, loaded the way a site loads it, and seeded. */
export async function openEquipment(database: Database): Promise<Resources> {
  const options = { folders: [folder], core: coremodel, prefixes: [], contractversion, rest: () => undefined }
  const [loaded] = await loadPlugins(options)
  const plugin = loaded?.plugin
  if (!plugin) {
    throw new ShopError('failed', `The equipment plugin does not load: ${loaded?.reason ?? 'it is not there'}`)
  }
  const declarations = [...(plugin.resources ?? []), ...(plugin.assettypes ?? []), ...(plugin.subtypes ?? [])]
  const source = { plugin: 'equipment', title: 'Equipment', prefix: '/api/equipment', declarations }
  const resources = await openResources(database, systemClock, [source])
  await change(resources, (work) => ensureSeeds(resources, work, plugin.seed ?? []))
  return resources
}
