import type { ColumnMeta } from '@shopdb/contract'
import { computed, type ComputedRef, type Ref } from 'vue'
import { nameOfColumn, useRowColumns, type RowColumns } from '../columns/use-row-columns.ts'
import { isTexts, useKept } from '../shell/use-kept.ts'
import type { Listing } from './use-listing.ts'

/** The columns that plugins bring to a list. */
export interface ListColumns extends RowColumns {
  readonly shown: ComputedRef<readonly ColumnMeta[]>
  /** Those that a person took out of the list, by their names; this browser remembers it. */
  readonly hidden: Ref<string[]>
}

/** What plugins' columns say of the rows of a list. */
export function useListColumns(listing: Listing): ListColumns {
  const { resource, rows, answering } = listing
  const hidden = useKept(`hiddencolumns.${resource.name}`, [], isTexts)
  const shown = computed(() =>
    (resource.columns ?? []).filter((column) => !hidden.value.includes(nameOfColumn(column))),
  )
  const told = useRowColumns(resource, {
    ids: () => rows.value.map((row) => Number(row[resource.key])),
    columns: () => shown.value,
    stamp: () => answering.answer.value?.data.map((row) => row['modifieddate']),
  })
  return { ...told, shown, hidden }
}
