import { useMeta } from '@shopdb/kit'
import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue'

/** Names the page in the browser's tab, the site behind it. */
export function useTitle(title: MaybeRefOrGetter<string | undefined>): void {
  const meta = useMeta()
  watchEffect(() => {
    const parts = [toValue(title), meta.answer.value?.site.name ?? 'ShopDB']
    document.title = parts.filter((part) => part).join(' - ')
  })
}
