import type { ListLine, PanelContent, TableContent, Widget } from '@shopdb/contract'
import type { Registry } from '../resources/registry.ts'
import { pagesOf } from '../resources/resource.ts'

/** What `rowPage` and `listPage` of the contract give: a table, the key of a row, what is asked. */
const noted = /^\/rows\/(?<table>[a-z][a-z0-9]*)(?<rest>(?:\/\d+)?(?:\?.*)?)$/u

/** The address where a hook has noted a row or a list; any other as it is. */
export function settledPage(registry: Registry, link: string): string {
  const { table = '', rest = '' } = noted.exec(link)?.groups ?? {}
  const resource = registry.find(table)
  return resource ? `${pagesOf(resource)}${rest}` : link
}

/** What leads to a page, with the address of the page. */
export function withPage<T extends { readonly link?: string }>(registry: Registry, one: T): T {
  return one.link === undefined ? one : { ...one, link: settledPage(registry, one.link) }
}

const linesWithPages = (registry: Registry, lines: readonly ListLine[]): readonly ListLine[] =>
  lines.map((line) => withPage(registry, line))

function tableWithPages(registry: Registry, table: TableContent): TableContent {
  const { link } = table
  if (link === undefined) return table
  const rows = table.rows.map((row) => {
    const page = row[link]
    return typeof page === 'string' ? { ...row, [link]: settledPage(registry, page) } : row
  })
  return { ...table, rows }
}

/** Sections with the addresses of the rows that they lead to. */
export function panelsWithPages(registry: Registry, panels: readonly PanelContent[]): readonly PanelContent[] {
  return panels.map((panel) => {
    if (panel.kind === 'keyvalue') return { ...panel, lines: linesWithPages(registry, panel.lines) }
    return panel.kind === 'table' ? { ...panel, table: tableWithPages(registry, panel.table) } : panel
  })
}

/** Widgets with the addresses of the rows and lists that they lead to. */
export function widgetsWithPages(registry: Registry, widgets: readonly Widget[]): readonly Widget[] {
  return widgets.map((given) => {
    const widget = withPage(registry, given)
    if (widget.kind === 'list') return { ...widget, lines: linesWithPages(registry, widget.lines) }
    return widget.kind === 'table' ? { ...widget, table: tableWithPages(registry, widget.table) } : widget
  })
}
