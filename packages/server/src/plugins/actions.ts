import type { Action, ActionMeta, ActionsAnswer, JsonRow, Offer, Plugin, Reader, ResourceMeta } from '@shopdb/contract'
import { isAtLeast, type Actor } from '../access/actor.ts'
import type { Permission } from '../access/route.ts'
import { fieldsMeta } from '../resources/meta.ts'
import type { Registry } from '../resources/registry.ts'
import { getPermission, type Permissions } from './get-permission.ts'
import { gather, type PieceParts, quickbudget } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** What telling actions takes. */
export interface ActionParts extends PieceParts {
  readonly registry: Registry
  readonly permissions: Permissions
}

/** Whose actions are asked for: of a table, by somebody, and of one row where they are not those of the list. */
export interface ActionQuestion {
  readonly table: string
  readonly actor: Actor
  readonly row: JsonRow | undefined
}

type Told = Omit<ActionMeta, 'plugin'>

/** The actions that are offered now, of all plugins. */
export function offeredActions(parts: ActionParts, question: ActionQuestion): Promise<ActionsAnswer> {
  const { row } = question
  return gather<Told>(parts, {
    hook: 'actions',
    budget: quickbudget,
    pick: (plugin, platform) =>
      allowed(parts, plugin, question).map((action) => ({
        entry: actionEntry(action),
        run: async () =>
          row === undefined || (await getOffer(action, row, platform)) === true
            ? [actionMeta(parts.registry, action)]
            : [],
      })),
    // Made here, of what was checked when the plugin was loaded.
    check: (value) => value as readonly Told[],
  })
}

/** Those of a plugin that somebody may do there. */
function allowed({ permissions }: ActionParts, plugin: Plugin, question: ActionQuestion): readonly Action[] {
  const { table, actor, row } = question
  const on = row === undefined ? 'list' : 'row'
  return (plugin.actions ?? []).filter(
    (action) =>
      action.of.table === table &&
      placeOf(action) === on &&
      isAtLeast(actor, permissionOf(permissions, plugin, action).least),
  )
}

/** Where an action is done: with a row, or on the list, as what makes a row is too. */
export const placeOf = ({ on = 'row' }: Action): 'row' | 'list' => (on === 'row' ? 'row' : 'list')

/** Where the running plugins bring actions, by table. */
export function placesOf(plugins: readonly LoadedPlugin[]): ReadonlyMap<string, NonNullable<ResourceMeta['actions']>> {
  const all = plugins.filter(isRunning).flatMap(({ plugin }) => plugin?.actions ?? [])
  const bytable = Map.groupBy(all, ({ of }) => of.table)
  return new Map([...bytable].map(([table, actions]) => [table, [...new Set(actions.map(({ on = 'row' }) => on))]]))
}

/** What one needs to do it. Throws for one that nobody declares. */
export function permissionOf(known: Permissions, plugin: Plugin, { name, permission }: Action): Permission {
  return getPermission(known, plugin, { what: `action ${name}`, name: permission })
}

/** What tells an action from the others of its plugin. */
export const actionEntry = ({ of, name }: Action): string => `${of.table}.${name}`

/** Whether an action makes sense for a row, or why not, as its plugin says. */
export async function getOffer({ name, offered }: Action, row: JsonRow, reader: Reader): Promise<Offer> {
  const answer: unknown = offered === undefined ? true : await offered(row, reader)
  if (typeof answer === 'boolean' || (typeof answer === 'string' && answer.trim() !== '')) return answer
  throw new Error(`The function offered of its action ${name} must give true, false or a sentence that says why not`)
}

function actionMeta(registry: Registry, { name, label, icon = 'zap', help = '', input = {}, on }: Action): Told {
  return { name, label, icon, help, isnew: on === 'new', fields: fieldsMeta(registry, input) }
}
