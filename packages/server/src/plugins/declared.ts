import type { Plugin } from '@shopdb/contract'
import type { Registry } from '../resources/registry.ts'
import { duePage } from './due/page.ts'
import { dueColumn, dueMarkers, duePanels } from './due/pieces.ts'
import { settleDue } from './due/shape.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** The same plugin with the pages, columns, markers and sections that its lists of what is due come to. */
export function withDeclared(registry: Registry, loaded: LoadedPlugin): LoadedPlugin {
  const { plugin } = loaded
  if (!isRunning(loaded) || !plugin?.duelists) return loaded
  return { ...loaded, plugin: { ...plugin, ...duePieces(registry, plugin) } }
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
