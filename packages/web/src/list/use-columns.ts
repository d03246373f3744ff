import type { FieldMeta, ResourceMeta } from '@shopdb/contract'
import { ownFields, shownFields } from '@shopdb/kit'
import { computed, type ComputedRef, type Ref } from 'vue'
import { isTexts, useKept } from '../shell/use-kept.ts'

/** Which columns a list shows: those the declaration lists, until a person chooses; the choice is remembered. */
export function useColumns(resource: ResourceMeta): {
  readonly columns: ComputedRef<readonly FieldMeta[]>
  readonly chosen: Ref<string[]>
  readonly reset: () => void
} {
  const fields = shownFields(resource).filter((field) => field.kind !== 'secret')
  const defaults = defaultsOf(resource)
  const chosen = useKept(`columns.${resource.name}`, defaults, isTexts)
  const columns = computed(() => {
    const found = fields.filter((field) => chosen.value.includes(field.name) || field.name === resource.display)
    return found.toSorted(
      (one, other) => Number(other.name === resource.display) - Number(one.name === resource.display),
    )
  })
  return {
    columns,
    chosen,
    reset: () => {
      chosen.value = defaults
    },
  }
}

const fewest = 3

/** A declaration that lists nothing still gets a few columns. */
function defaultsOf(resource: ResourceMeta): string[] {
  const own = ownFields(resource)
  const listed = own.filter((field) => field.list)
  const plain = own.filter((field) => field.kind !== 'secret' && field.kind !== 'markdown' && field.kind !== 'json')
  return (listed.length > 0 ? listed : plain.slice(0, fewest)).map((field) => field.name)
}
