import type { FieldMeta, ResourceMeta } from '@shopdb/contract'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useApi } from '../api/use-api.ts'
import { useMeta } from '../meta/use-meta.ts'
import { findOption, findOptions, targetOf, type ReferenceOption } from './reference-options.ts'

const typingpause = 180

/** What a picker is about: its field, the key that is chosen, and what that is called where the page knows. */
export interface Picking {
  readonly field: () => FieldMeta
  readonly chosen: () => number | undefined
  readonly named: string | undefined
}

/** Choices for a reference: what was typed is searched by the server, and the one chosen is always among them. */
export function useReferenceOptions({ field, chosen, named }: Picking): {
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
  const first = chosen()
  const current = shallowRef<ReferenceOption | undefined>(first === undefined || named === undefined ? undefined : { id: first, label: named })
  let turn = 0
  let answered = ''

  const search = async (pause: number): Promise<void> => {
    const mine = ++turn
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (mine !== turn || !target.value) return
    isBusy.value = true
    const options = await findOptions(api, target.value, typed.value).catch(() => [])
    if (mine !== turn) return
    found.value = options
    answered = typed.value
    isBusy.value = false
  }

  const name = async (id: number | undefined): Promise<void> => {
    const known = [...found.value, ...(current.value ? [current.value] : [])].find((option) => option.id === id)
    if (id === undefined || !target.value) current.value = undefined
    else current.value = known ?? (await findOption(api, target.value, id))
  }

  watch(typed, () => search(typingpause))
  watch(isOpen, (open) => open && search(0))
  watch(chosen, name, { immediate: true })

  const options = computed(() => {
    // While the server is asked, only what fits already is offered: a quick Enter must not take a row that was not meant.
    const fitting = answered === typed.value ? found.value : found.value.filter((option) => isFitting(option, typed.value))
    const kept = current.value
    const isThere = !kept || fitting.some((option) => option.id === kept.id)
    if (isThere) return [...fitting]
    // The chosen one stands last where it does not match what is typed: the picker needs it to say its name.
    return typed.value === '' ? [kept, ...fitting] : [...fitting, kept]
  })
  return { target, typed, isOpen, isBusy, options }
}

function isFitting({ label }: ReferenceOption, typed: string): boolean {
  return label.toLowerCase().includes(typed.trim().toLowerCase())
}
