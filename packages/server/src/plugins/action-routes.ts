import { type Action, conflict, inSentence, type JsonRow, notFound, ShopError } from '@shopdb/contract'
import { requirePermission } from '../access/actor.ts'
import type { Answer, Call, Route } from '../access/route.ts'
import type { Resource } from '../resources/resource.ts'
import { parseId, type Resources } from '../resources/resources.ts'
import { fieldsSchema } from '../resources/schema.ts'
import { parseActionInput } from './action-input.ts'
import { actionEntry, type ActionParts, getOffer, offeredActions, permissionOf, placeOf } from './actions.ts'
import { refusable } from './hooks.ts'
import { parseOutcome } from './parse-outcome.ts'
import { hookbudget } from './pieces.ts'
import type { LoadedPlugin } from './plugin.ts'

/** What mounting actions takes. */
export interface ActionMount extends Omit<ActionParts, 'registry'> {
  readonly resources: Resources
  /** The endpoints that list actions, whoever brought them: one is enough for the actions of all. */
  readonly listings: WeakSet<Route>
}

/** An action, whose it is, and on which resource. */
interface Mounted {
  readonly plugin: string
  readonly action: Action
  readonly resource: Resource
}

const tails = { row: '/:id/actions', list: '/actions' } as const

/** The endpoints of a plugin's actions; those that list them, where no plugin before has brought them. */
export function actionRoutes(mount: ActionMount, loaded: LoadedPlugin, others: readonly Route[]): readonly Route[] {
  const { name, plugin = {} } = loaded
  const mounted = (plugin.actions ?? []).map((action): Mounted => {
    const resource = mount.resources.registry.get(action.of.table)
    return { plugin: name, action, resource }
  })
  const known = new Set(others.filter((route) => mount.listings.has(route)).map(({ path }) => path))
  const listings = new Map(
    mounted
      .map(({ action, resource }) => listRoute(mount, resource, placeOf(action)))
      .filter(({ path }) => !known.has(path))
      .map((route) => [route.path, route]),
  )
  for (const route of listings.values()) mount.listings.add(route)
  return [
    ...listings.values(),
    ...mounted.map((one) => ({
      ...runRoute(mount, one),
      permission: permissionOf(mount.permissions, plugin, one.action),
    })),
  ]
}

function listRoute(mount: ActionMount, resource: Resource, place: 'row' | 'list'): Route {
  const parts = { ...mount, registry: mount.resources.registry }
  const summary = place === 'row' ? 'List what can be done with a row' : 'List what can be done on the list'
  return {
    method: 'GET',
    path: `${resource.path}${tails[place]}`,
    permission: resource.read,
    doc: { tag: resource.title, summary, answer: { schema: { type: 'object' } } },
    handle: async ({ params, actor }) => {
      const row = place === 'row' ? await getRow(mount, resource, params['id']) : undefined
      return { body: await offeredActions(parts, { table: resource.name, actor, row }) }
    },
  }
}

function runRoute(mount: ActionMount, mounted: Mounted): Omit<Route, 'permission'> {
  const { resource, action } = mounted
  const { name, label, help, input = {} } = action
  return {
    method: 'POST',
    path: `${resource.path}${tails[placeOf(action)]}/${name}`,
    doc: {
      tag: resource.title,
      summary: label,
      ...(help === undefined ? {} : { description: help }),
      body: { schema: fieldsSchema(input) },
      answer: { schema: { type: 'object' } },
    },
    handle: (call) => runAction(mount, mounted, call),
  }
}

/** What was removed has nothing more that could be done with it. */
async function getRow({ resources }: ActionMount, resource: Resource, text: string | undefined): Promise<JsonRow> {
  const id = parseId(resource, text)
  const row = await resources.reader(resource).get(resources.database.read, id)
  if (row['isactive'] === false) throw notFound(`There is no ${inSentence(resource.label)} ${id}; it was removed.`)
  return row
}

async function runAction(mount: ActionMount, { plugin, action, resource }: Mounted, call: Call): Promise<Answer> {
  const { actor, source, requestid, least, params, body } = call
  requirePermission(actor, resource.read)
  const row = placeOf(action) === 'row' ? await getRow(mount, resource, params['id']) : undefined
  const input = await parseActionInput(mount.resources, action.input ?? {}, body)
  const entry = actionEntry(action)
  const ask = { plugin, hook: 'actions', entry, budget: action.budget ?? hookbudget } as const
  const { userid, name, role } = actor
  const id = row && Number(row[resource.key])
  const platform = mount.platformOf(plugin, { actor, source, requestid, least })
  const outcome = await refusable(mount.hooks, ask, async () => {
    const offer = row === undefined || (await getOffer(action, row, platform))
    if (offer !== true) throw conflict(offer || notNow(action, resource))
    const given = await action.run(platform, { id, input, user: { userid, name, role } })
    return parseOutcome(mount.resources.registry, given)
  })
  if ('value' in outcome) return { body: outcome.value }
  throw new ShopError('failed', `${action.label} did not work; the plugin ${plugin} says: ${outcome.failed.reason}`)
}

const notNow = ({ label }: Action, resource: Resource): string =>
  `${label} is not possible for this ${inSentence(resource.label)} as it is now; look at it again.`
