import type { SearchAnswer } from '@shopdb/contract'
import { useMeta } from '@shopdb/kit'
import { computed, type ComputedRef, type Ref } from 'vue'
import { commandsOf, firstCommands, isBegun, matchingCommands } from './commands.ts'
import { entryGroups, type Entry, type EntryGroup } from './entries.ts'
import { usePluginFinds } from './use-plugin-finds.ts'

/** What the palette shows: before anything is typed what was found lately and where people go, then what is found. */
export function usePalette(
  text: Readonly<Ref<string>>,
  answer: Readonly<Ref<SearchAnswer | undefined>>,
  recent: Readonly<Ref<readonly Entry[]>>,
): ComputedRef<readonly EntryGroup[]> {
  const meta = useMeta()
  const commands = computed(() => (meta.answer.value ? commandsOf(meta.answer.value) : []))
  const more = usePluginFinds(text)
  const first = computed(() => firstCommands(commands.value, meta.resources.value))
  return computed(() => {
    if (text.value.trim() === '')
      return filled([
        { title: 'Found lately', entries: recent.value },
        { title: 'Go to', entries: first.value },
      ])
    const found = answer.value ? entryGroups(answer.value) : []
    const going = { title: 'Go to', entries: matchingCommands(commands.value, text.value) }
    // A page that is called so comes first, unless a tag is called so.
    const isMeant = going.entries.some((entry) => isBegun(entry, text.value)) && !answer.value?.exact
    return filled(isMeant ? [going, ...found, ...more.value] : [...found, going, ...more.value])
  })
}

const filled = (groups: readonly EntryGroup[]): readonly EntryGroup[] =>
  groups.filter((group) => group.entries.length > 0)
