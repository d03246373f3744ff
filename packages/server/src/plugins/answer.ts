import type { PluginAnswer } from '@shopdb/contract'
import type { LoadedPlugin } from './plugin.ts'

/** A plugin without its code. */
export function pluginAnswer(loaded: LoadedPlugin): PluginAnswer {
  const { name, manifest, plugin, state, phase, reason } = loaded
  return {
    name,
    title: manifest?.title ?? name,
    description: manifest?.description ?? '',
    author: manifest?.author ?? null,
    source_url: manifest?.source_url ?? null,
    version: manifest?.version ?? null,
    core_version: manifest?.core_version ?? null,
    api_prefix: manifest?.api_prefix ?? null,
    dependencies: Object.keys(manifest?.dependencies ?? {}),
    state,
    phase: phase ?? null,
    reason,
    adds: addsOf(loaded),
    hassettings: Object.keys(plugin?.settings ?? {}).length > 0,
    health: null,
    hooks: [],
  }
}

function addsOf({ plugin = {} }: LoadedPlugin): Readonly<Record<string, readonly string[]>> {
  const named = {
    assettypes: plugin.assettypes?.map(({ name }) => name),
    subtypes: plugin.subtypes?.map(({ name }) => name),
    resources: plugin.resources?.map(({ name }) => name),
    navigation: plugin.navigation?.map(({ label }) => label),
    collectors: plugin.collectors?.map(({ name }) => name),
    actions: plugin.actions?.map(({ of, name }) => `${of.table}.${name}`),
    rules: plugin.rules?.map(({ of }) => of.table),
    jobs: plugin.jobs?.map(({ name, schedule }) => `${name} (${schedule})`),
    counts: plugin.counts?.map(({ title }) => title),
    duelists: plugin.duelists?.map(({ name }) => name),
    pages: plugin.pages?.map(({ name }) => name),
    columns: plugin.columns?.map(({ of, name }) => `${of.table}.${name}`),
    routes: plugin.routes?.map(({ method, path }) => `${method} ${path}`),
    displays: plugin.displays?.map(({ name }) => name),
    hooks: (['dashboard', 'search', 'relationships', 'panels', 'markers', 'health', 'sample'] as const).filter(
      (slot) => plugin[slot] !== undefined,
    ),
  }
  return Object.fromEntries(
    Object.entries(named).flatMap(([slot, names]) => (names && names.length > 0 ? [[slot, names]] : [])),
  )
}
