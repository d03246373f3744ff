import {
  dayOf,
  inSentence,
  type JsonRow,
  type Overruled,
  type Role,
  type RuleReader,
  ShopError,
  type WriteRule as PluginRule,
  type Writing,
} from '@shopdb/contract'
import { isAtLeast } from '../access/actor.ts'
import { isoOf } from '../base/clock.ts'
import type { Cause, Work } from '../changes/work.ts'
import type { Overruling, Step, WriteRule } from '../resources/engine.ts'
import { readerOf } from '../resources/facade.ts'
import type { Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { shownMembers } from '../resources/rows.ts'
import { readPluginSettings, settingsReader } from '../settings/plugin-settings.ts'
import type { Vault } from '../settings/vault.ts'
import { connectionRules } from './connections/rules.ts'
import { lend } from './fence.ts'
import { getPermission, permissionsOf } from './get-permission.ts'
import { type Hooks, refusable } from './hooks.ts'
import { platformWork } from './platform.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** What asking the rules of plugins takes. */
export interface RuleParts {
  readonly plugins: readonly LoadedPlugin[]
  readonly hooks: Hooks
  readonly registry: Registry
  /** The engine they are part of. */
  readonly resources: () => Resources
  readonly vault: Vault
}

/**
 * Milliseconds that a rule may take. Others wait meanwhile, so it is short; a rule that reads and writes a few rows must
 * get done on a busy machine, because what it does not get done is refused.
 */
const rulebudget = 1000

/** Rules that set each other off, one within the other. */
const mostdeep = 5

type Asking = RuleParts & { readonly plugin: string; readonly late: Late }

/** Which plugins were too slow in a change; it is run again where others were in its group, and must not wait again. */
type Late = WeakMap<Cause, Map<string, string>>

/** The rules of all plugins, by the resource they are about: first what follows from their declarations, then their own. */
export function writeRules(parts: RuleParts): ReadonlyMap<string, readonly WriteRule[]> {
  const late: Late = new WeakMap()
  const rules = parts.plugins.filter(isRunning).flatMap(({ name, plugin }) =>
    [...connectionRules(parts.registry, name), ...(plugin?.rules ?? [])].map((rule) => ({
      asking: { ...parts, plugin: name, late },
      rule,
    })),
  )
  const bytable = Map.groupBy(rules, ({ rule }) => rule.of.table)
  return new Map([...bytable].map(([table, mine]) => [table, mine.map(({ asking, rule }) => ruleOf(asking, rule))]))
}

function ruleOf(asking: Asking, { before, after, overruled }: PluginRule): WriteRule {
  const { resources } = asking
  return {
    ...(before && {
      before: (work, step, parse) =>
        ask(asking, { work, resource: step.resource }, async (lent) =>
          checked(parse, await before(ruleReader(asking, lent), writingOf(step))),
        ),
    }),
    ...(after && {
      after: (work, step) =>
        follow(asking, { work, resource: step.resource }, async (lent) => {
          await after(platformWork(resources(), lent), writingOf(step))
        }),
    }),
    ...(overruled && {
      overruled: (work, step) =>
        follow(asking, { work, resource: step.resource }, async (lent) => {
          await overruled(platformWork(resources(), lent), overruledOf(step))
        }),
    }),
  }
}

/** Reads what the open change set sees. */
function ruleReader({ plugins, plugin, resources, vault }: Asking, work: Work): RuleReader {
  const { trx, cause } = work
  const { settings: fields = {}, ...declared } = plugins.find((one) => one.name === plugin && one.plugin)?.plugin ?? {}
  const read = async (): Promise<JsonRow> => await readPluginSettings(trx, vault, { plugin, fields })
  const least = (name: string): Role =>
    getPermission(permissionsOf(resources().registry), declared, { what: 'rule', name }).least
  const now = (): string => isoOf(resources().clock.now())
  return {
    ...readerOf(resources(), trx),
    settings: settingsReader(read),
    may: (permission) => {
      const role = least(permission)
      const isAllowed = isAtLeast(cause.actor, role)
      // What a lesser role may not do, it may not undo either.
      if (isAllowed) work.needs(role)
      return isAllowed
    },
    now,
    today: () => dayOf(now()),
  }
}

/** Rubbish is a failure of the rule, not of whoever writes. */
function checked<T>(parse: (given: unknown) => T, given: unknown): T {
  try {
    return parse(given)
  } catch (cause) {
    throw new ShopError('failed', `What it set cannot be: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Both rows as the API tells them, the second one always there: what is purged is asked for as removed. */
function writingOf({ resource, before, after = {} }: Step): Writing {
  // The rows have the shape that the declaration says.
  const told = (row: JsonRow): Writing['after'] =>
    shownMembers(resource, row, resource.readable.keys()) as Writing['after']
  return { before: before && told(before), after: told(after) }
}

/** The same of what was asked for. */
function overruledOf(step: Overruling): Overruled {
  const { before, after } = writingOf(step)
  return { before: before ?? after, after, asked: writingOf({ ...step, after: step.asked }).after }
}

interface About {
  readonly work: Work
  readonly resource: Resource
}

/** Lets a rule write what follows. A row of the core is written all the same where a rule about it fails. */
async function follow(asking: Asking, about: About, job: (lent: Work) => Promise<void>): Promise<void> {
  const { work, resource } = about
  const isOwn = resource.plugin === asking.plugin || work.rulechain?.includes(asking.plugin)
  if (isOwn) return await ask(asking, about, job)
  await work
    .attempt(() => ask(asking, about, job))
    .catch((cause: unknown) => {
      if (!(cause instanceof ShopError && cause.code === 'failed')) throw cause
    })
}

/** Calls a rule. One that fails, is late or rests refuses the write: nobody knows whether it may be. */
async function ask<T>(asking: Asking, { work, resource }: About, job: (lent: Work) => Promise<T>): Promise<T> {
  const { plugin, late } = asking
  const chain = work.rulechain ?? []
  if (chain.length >= mostdeep)
    throw new ShopError(
      'failed',
      `Rules set each other off more than ${mostdeep} deep: ${[...chain, plugin].join(', ')}.`,
    )
  const known = late.get(work.cause)?.get(plugin)
  if (known !== undefined) throw refusal(plugin, resource, known)
  const lent = lend({ ...work, rulechain: [...chain, plugin] })
  try {
    // What it set off itself is within its own time.
    if (chain.includes(plugin)) return await job(lent.work)
    return await within(asking, { work, resource }, () => job(lent.work))
  } finally {
    lent.close()
  }
}

async function within<T>(
  { plugin, hooks, late }: Asking,
  { work, resource }: About,
  job: () => Promise<T>,
): Promise<T> {
  const begun = performance.now()
  const outcome = await refusable(hooks, { plugin, hook: 'rules', budget: rulebudget }, job)
  if ('value' in outcome) return outcome.value
  const { reason } = outcome.failed
  if (performance.now() - begun >= rulebudget)
    late.set(work.cause, new Map([...(late.get(work.cause) ?? []), [plugin, reason]]))
  throw refusal(plugin, resource, reason)
}

function refusal(plugin: string, { label }: Resource, reason: string): ShopError {
  return new ShopError(
    'failed',
    `The plugin ${plugin} has a rule about each ${inSentence(label)} and could not say whether this may be; nothing was written. ${reason}`,
  )
}
