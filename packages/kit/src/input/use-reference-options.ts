import type { FieldMeta, ResourceMeta } from '@shopdb/contract'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Api } from '../api/api.ts'
import { useApi } from '../api/use-api.ts'
import { useMeta } from '../meta/use-meta.ts'
import type { Tree } from '../tree/tree.ts'
import { useTrees, type Trees } from '../tree/trees.ts'
import { findInTree, findOption, findOptions, targetOf, type ReferenceOption } from './reference-options.ts'

const typingpause = 180

/** What a picker is about: its field, the key that is chosen, and what that is called where the page knows. */
export interface Picking {
  readonly field: () => FieldMeta
  readonly chosen: () => number | undefined
  readonly named: string | undefined
}

/** Choices for a reference: what was typed is searched by the server, and the one chosen is always among them. */
export function useReferenceOptions(picking: Picking): {
  readonly target: ComputedRef<ResourceMeta | undefined>
  readonly typed: Ref<string>
  readonly isOpen: Ref<boolean>
  readonly isBusy: Ref<boolean>
  readonly options: ComputedRef<ReferenceOption[]>
} {
  const meta = useMeta()
  const target = computed(() => targetOf(picking.field(), meta.find))
  const typed = ref('')
  const isOpen = ref(false)
  const { fitting, isBusy, search } = useSearch(target, typed)
  const current = useChosen(picking, target, fitting)

  watch(typed, () => search(typingpause))
  watch(isOpen, (open) => open && search(0))

  const options = computed(() => {
    const kept = current.value
    const isThere = !kept || fitting.value.some((option) => option.id === kept.id)
    if (isThere) return [...fitting.value]
    // The chosen one stands last where it does not match what is typed: the picker needs it to say its name.
    return typed.value === '' ? [kept, ...fitting.value] : [...fitting.value, kept]
  })
  return { target, typed, isOpen, isBusy, options }
}

interface Search {
  readonly fitting: ComputedRef<readonly ReferenceOption[]>
  readonly isBusy: Ref<boolean>
  readonly search: (pause: number) => Promise<void>
}

/** Rows that match what is typed. A question that a newer one has overtaken is dropped. */
function useSearch(target: Ref<ResourceMeta | undefined>, typed: Ref<string>): Search {
  const api = useApi()
  const trees = useTrees()
  const isBusy = ref(false)
  const found = shallowRef<{ readonly typed: string; readonly options: readonly ReferenceOption[] }>({
    typed: '',
    options: [],
  })
  let turn = 0

  const search = async (pause: number): Promise<void> => {
    const mine = ++turn
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (mine !== turn || !target.value) return
    isBusy.value = true
    const asked = typed.value
    const options = await optionsOf({ api, trees }, target.value, asked).catch(() => [])
    if (mine !== turn) return
    found.value = { typed: asked, options }
    isBusy.value = false
  }
  // While the server is asked, only what fits already is offered: a quick Enter must not take a row that was not meant.
  const fitting = computed(() => {
    const { options } = found.value
    return found.value.typed === typed.value ? options : options.filter((option) => isFitting(option, typed.value))
  })
  return { fitting, isBusy, search }
}

/** Where a tree is known as a whole, it is searched here; it is read anew when the picker opens. */
async function optionsOf(
  { api, trees }: { readonly api: Api; readonly trees: Trees },
  target: ResourceMeta,
  typed: string,
): Promise<readonly ReferenceOption[]> {
  const known = target.parent === undefined ? undefined : await treeFor(trees, target, typed)
  const found = known ? findInTree(known, typed) : []
  // The server knows more of a row than its name: its code, for one.
  return found.length > 0 ? found : await findOptions(api, target, typed)
}

async function treeFor(trees: Trees, target: ResourceMeta, typed: string): Promise<Tree> {
  return (typed === '' ? undefined : trees.find(target)) ?? (await trees.load(target))
}

function isFitting({ label }: ReferenceOption, typed: string): boolean {
  return label.toLowerCase().includes(typed.trim().toLowerCase())
}

/** The row that is chosen, by its name: as the page knows it, as it was just found, or as the server tells it. */
function useChosen(
  { chosen, named }: Picking,
  target: Ref<ResourceMeta | undefined>,
  found: Ref<readonly ReferenceOption[]>,
): ShallowRef<ReferenceOption | undefined> {
  const api = useApi()
  const first = chosen()
  const current = shallowRef<ReferenceOption | undefined>(
    first === undefined || named === undefined ? undefined : { id: first, label: named },
  )
  const name = async (id: number | undefined): Promise<void> => {
    const known = [...found.value, ...(current.value ? [current.value] : [])].find((option) => option.id === id)
    if (id === undefined || !target.value) current.value = undefined
    else current.value = known ?? (await findOption(api, target.value, id))
  }
  watch(chosen, name, { immediate: true })
  return current
}
