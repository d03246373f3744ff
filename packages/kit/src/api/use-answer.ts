import type { Problem } from '@shopdb/contract'
import {
  computed,
  onScopeDispose,
  ref,
  shallowRef,
  toValue,
  watch,
  type ComputedRef,
  type MaybeRefOrGetter,
  type Ref,
} from 'vue'
import { problemOf } from './problem-error.ts'

/** What the server says to a question, with every state a page has to draw. */
export interface Answering<T> {
  /** `loading` only while there is nothing to show yet. */
  readonly state: ComputedRef<'loading' | 'failed' | 'ready'>
  /** Asking, also while an older answer is still shown. */
  readonly isBusy: Ref<boolean>
  readonly answer: Ref<T | undefined>
  readonly problem: Ref<Problem | undefined>
  /** Asks again and keeps showing the old answer meanwhile. */
  readonly reload: () => Promise<void>
  /** Asks again without a sign of it; where the server cannot answer just now, what is shown stays. */
  readonly refresh: () => Promise<void>
}

/** Asks at once, and again whenever `about` changes. An answer that a newer question has overtaken is dropped. */
export function useAnswer<T>(about: MaybeRefOrGetter<unknown>, ask: () => Promise<T>): Answering<T> {
  const answer = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const isBusy = ref(false)
  let latest = 0

  const askAgain = async (isKept: (problem: Problem) => boolean): Promise<void> => {
    const turn = ++latest
    const outcome = await ask().then(
      (body) => ({ body, problem: undefined }),
      (cause: unknown) => ({ body: undefined, problem: problemOf(cause) }),
    )
    if (turn !== latest) return
    isBusy.value = false
    if (outcome.problem && isKept(outcome.problem)) return
    problem.value = outcome.problem
    answer.value = outcome.body
  }
  const reload = async (): Promise<void> => {
    isBusy.value = true
    await askAgain(() => false)
  }
  const refresh = async (): Promise<void> => {
    if (isBusy.value) await reload()
    else await askAgain((met) => answer.value !== undefined && isPassing(met))
  }

  watch(() => JSON.stringify(toValue(about)), reload, { immediate: true })
  onScopeDispose(() => {
    latest = -1
  })

  const state = computed(() => {
    if (problem.value) return 'failed'
    return answer.value === undefined ? 'loading' : 'ready'
  })
  return { state, isBusy, answer, problem, reload, refresh }
}

/** Not reached, overrun, or broken: it says nothing about what was asked for. */
function isPassing({ status }: Problem): boolean {
  return status <= 0 || status === 429 || status >= 500
}
