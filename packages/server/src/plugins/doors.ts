import { ShopError } from '@shopdb/contract'
import { declaredDoor, type Door, ownDoor } from '../collectors/door.ts'
import type { Registry } from '../resources/registry.ts'
import { refusable } from './hooks.ts'
import { hookbudget, type PieceParts } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** Where collectors may push: a door for each asset type, and those that plugins declare, which go before one of the same name. */
export function collectorDoors(registry: Registry, parts: PieceParts): readonly Door[] {
  return parts.host
    .list()
    .filter(isRunning)
    .flatMap((plugin) => doorsOf(registry, parts, plugin))
}

function doorsOf(
  registry: Registry,
  { hooks, platformOf }: PieceParts,
  { name, plugin }: LoadedPlugin,
): readonly Door[] {
  const own = (plugin?.collectors ?? []).map((collector) =>
    ownDoor(name, collector, {
      platform: platformOf(name),
      ask: async (job) => {
        const ask = { plugin: name, hook: 'collectors', entry: collector.name, budget: hookbudget } as const
        const outcome = await refusable(hooks, ask, job)
        if ('value' in outcome) return outcome.value
        throw new ShopError('unavailable', `The plugin ${name} could not take this: ${outcome.failed.reason}`)
      },
    }),
  )
  const declared = (plugin?.assettypes ?? [])
    .map(({ table }) => declaredDoor(registry, registry.get(table)))
    .filter((door) => own.every((one) => one.name !== door.name))
  return [...own, ...declared]
}
