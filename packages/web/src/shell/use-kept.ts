import { ref, watch, type Ref } from 'vue'

/** A small choice that this browser remembers. What cannot be read back counts as not chosen. */
export function useKept<T>(name: string, otherwise: T, isRight: (kept: unknown) => kept is T): Ref<T> {
  const key = `shopdb.${name}`
  // A box of any T holds T; Vue's own type unwraps what is never wrapped here.
  const kept = ref(readKept(key, otherwise, isRight)) as Ref<T>
  watch(kept, (value) => localStorage.setItem(key, JSON.stringify(value)), { deep: true })
  return kept
}

function readKept<T>(key: string, otherwise: T, isRight: (kept: unknown) => kept is T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isRight(kept) ? kept : otherwise
  } catch {
    return otherwise
  }
}

/** Whether something kept is a list of texts. */
export function isTexts(kept: unknown): kept is string[] {
  return Array.isArray(kept) && kept.every((one) => typeof one === 'string')
}

/** Whether something kept is yes or no. */
export function isFlag(kept: unknown): kept is boolean {
  return typeof kept === 'boolean'
}
