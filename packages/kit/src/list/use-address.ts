import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router'

/** What stands behind the question mark of the address bar, one text for each name. */
export type Address = Readonly<Record<string, string>>

/** New values by name; null and the empty text take a name out. */
export type AddressChanges = Readonly<Record<string, string | number | null | undefined>>

/** The address with changes; the page starts anew unless a change names it. */
export function changedAddress(address: Address, changes: AddressChanges): Address {
  const wanted = { ...address, page: null, ...changes }
  const kept = Object.entries(wanted).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}

/**
 * Filter, sort and page as they stand in the address bar. `change` makes a step that the back button takes back, `replace`
 * does not (for typing).
 */
export function useAddress(): {
  readonly address: ComputedRef<Address>
  readonly change: (changes: AddressChanges) => void
  readonly replace: (changes: AddressChanges) => void
} {
  const route = useRoute()
  const router = useRouter()
  const address = computed<Address>(() => {
    const texts = Object.entries(route.query).map(([name, value]): [string, string] => [name, textOf(value)])
    return Object.fromEntries(texts)
  })
  const change = (changes: AddressChanges): void => void router.push({ query: changedAddress(address.value, changes) })
  const replace = (changes: AddressChanges): void =>
    void router.replace({ query: changedAddress(address.value, changes) })
  return { address, change, replace }
}

/** A name given twice is a list, as with a comma. */
function textOf(value: LocationQueryValue | LocationQueryValue[]): string {
  return Array.isArray(value) ? value.join(',') : (value ?? '')
}
