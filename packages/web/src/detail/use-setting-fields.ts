import type { FieldMeta, HistoryEntry } from '@shopdb/contract'
import { useAnswer, useApi } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'

/** What an entry about settings is shown with: their page, and their fields as soon as they are known. */
export interface SettingFields {
  readonly page: string
  readonly key: string
  readonly fields: readonly FieldMeta[]
}

/** Settings are told in the log beside rows: those of the site, and those of plugins. */
export const isSettings = (entitytype: string): boolean => entitytype === 'settings' || entitytype === 'pluginsettings'

const placesOf = ({ entitytype, entityname }: HistoryEntry): { page: string; path: string } | undefined => {
  if (!isSettings(entitytype)) return undefined
  if (entitytype === 'settings') return { page: '/settings', path: '/api/settings' }
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
