import type { Plugin } from '@shopdb/contract'
import type { Registry } from '../resources/registry.ts'
import { duePage } from './due/page.ts'
import { dueColumn, dueMarkers, duePanels } from './due/pieces.ts'
import { settleDue } from './due/shape.ts'
import { keepJob } from './keeps/job.ts'
import { outboxJob, outboxPieces, settleOutbox } from './outbox/pieces.ts'
import { pathPage } from './paths/page.ts'
import { settleWay } from './paths/way.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'
import { silencePieces } from './silences.ts'

/** The same plugin with the pages, columns, jobs and whatever else comes of what it only declares. */
export function withDeclared(registry: Registry, loaded: LoadedPlugin): LoadedPlugin {
  const { plugin } = loaded
  if (!isRunning(loaded) || !plugin) return loaded
  const due = plugin.duelists ? { ...plugin, ...duePieces(registry, plugin) } : plugin
  return { ...loaded, plugin: withWork(registry, withPaths(registry, withSilences(registry, due))) }
}

/** Work that the site does by itself, and what people may do about it. */
function withWork(registry: Registry, plugin: Plugin): Plugin {
  const { jobs = [], keeps = [], outboxes = [] } = plugin
  const shapes = outboxes.map((outbox) => settleOutbox(registry, outbox))
  return {
    ...plugin,
    ...(shapes.length === 0 ? {} : outboxPieces(plugin, shapes)),
    jobs: [...jobs, ...shapes.map(outboxJob), ...keeps.map((keep) => keepJob(registry, keep))],
  }
}

const withSilences = (registry: Registry, plugin: Plugin): Plugin =>
  plugin.silences ? { ...plugin, ...silencePieces(registry, plugin) } : plugin

function withPaths(registry: Registry, plugin: Plugin): Plugin {
  const { pages = [], paths = [] } = plugin
  if (paths.length === 0) return plugin
  return { ...plugin, pages: [...pages, ...paths.map((path) => pathPage(settleWay(registry, path)))] }
}

function duePieces(registry: Registry, plugin: Plugin): Pick<Plugin, 'pages' | 'columns' | 'markers' | 'panels'> {
  const shapes = (plugin.duelists ?? []).map((list) => settleDue(registry, list))
  return {
    pages: [...(plugin.pages ?? []), ...shapes.map(duePage)],
    columns: [
      ...(plugin.columns ?? []),
      ...shapes.flatMap((shape) => (shape.list.column === undefined ? [] : [dueColumn(shape, shape.list.column)])),
    ],
    markers: [
      ...(plugin.markers ?? []),
      ...shapes.flatMap((shape) => (shape.list.ismarked === true ? dueMarkers(shape) : [])),
    ],
    panels: [
      ...(plugin.panels ?? []),
      ...shapes.flatMap((shape) => (shape.list.section === undefined ? [] : duePanels(shape, shape.list.section))),
    ],
  }
}
