import type { FieldMeta, HistoryEntry } from '@shopdb/contract'
import { useAnswer, useApi } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'

/** What an entry about settings is shown with: their page, and their fields as soon as they are known. */
export interface SettingFields {
  readonly page: string
  readonly key: string
  readonly fields: readonly FieldMeta[]
}

const placesOf = ({ entitytype, entityname, before }: HistoryEntry): { page: string; path: string } | undefined => {
  if (entitytype === 'settings') return { page: '/settings', path: '/api/settings' }
  // What else is told of a plugin has nothing before.
  if (entitytype !== 'plugins' || before === null) return undefined
  return { page: '/plugins', path: `/api/plugins/${entityname}/settings` }
}

/** Settings are no rows of a resource: what people call them is asked for where they are set. */
export function useSettingFields(entry: () => HistoryEntry): ComputedRef<SettingFields | undefined> {
  const api = useApi()
  const places = computed(() => placesOf(entry()))
  const ask = async (): Promise<readonly FieldMeta[]> => {
    if (!places.value) return []
    const { fields } = await api.get<{ readonly fields: readonly FieldMeta[] }>(places.value.path)
    return fields
  }
  const { answer } = useAnswer(places, ask)
  return computed(() => places.value && { page: places.value.page, key: '', fields: answer.value ?? [] })
}
