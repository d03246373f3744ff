import type { ChangeSetAnswer } from '@shopdb/contract'
import { actionWords } from '../detail/history-words.ts'

/** A change in a few words: its reason, else what it undid, else what was done to what. */
export function changeTitle(set: ChangeSetAnswer): string {
  if (set.reason) return set.reason
  if (set.undoes) return `Undo of change ${set.undoes}`
  if (!set.subject) return `Change ${set.changesetid}`
  const { entityname, action } = set.subject
  const others = set.entries > 1 ? ` and ${set.entries - 1} more` : ''
  return `${entityname}${others} ${set.entries > 1 ? actionWords[action].done.replace(/^was/u, 'were') : actionWords[action].done}`
}
