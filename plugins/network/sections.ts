import type { PanelContent, TableContent } from '@shopdb/contract'

/** A table whose rows lead to the page that they name. */
export function linkedTable(title: string, columns: TableContent['columns'], rows: TableContent['rows']): PanelContent {
  return { kind: 'table', title, table: { columns, rows, link: 'page' } }
}

/** The name of what a reference points to, such as `holdername`; it comes with every row that is read. */
export function nameIn(row: object, member: string): string | null {
  const name: unknown = new Map<string, unknown>(Object.entries(row)).get(member)
  return typeof name === 'string' ? name : null
}
