import type { FoundByPluginsAnswer } from '@shopdb/contract'
import { useApi } from '@shopdb/kit'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Entry, EntryGroup } from './entries.ts'

/** Until somebody rests: plugins may take their time, and nobody waits for them. */
const pause = 200

/** What the plugins' own searches find, behind what the site finds. A plugin that fails or is late finds nothing. */
export function usePluginFinds(text: Readonly<Ref<string>>): ComputedRef<readonly EntryGroup[]> {
  const api = useApi()
  const found = shallowRef<FoundByPluginsAnswer['data']>([])
  let latest = 0
  watch(
    () => text.value.trim(),
    async (q) => {
      const turn = ++latest
      found.value = []
      if (q === '') return
      await new Promise((done) => setTimeout(done, pause))
      if (turn !== latest) return
      const answer = await api.get<FoundByPluginsAnswer>('/api/search/plugins', { q }).catch(() => undefined)
      if (turn === latest) found.value = answer?.data ?? []
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    latest = -1
  })
  return computed(() =>
    found.value.length > 0 ? [{ title: 'More from plugins', entries: found.value.map(entryOf) }] : [],
  )
}

function entryOf({ plugin, title, detail, path, icon }: FoundByPluginsAnswer['data'][number], place: number): Entry {
  return {
    key: `${plugin} ${place} ${path}`,
    title,
    detail: detail ?? null,
    to: path,
    icon: `i-lucide-${icon ?? 'puzzle'}`,
  }
}
