import type { ChangeSetAnswer } from '@shopdb/contract'
import { useApi } from '@shopdb/kit'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useNotice } from '../../shell/use-notice.ts'

/** Taking back what was done on this page, and doing it again. Both are changes of their own, seen in the history. */
export interface Undo {
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  readonly isBusy: Ref<boolean>
  readonly remember: (changesetid: number) => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

/** Keeps the change sets of this visit; `after` runs when one was taken back. */
export function useUndo(after: () => Promise<void>): Undo {
  const api = useApi()
  const { tellProblem } = useNotice()
  const done = shallowRef<readonly number[]>([])
  const undone = shallowRef<readonly number[]>([])
  const isBusy = ref(false)

  /** Takes back the last of one list; what that makes goes to the other one. */
  const takeBack = async (from: typeof done, to: typeof done): Promise<void> => {
    const changesetid = from.value.at(-1)
    if (changesetid === undefined || isBusy.value) return
    isBusy.value = true
    try {
      const made = await api.post<ChangeSetAnswer>(`/api/changesets/${changesetid}/undo`)
      to.value = [...to.value, made.changesetid]
      await after()
    } catch (cause) {
      tellProblem(cause)
    } finally {
      // What could not be taken back now, since somebody changed it later, cannot be the next time either.
      from.value = from.value.slice(0, -1)
      isBusy.value = false
    }
  }
  return {
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    isBusy,
    remember: (changesetid) => {
      done.value = [...done.value, changesetid]
      undone.value = []
    },
    undo: () => takeBack(done, undone),
    redo: () => takeBack(undone, done),
  }
}
