import { type Fields, isTextFile, type Platform, type PluginRoute, ShopError, parseInput } from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import { fieldsSchema } from '../resources/schema.ts'
import { getPermission } from './get-permission.ts'
import { type Hooks, refusable } from './hooks.ts'
import { hookbudget } from './pieces.ts'
import type { LoadedPlugin } from './plugin.ts'
import { textAnswer } from './text-answer.ts'

/** What the endpoints of plugins are mounted with. */
export interface MountParts {
  readonly hooks: Hooks
  readonly platformOf: (name: string) => Platform
  /** What the site knows of permissions: those of its resources by name. */
  readonly permissions: ReadonlyMap<string, Permission>
}

/** The endpoints that a plugin brings itself, under its prefix. Throws for one that names a permission nobody declares. */
export function ownRoutes(parts: MountParts, { name, manifest, plugin }: LoadedPlugin): readonly Route[] {
  return (plugin?.routes ?? []).map((route) => {
    const what = `route ${route.method} ${route.path}`
    return {
      method: route.method,
      path: `${manifest?.api_prefix ?? ''}${route.path}`,
      permission: getPermission(parts.permissions, plugin ?? {}, { what, name: route.permission }),
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
  const outcome = await refusable(hooks, ask, async () => answerOf(await route.handle(asked)))
  if ('failed' in outcome)
    throw new ShopError('failed', `The plugin ${plugin} could not answer: ${outcome.failed.reason}`)
  return outcome.value
}

const answerOf = (given: unknown): Answer => (isTextFile(given) ? textAnswer(given) : { body: given })

const userOf = ({ userid, name, role }: Actor) => ({ userid, name, role })

const nothing: Fields = {}

function refuseBody(body: unknown): undefined {
  if (body !== undefined && body !== null) parseInput(nothing, body, 'create')
}
