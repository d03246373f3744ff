import type { Ref } from 'vue'
import { useKept } from '../shell/use-kept.ts'
import type { Entry } from './entries.ts'

/** What somebody chose lately, the last one first; this browser remembers it. */
export function useRecent(): { readonly recent: Ref<readonly Entry[]>; readonly remember: (entry: Entry) => void } {
  const recent = useKept<readonly Entry[]>('found', [], isEntries)
  const remember = ({ key, title, detail, icon, to }: Entry): void => {
    const others = recent.value.filter((known) => known.key !== key)
    recent.value = [{ key, title, icon, to, ...(detail ? { detail } : {}) }, ...others].slice(0, most)
  }
  return { recent, remember }
}

const most = 6
const members = ['key', 'title', 'icon', 'to'] as const

function isEntries(kept: unknown): kept is readonly Entry[] {
  return Array.isArray(kept) && kept.every(isEntry)
}

function isEntry(kept: unknown): boolean {
  if (typeof kept !== 'object' || kept === null) return false
  const texts = new Map(Object.entries(kept))
  return members.every((name) => typeof texts.get(name) === 'string')
}
