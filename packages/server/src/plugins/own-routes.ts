import {
  type Fields,
  isTextFile,
  type JsonRow,
  parseInput,
  type PluginCall,
  type PluginRoute,
  ShopError,
} from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import { fieldsSchema } from '../resources/schema.ts'
import { getPermission } from './get-permission.ts'
import { type Hooks, refusable } from './hooks.ts'
import { parseQuery, queryDoc } from './parse-query.ts'
import { hookbudget, type PieceParts } from './pieces.ts'
import type { LoadedPlugin } from './plugin.ts'
import { textAnswer } from './text-answer.ts'

/** What the endpoints of plugins are mounted with. */
export interface MountParts {
  readonly hooks: Hooks
  readonly platformOf: PieceParts['platformOf']
  readonly resources: Resources
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
        // Without a declaration nobody but the plugin knows what it is.
        ...(route.of ? {} : { istextid: true }),
        ...(route.query ? { query: queryDoc(route.query) } : {}),
        ...(route.body ? { body: { schema: fieldsSchema(route.body) } } : {}),
        answer: { description: 'What the plugin gives; 204 where that is nothing.' },
      },
      handle: (call) => answer(parts, name, route, call),
    }
  })
}

async function answer(parts: MountParts, plugin: string, route: PluginRoute, call: Call): Promise<Answer> {
  const body = route.body ? parseInput(route.body, call.body, 'create') : refuseBody(call.body)
  const query = queryOf(route, call)
  const row = await rowOf(parts, route, call)
  const { actor, source, requestid, least } = call
  const platform = parts.platformOf(plugin, { actor, source, requestid, least })
  const asked = { platform, params: call.params, query, body, row, user: userOf(call.actor) }
  const ask = { plugin, hook: 'routes', budget: hookbudget } as const
  const outcome = await refusable(parts.hooks, ask, async () => answerOf(await route.handle(asked)))
  if ('failed' in outcome)
    throw new ShopError('failed', `The plugin ${plugin} could not answer: ${outcome.failed.reason}`)
  return outcome.value
}

/** Values where the route says what may be asked, else text; a route made by `defineRoute` is typed as it says. */
function queryOf({ query: fields }: PluginRoute, { query }: Call): PluginCall['query'] {
  return fields ? (parseQuery(fields, query) as PluginCall['query']) : query
}

async function rowOf({ resources }: MountParts, { of }: PluginRoute, { params }: Call): Promise<JsonRow | undefined> {
  if (!of) return undefined
  const resource = resources.registry.get(of.table)
  return await resources.reader(resource).get(resources.database.read, parseId(resource, params['id']))
}

const answerOf = (given: unknown): Answer => (isTextFile(given) ? textAnswer(given) : { body: given })

const userOf = ({ userid, name, role }: Actor) => ({ userid, name, role })

const nothing: Fields = {}

function refuseBody(body: unknown): undefined {
  if (body !== undefined && body !== null) parseInput(nothing, body, 'create')
}
