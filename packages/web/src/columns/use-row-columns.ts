import type { ColumnMeta, ColumnsAnswer, ColumnValue, ResourceMeta } from '@shopdb/contract'
import { useAnswer, useApi, useFresh } from '@shopdb/kit'
import { computed } from 'vue'

/** What is known of a cell: on its way, failed, or what the plugin says of the row, which may be nothing. */
export type ColumnTold =
  | { readonly state: 'asked' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'told'; readonly value: ColumnValue | undefined }

/** What plugins' columns say of rows. */
export interface RowColumns {
  readonly told: (column: ColumnMeta, id: number) => ColumnTold
  /** Whether a column holds numbers. */
  readonly isNumeric: (column: ColumnMeta) => boolean
}

/** A column by a name of its own. */
export const nameOfColumn = ({ plugin, name }: Pick<ColumnMeta, 'plugin' | 'name'>): string => `${plugin}.${name}`

/** Rows that are shown, and the columns that somebody sees of them. */
export interface ShownRows {
  readonly ids: () => readonly number[]
  readonly columns: () => readonly ColumnMeta[]
  /** Changes when the rows were read anew. */
  readonly stamp: () => unknown
}

/** Milliseconds from one look to the next while the shop changes: what a column says may follow from anything. */
const pause = 5000

/** Asks plugins what they say of the rows that are shown, apart from the rows, so that nobody waits for it. */
export function useRowColumns(resource: ResourceMeta, shown: ShownRows): RowColumns {
  const api = useApi()
  const isAsked = computed(() => shown.ids().length > 0 && shown.columns().length > 0)
  const { answer, problem, refresh } = useAnswer<ColumnsAnswer | null>(
    () => (isAsked.value ? [shown.ids(), shown.stamp()] : []),
    async () =>
      isAsked.value ? await api.get<ColumnsAnswer>(`${resource.path}/columns`, { id: shown.ids().join(',') }) : null,
  )
  useFresh('any', refresh, { pause })
  const values = computed(
    () =>
      new Map(
        (answer.value?.data ?? []).map((column) => [
          nameOfColumn(column),
          new Map(column.values.map((value) => [value.id, value])),
        ]),
      ),
  )
  const reasonOf = (column: ColumnMeta): string | undefined =>
    problem.value?.detail ?? answer.value?.failed.find((one) => nameOfColumn(one) === nameOfColumn(column))?.reason
  return {
    told: (column, id) => {
      const mine = values.value.get(nameOfColumn(column))
      if (mine) return { state: 'told', value: mine.get(id) }
      const reason = reasonOf(column)
      return reason === undefined ? { state: 'asked' } : { state: 'failed', reason }
    },
    isNumeric: (column) =>
      [...(values.value.get(nameOfColumn(column))?.values() ?? [])].some(({ value }) => typeof value === 'number'),
  }
}
