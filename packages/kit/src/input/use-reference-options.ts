import type { FieldMeta, ResourceMeta } from '@shopdb/contract'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useApi } from '../api/use-api.ts'
import { useMeta } from '../meta/use-meta.ts'
import { findOption, findOptions, targetOf, type ReferenceOption } from './reference-options.ts'

const typingpause = 180

/** Choices for a reference: what was typed is searched by the server, and the one chosen is always among them. */
export function useReferenceOptions(
  field: () => FieldMeta,
  chosen: () => number | undefined,
): {
  readonly target: ComputedRef<ResourceMeta | undefined>
  readonly typed: Ref<string>
  readonly isOpen: Ref<boolean>
  readonly isBusy: Ref<boolean>
  readonly options: ComputedRef<ReferenceOption[]>
} {
  const api = useApi()
  const meta = useMeta()
  const target = computed(() => targetOf(field(), meta.find))
  const typed = ref('')
  const isOpen = ref(false)
  const isBusy = ref(false)
  const found = shallowRef<readonly ReferenceOption[]>([])
  const current = shallowRef<ReferenceOption>()
  let turn = 0

  const search = async (pause: number): Promise<void> => {
    const mine = ++turn
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (mine !== turn || !target.value) return
    isBusy.value = true
    const options = await findOptions(api, target.value, typed.value).catch(() => [])
    if (mine !== turn) return
    found.value = options
    isBusy.value = false
  }

  const name = async (id: number | undefined): Promise<void> => {
    const known = found.value.find((option) => option.id === id)
    if (id === undefined || !target.value) current.value = undefined
    else current.value = known ?? (await findOption(api, target.value, id))
  }

  watch(typed, () => search(typingpause))
  watch(isOpen, (open) => open && search(0))
  watch(chosen, name, { immediate: true })

  const options = computed(() => {
    const kept = current.value
    const isShown = !kept || typed.value !== '' || found.value.some((option) => option.id === kept.id)
    return isShown ? withCurrent(found.value, kept) : [kept, ...found.value]
  })
  return { target, typed, isOpen, isBusy, options }
}

/** The chosen one stands last where it does not match what is typed: the picker needs it to say its name. */
function withCurrent(found: readonly ReferenceOption[], kept: ReferenceOption | undefined): ReferenceOption[] {
  return kept && !found.some((option) => option.id === kept.id) ? [...found, kept] : [...found]
}
