import type { Column, ColumnMeta, ColumnsAnswer, ColumnValue } from '@shopdb/contract'
import { cellOf, toneOf } from '../dashboard/content.ts'
import { each, figure, type Shape } from '../dashboard/shape.ts'
import { quickbudget, type PieceParts } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** What the plugins' columns of a table say of these rows; the slowest that is within its budget is waited for. */
export async function columnValues(parts: PieceParts, table: string, ids: readonly number[]): Promise<ColumnsAnswer> {
  const asked = parts.host
    .list()
    .filter(isRunning)
    .flatMap(({ name: plugin, plugin: { columns = [] } = {} }) =>
      columns.filter(({ of }) => of.table === table).map((column) => toldBy(parts, { plugin, column }, ids)),
    )
  const told = await Promise.all(asked)
  return {
    data: told.flatMap((one) => ('values' in one ? [one] : [])),
    failed: told.flatMap((one) => ('reason' in one ? [one] : [])),
  }
}

type Told = ColumnsAnswer['data'][number] | ColumnsAnswer['failed'][number]

/** Each column is asked by itself, so that one which throws or hangs takes no other of its plugin with it. */
async function toldBy(
  { hooks, platformOf }: PieceParts,
  { plugin, column }: { readonly plugin: string; readonly column: Column },
  ids: readonly number[],
): Promise<Told> {
  const { name, of } = column
  const outcome = await hooks.call<readonly ColumnValue[]>(
    { plugin, hook: 'columns', entry: `${of.table}.${name}`, budget: quickbudget },
    () => column.values(platformOf(plugin), ids),
    (given) => parseValues(column, given, ids),
  )
  return 'failed' in outcome ? { ...outcome.failed, name } : { plugin, ...described(column), values: outcome.value }
}

function parseValues({ name }: Column, given: unknown, ids: readonly number[]): readonly ColumnValue[] {
  const asked = new Set(ids)
  return each(given, `values of ${name}`, ids.length, (one) => valueOf(one, asked))
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
