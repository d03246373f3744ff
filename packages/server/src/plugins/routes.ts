import { notFound } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { pluginAnswer } from './answer.ts'
import type { Hooks } from './hooks.ts'
import type { PluginHost } from './host.ts'

const permission = { name: 'plugins.read', least: 'admin' } as const
const tag = 'Plugins'

/** The plugins, for administrators: why one does not run, and how their hooks do. */
export function pluginRoutes(host: PluginHost, hooks: Hooks): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/plugins',
      permission,
      doc: { summary: 'The plugins, and why one does not run', tag, answer: { schema: { type: 'object' } } },
      handle: () => answerPlugins(host, hooks),
    },
    {
      method: 'POST',
      path: '/api/plugins/:name/hooks/:hook/retry',
      permission: { name: 'plugins.write', least: 'admin' },
      doc: { summary: 'Call a hook again that is passed over', tag },
      handle: async (call) => retry(hooks, call),
    },
  ]
}

async function answerPlugins(host: PluginHost, hooks: Hooks): Promise<Answer> {
  const health = await host.health()
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
