import type { Problem, SearchAnswer } from '@shopdb/contract'
import { problemOf, useApi } from '@shopdb/kit'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

/** What the search says to a text that is being typed. */
export interface Searching {
  /** The answer to the text as it is, or while that is on its way to the text before. */
  readonly answer: Ref<SearchAnswer | undefined>
  readonly problem: Ref<Problem | undefined>
  /** The answer to what is typed is not there yet. */
  readonly isBusy: Ref<boolean>
  /** Waits until it is. */
  readonly settled: () => Promise<void>
  readonly again: () => void
}

/** Between two keys of somebody who types fast; the first key is asked for at once. */
const pause = 40

/** Asks while somebody types. An answer that a newer question has overtaken is dropped. */
export function useSearch(text: Readonly<Ref<string>>, limit: number): Searching {
  const api = useApi()
  const answer = shallowRef<SearchAnswer>()
  const problem = shallowRef<Problem>()
  const isBusy = ref(false)
  let latest = 0
  let asking: Promise<void> = Promise.resolve()

  const ask = async (turn: number, q: string, wait: number): Promise<void> => {
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    if (turn !== latest) return
    const outcome = await api.get<SearchAnswer>('/api/search', { q, limit }).then(
      (body) => ({ body, problem: undefined }),
      (cause: unknown) => ({ body: undefined, problem: problemOf(cause) }),
    )
    if (turn !== latest) return
    isBusy.value = false
    problem.value = outcome.problem
    answer.value = outcome.body
  }

  let before = -Infinity
  const start = (q: string): void => {
    const turn = ++latest
    const isTyping = performance.now() - before < 3 * pause
    before = performance.now()
    isBusy.value = q !== ''
    problem.value = undefined
    if (q === '') answer.value = undefined
    else asking = ask(turn, q, isTyping ? pause : 0)
  }
  watch(() => text.value.trim(), start, { immediate: true })
  onScopeDispose(() => {
    latest = -1
  })
  const settled = async (): Promise<void> => {
    // Whoever goes on typing meanwhile is waited for too.
    while (isBusy.value) await asking
  }
  return { answer, problem, isBusy, settled, again: () => start(text.value.trim()) }
}
