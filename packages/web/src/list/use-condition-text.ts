import { conditionText, findOption, targetOf, useApi, useMeta, type Condition } from '@shopdb/kit'
import { computed, ref, watch, type ComputedRef } from 'vue'

/** A filter in words; the names of references are asked from the server. */
export function useConditionText(condition: () => Condition): ComputedRef<string> {
  const api = useApi()
  const meta = useMeta()
  const names = ref<Readonly<Record<string, string>>>({})

  const ask = async (ids: readonly number[]): Promise<void> => {
    const target = targetOf(condition().field, meta.find)
    if (!target) return
    const options = await Promise.all(ids.map((id) => findOption(api, target, id)))
    names.value = Object.fromEntries(options.map((option) => [String(option.id), option.label]))
  }
  const keys = computed(() => {
    const { field, terms } = condition()
    const written = field.kind === 'reference' ? [terms[''], terms.under, terms.ne].join(',') : ''
    return written.split(',').filter((text) => /^\d+$/u.test(text))
  })
  watch(
    () => keys.value.join(','),
    () => ask(keys.value.map(Number)),
    { immediate: true },
  )
  return computed(() => conditionText(condition(), names.value))
}
