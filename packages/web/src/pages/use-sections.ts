import type { PageAnswer, PageMeta } from '@shopdb/contract'
import { searchOf, useAddress, useAnswer, useApi, useFresh, type Answering, type Draft } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'
import { addressOfDraft, draftOfAddress, isAskable } from './asked-query.ts'

/** The sections of a page, as its address asks for them. */
export interface Sections {
  readonly answering: Answering<PageAnswer | null>
  /** What the address asks. */
  readonly asked: ComputedRef<Draft>
  /** Something must be said first: there is nothing to ask yet. */
  readonly isWaiting: ComputedRef<boolean>
  /** Asks for something else; the back button takes it back. */
  readonly ask: (draft: Draft) => void
}

/** Milliseconds from one look to the next while the shop changes. */
const pause = 10_000

/** Asks a plugin for the sections of its page, and again when the address or anything in the shop changes. */
export function useSections(page: PageMeta): Sections {
  const api = useApi()
  const { address, change } = useAddress()
  const asked = computed(() => draftOfAddress(page.fields, address.value))
  const isWaiting = computed(() => !isAskable(page.fields, asked.value))
  const query = computed(() => {
    const names = page.fields.map(({ name }) => name)
    return Object.fromEntries(Object.entries(address.value).filter(([name]) => names.includes(name)))
  })
  const answering = useAnswer<PageAnswer | null>(
    () => [isWaiting.value, query.value],
    async () =>
      isWaiting.value
        ? null
        : await api.get<PageAnswer>(`/api/pages/${page.plugin}/${page.name}${searchOf(query.value)}`),
  )
  useFresh('any', answering.refresh, { pause })
  return { answering, asked, isWaiting, ask: (draft) => change(addressOfDraft(page.fields, draft)) }
}
