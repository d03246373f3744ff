import type { Column, ColumnMeta, ColumnsAnswer, ColumnValue, JsonRow, Platform, RowCell } from '@shopdb/contract'
import { cellOf, linkOf, toneOf } from '../dashboard/content.ts'
import { withPage } from '../dashboard/row-pages.ts'
import { each, figure, type Shape } from '../dashboard/shape.ts'
import { byKey, handedRows } from './handed.ts'
import { quickbudget, type PieceParts } from './pieces.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

/** What the plugins' columns of a table say of these rows; the slowest that is within its budget is waited for. */
export async function columnValues(parts: PieceParts, table: string, ids: readonly number[]): Promise<ColumnsAnswer> {
  const given = givenBy(parts.registry.get(table).key, ids)
  const asked = parts.host
    .list()
    .filter(isRunning)
    .flatMap(({ name: plugin, plugin: { columns = [] } = {} }) =>
      columns
        .filter(({ of }) => of.table === table)
        .map((column) => toldBy(parts, { plugin, column, ids }, (platform) => given(platform, column))),
    )
  const told = await Promise.all(asked)
  return {
    data: told.flatMap((one) => ('values' in one ? [one] : [])),
    failed: told.flatMap((one) => ('reason' in one ? [one] : [])),
  }
}

type Told = ColumnsAnswer['data'][number] | ColumnsAnswer['failed'][number]

interface Asked {
  readonly plugin: string
  readonly column: Column
  readonly ids: readonly number[]
}

/** Each column is asked by itself, so that one which throws or hangs takes no other of its plugin with it. */
async function toldBy(
  { hooks, platformOf, registry }: PieceParts,
  { plugin, column, ids }: Asked,
  ask: (platform: Platform) => Promise<unknown>,
): Promise<Told> {
  const { name, of } = column
  const outcome = await hooks.call(
    { plugin, hook: 'columns', entry: `${of.table}.${name}`, budget: quickbudget },
    async () => parseValues(column, await ask(platformOf(plugin)), ids),
  )
  if ('failed' in outcome) return { ...outcome.failed, name }
  return { plugin, ...described(column), values: outcome.value.map((one) => withPage(registry, one)) }
}

type Cells = NonNullable<Column['cells']>
type CellsByKey = ReturnType<typeof byKey<Awaited<ReturnType<Cells>>[number]>>

/** Asks columns about rows: these are read once, whoever is handed them, and columns with one function are told by one call. */
function givenBy(key: string, ids: readonly number[]): (platform: Platform, column: Column) => Promise<unknown> {
  const where = { isactive: [true, false] }
  let rows: Promise<readonly JsonRow[]> | undefined
  const told = new Map<Cells, Promise<CellsByKey>>()
  return async (platform, { of, name, values, cells }) => {
    if (!cells) return await values?.(platform, ids)
    rows ??= handedRows(platform, { of, key, ids, where })
    const known = told.get(cells) ?? tell(platform, cells, { key, rows })
    told.set(cells, known)
    return (await known).flatMap(({ id, given }) => cellValue(id, given[name]))
  }
}

interface Rows {
  readonly key: string
  readonly rows: Promise<readonly JsonRow[]>
}

/** Each is handed rows of its own: what it does to them is nothing to the others. */
async function tell(platform: Platform, cells: Cells, { key, rows }: Rows): Promise<CellsByKey> {
  const read = await rows
  return byKey(key, read, await cells(platform, structuredClone(read)))
}

function cellValue(id: number, cell: RowCell): readonly unknown[] {
  if (cell === undefined) return []
  return [typeof cell === 'object' && cell !== null ? { ...cell, id } : { id, value: cell }]
}

function parseValues({ name }: Column, given: unknown, ids: readonly number[]): readonly ColumnValue[] {
  const asked = new Set(ids)
  return each(given, `values of ${name}`, ids.length, (one) => valueOf(one, asked))
}

function valueOf(one: Shape, asked: ReadonlySet<number>): ColumnValue {
  const id = figure(one, 'id')
  if (!asked.has(id)) throw new Error(`Its ${one.path} is of row ${id}, for which it was not asked`)
  return { id, value: cellOf(one, 'value'), ...toneOf(one), ...linkOf(one) }
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
