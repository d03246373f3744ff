import { type Fields, type Platform, type PluginRoute, ShopError, parseInput } from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import { fieldsSchema } from '../resources/schema.ts'
import { type Hooks, refusable } from './hooks.ts'
import { hookbudget } from './pieces.ts'
import type { LoadedPlugin } from './plugin.ts'

/** What the endpoints of plugins are mounted with. */
export interface MountParts {
  readonly hooks: Hooks
  readonly platformOf: (name: string) => Platform
  /** What the site knows of permissions: those of its resources by name. */
  readonly permissions: ReadonlyMap<string, Permission>
}

/** The endpoints that a plugin brings itself, under its prefix. Throws for one that names a permission nobody declares. */
export function ownRoutes(parts: MountParts, { name, manifest, plugin }: LoadedPlugin): readonly Route[] {
  const own = new Map((plugin?.permissions ?? []).map((one) => [one.name, { name: one.name, least: one.least }]))
  return (plugin?.routes ?? []).map((route) => {
    const permission = own.get(route.permission) ?? parts.permissions.get(route.permission)
    if (!permission)
      throw new Error(
        `Its route ${route.method} ${route.path} names the permission ${route.permission}, which nobody declares`,
      )
    return {
      method: route.method,
      path: `${manifest?.api_prefix ?? ''}${route.path}`,
      permission,
      doc: {
        tag: manifest?.title ?? name,
        summary: route.summary,
        ...(route.body ? { body: { schema: fieldsSchema(route.body) } } : {}),
      },
      handle: (call) => answer(parts, name, route, call),
    }
  })
}

async function answer(
  { hooks, platformOf }: MountParts,
  plugin: string,
  route: PluginRoute,
  call: Call,
): Promise<Answer> {
  const body = route.body ? parseInput(route.body, call.body, 'create') : refuseBody(call.body)
  const { params, query, actor } = call
  const asked = { platform: platformOf(plugin), params, query, body, user: userOf(actor) }
  const ask = { plugin, hook: 'routes', budget: hookbudget } as const
  const outcome = await refusable(hooks, ask, () => route.handle(asked))
  if ('failed' in outcome)
    throw new ShopError('failed', `The plugin ${plugin} could not answer: ${outcome.failed.reason}`)
  return { body: outcome.value }
}

const userOf = ({ userid, name, role }: Actor) => ({ userid, name, role })

const nothing: Fields = {}

function refuseBody(body: unknown): undefined {
  if (body !== undefined && body !== null) parseInput(nothing, body, 'create')
}
