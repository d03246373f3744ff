import { type AddedSlot, asset, type Plugin, type PluginAnswer, type SlotAlone } from '@shopdb/contract'
import type { LoadedPlugin } from './plugin.ts'
import { labelOf } from './scheduled/jobs-of.ts'

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

/** Complete by its type: a slot that comes is told too. */
const told: Readonly<Record<AddedSlot, (plugin: Plugin) => readonly string[] | undefined>> = {
  assettypes: ({ assettypes }) => assettypes?.map(({ name }) => name),
  subtypes: ({ subtypes }) => subtypes?.map(({ name }) => name),
  resources: ({ resources }) => resources?.map(({ name }) => name),
  connects: ({ resources }) => resources?.filter(({ connects }) => connects !== undefined).map(({ name }) => name),
  navigation: ({ navigation }) => navigation?.map(({ label }) => label),
  permissions: ({ permissions }) => permissions?.map(({ label }) => label),
  seed: ({ seed }) => seed?.map(({ declaration }) => declaration.table),
  duelists: ({ duelists }) => duelists?.map(({ name }) => name),
  counts: ({ counts }) => counts?.map(({ title }) => title),
  silences: ({ silences }) => silences?.map(({ name }) => name),
  paths: ({ paths }) => paths?.map(({ name }) => name),
  pages: ({ pages }) => pages?.map(({ name }) => name),
  columns: ({ columns }) => columns?.map(({ of, name }) => `${of.table}.${name}`),
  panels: ({ panels }) => tablesOf(panels),
  markers: ({ markers }) => tablesOf(markers),
  displays: ({ displays }) => displays?.map(({ name }) => name),
  actions: ({ actions }) => actions?.map(({ of, name }) => `${of.table}.${name}`),
  rules: ({ rules }) => rules?.map(({ of }) => of.table),
  collectors: ({ collectors }) => collectors?.map(({ name }) => name),
  routes: ({ routes }) => routes?.map(({ method, path }) => `${method} ${path}`),
  jobs: ({ jobs }) => jobs?.map(labelOf),
  keeps: ({ keeps }) => keeps?.map(({ of }) => of.table),
  outboxes: ({ outboxes }) => outboxes?.map(({ name }) => name),
  hooks: (plugin) => Object.keys(alone).filter((slot) => Reflect.get(plugin, slot) !== undefined),
}

const alone: Readonly<Record<SlotAlone, true>> = {
  dashboard: true,
  search: true,
  relationships: true,
  health: true,
  sample: true,
  install: true,
  uninstall: true,
  start: true,
  stop: true,
}

/** Without `of` a hook is called for assets of every type. */
const tablesOf = (hooks: Plugin['panels'] | Plugin['markers']): readonly string[] | undefined =>
  hooks && [...new Set(hooks.map(({ of }) => of?.table ?? asset.table))]

function addsOf({ plugin = {} }: LoadedPlugin): PluginAnswer['adds'] {
  const added = Object.entries(told).map(([slot, names]) => [slot, names(plugin) ?? []] as const)
  return Object.fromEntries(added.filter(([, names]) => names.length > 0))
}
