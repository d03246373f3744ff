import { type Health, notFound } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { pluginAnswer } from './answer.ts'
import type { Hooks } from './hooks.ts'
import type { PluginHost } from './host.ts'

const permission = { name: 'plugins.read', least: 'admin' } as const
const tag = 'Plugins'

/** What the endpoints of plugins take. */
export interface PluginsTold {
  readonly host: PluginHost
  readonly hooks: Hooks
  /** How those that run are, by name. */
  readonly health: () => Promise<ReadonlyMap<string, Health>>
}

/** The plugins, for administrators: why one does not run, and how their hooks do. */
export function pluginRoutes(parts: PluginsTold): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/plugins',
      permission,
      doc: { summary: 'The plugins, and why one does not run', tag, answer: { schema: { type: 'object' } } },
      handle: () => answerPlugins(parts),
    },
    {
      method: 'POST',
      path: '/api/plugins/:name/hooks/:hook/retry',
      permission: { name: 'plugins.write', least: 'admin' },
      doc: { summary: 'Call a hook again that is passed over', tag },
      handle: async (call) => retry(parts.hooks, call),
    },
  ]
}

async function answerPlugins({ host, hooks, ...told }: PluginsTold): Promise<Answer> {
  const health = await told.health()
  const reports = Map.groupBy(hooks.report(), ({ plugin }) => plugin)
  const data = host.list().map((plugin) => ({
    ...pluginAnswer(plugin),
    health: health.get(plugin.name) ?? null,
    hooks: (reports.get(plugin.name) ?? []).map(({ plugin: _plugin, ...report }) => report),
  }))
  return { body: { data } }
}

function retry(hooks: Hooks, { params }: Call): Answer {
  const { name = '', hook = '' } = params
  const known = hooks.report().some((report) => report.plugin === name && report.hook === hook)
  if (!known) throw notFound(`No hook ${hook} of a plugin ${name} was called since the site started.`)
  hooks.retry(name, hook)
  return {}
}
