import type { FieldMeta, JsonRow, ListAnswer, ResourceMeta } from '@shopdb/contract'
import {
  conditionsOf,
  freshTables,
  listQuery,
  shownFields,
  useAddress,
  useFresh,
  useList,
  type Address,
  type AddressChanges,
  type Answering,
  type Condition,
} from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'

/** One list as its address says: filters, order, page, and the rows that come of it. */
export interface Listing {
  readonly resource: ResourceMeta
  /** What can be shown and filtered by. */
  readonly fields: readonly FieldMeta[]
  readonly address: ComputedRef<Address>
  /** The address as the server takes it, without the page. */
  readonly query: ComputedRef<Address>
  readonly sort: ComputedRef<string>
  readonly conditions: ComputedRef<readonly Condition[]>
  /** Something narrows the list down. */
  readonly isFiltered: ComputedRef<boolean>
  readonly rows: ComputedRef<readonly JsonRow[]>
  readonly answering: Answering<ListAnswer>
  readonly change: (changes: AddressChanges) => void
  readonly replace: (changes: AddressChanges) => void
}

/** The list of a resource, driven by the address bar. */
export function useListing(resource: ResourceMeta): Listing {
  const { address, change, replace } = useAddress()
  const fields = shownFields(resource)
  const asked = computed(() => listQuery(address.value, fields))
  const answering = useList(resource.path, asked)
  useFresh(freshTables(resource), answering.refresh)
  const query = computed(() =>
    Object.fromEntries(Object.entries(asked.value).filter(([name]) => name !== 'page' && name !== 'perpage')),
  )
  const conditions = computed(() => conditionsOf(address.value, fields))
  return {
    resource,
    fields,
    address,
    query,
    sort: computed(() => address.value['sort'] ?? resource.sort),
    conditions,
    isFiltered: computed(
      () => conditions.value.length > 0 || Boolean(address.value['q']) || Boolean(address.value['isactive']),
    ),
    rows: computed(() => answering.answer.value?.data ?? []),
    answering,
    change,
    replace,
  }
}
