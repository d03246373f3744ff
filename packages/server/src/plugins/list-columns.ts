import type { Column, ColumnMeta, ColumnsAnswer, ColumnValue, Platform } from '@shopdb/contract'
import { cellOf, toneOf } from '../dashboard/content.ts'
import { each, figure, type Shape } from '../dashboard/shape.ts'
import { gather, quickbudget, type PieceParts } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** What the plugins' columns of a table say of these rows. */
export function columnValues(parts: PieceParts, table: string, ids: readonly number[]): Promise<ColumnsAnswer> {
  return gather<Told>(parts, {
    hook: 'columns',
    budget: quickbudget,
    pick: ({ columns = [] }, platform) => {
      const mine = columns.filter(({ of }) => of.table === table)
      if (mine.length === 0) return undefined
      return () => Promise.all(mine.map((column) => toldBy(column, platform, ids)))
    },
    // Each list was checked against the rows that it was asked for.
    check: (value) => value as readonly Told[],
  })
}

type Told = Omit<ColumnsAnswer['data'][number], 'plugin'>

async function toldBy(column: Column, platform: Platform, ids: readonly number[]): Promise<Told> {
  const asked = new Set(ids)
  const given = await column.values(platform, ids)
  const values = each(given, `values of ${column.name}`, ids.length, (one) => valueOf(one, asked))
  return { ...described(column), values }
}

function valueOf(one: Shape, asked: ReadonlySet<number>): ColumnValue {
  const id = figure(one, 'id')
  if (!asked.has(id)) throw new Error(`Its ${one.path} is of row ${id}, for which it was not asked`)
  return { id, value: cellOf(one, 'value'), ...toneOf(one) }
}

const described = ({ name, label, unit }: Column): Omit<ColumnMeta, 'plugin'> => ({
  name,
  label,
  ...(unit === undefined ? {} : { unit }),
})

/** The columns that the running plugins bring to lists, by table. */
export function columnsOf(plugins: readonly LoadedPlugin[]): ReadonlyMap<string, readonly ColumnMeta[]> {
  const all = plugins
    .filter(isRunning)
    .flatMap(({ name, plugin: { columns = [] } = {} }) =>
      columns.map((column) => ({ table: column.of.table, meta: { plugin: name, ...described(column) } })),
    )
  return new Map(
    [...Map.groupBy(all, ({ table }) => table)].map(([table, members]) => [table, members.map(({ meta }) => meta)]),
  )
}
