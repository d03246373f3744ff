import type { PluginRoute } from '@shopdb/contract'
import type { LoadedPlugin } from '../../plugins/plugin.ts'
import { failureOf } from './asked.ts'
import { type Finding, look } from './finding.ts'
import { sampleFields, sampleKey, type Sampling } from './sample-row.ts'

/** Asks each endpoint that only reads, about a row where it is about one; a refusal in words is an answer. */
export async function checkOwnRoutes(
  sampling: Sampling,
  { name, manifest, plugin }: LoadedPlugin,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const route of (plugin?.routes ?? []).filter(canBeAsked)) {
    const path = `${manifest?.api_prefix ?? ''}${route.path}`
    findings.push(await look(`GET ${path}: it answers`, () => askRoute(sampling, name, { ...route, path })))
  }
  return findings
}

/** What another part of an address means nobody can guess. */
const canBeAsked = ({ method, path, of }: PluginRoute): boolean =>
  method === 'GET' && (path.match(/:\w+/gu) ?? []).every((part) => of !== undefined && part === ':id')

async function askRoute(sampling: Sampling, plugin: string, { path, of, query = {} }: PluginRoute): Promise<void> {
  const id = of === undefined ? '' : String(await sampleKey(sampling, of.table))
  const asked = Object.entries(await sampleFields(sampling, query)).map(([member, value]) => [member, String(value)])
  const address = `${path.replace(':id', id)}?${new URLSearchParams(asked).toString()}`
  const { status, text } = await sampling.admin.ask('GET', address)
  if (status >= 500 && status !== 503)
    throw new Error((await failureOf(sampling.admin, plugin, 'routes')) ?? text.slice(0, 400))
}
