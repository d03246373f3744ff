import type { Route } from '../access/route.ts'
import type { PluginHost } from './host.ts'
import type { LoadedPlugin } from './plugin.ts'

/** One plugin as `GET /api/plugins` and `shopdb plugin list` tell it. */
export interface PluginAnswer {
  readonly name: string
  readonly title: string
  readonly version: string | null
  readonly core_version: string | null
  readonly api_prefix: string | null
  readonly state: string
  readonly phase: string | null
  readonly reason: string
  /** What it says of its own health; null where it says nothing. */
  readonly health: { readonly ok: boolean; readonly detail: string } | null
}

/** `GET /api/plugins`, for administrators. */
export function pluginRoutes(host: PluginHost): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/plugins',
      permission: { name: 'plugins.read', least: 'admin' },
      doc: { summary: 'The plugins, and why one does not run', tag: 'Site', answer: { schema: { type: 'object' } } },
      handle: async () => {
        const health = await host.health()
        return {
          body: {
            data: host.list().map((plugin) => ({ ...pluginAnswer(plugin), health: health.get(plugin.name) ?? null })),
          },
        }
      },
    },
  ]
}

/** A plugin without its code. */
export function pluginAnswer({ name, manifest, state, phase, reason }: LoadedPlugin): PluginAnswer {
  return {
    name,
    title: manifest?.title ?? name,
    version: manifest?.version ?? null,
    core_version: manifest?.core_version ?? null,
    api_prefix: manifest?.api_prefix ?? null,
    state,
    phase: phase ?? null,
    reason,
    health: null,
  }
}
