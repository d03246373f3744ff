import type { DisplayAnswer, Problem } from '@shopdb/contract'
import { problemOf, useApi, type Query } from '@shopdb/kit'
import { onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import { loadAnew } from './load-anew.ts'

/** The last cards that were heard of, and how it is with the server. */
export interface Heard {
  /** Stays when the server does not answer, and when the session ends; not where what is asked is not there: it would never be right again. */
  readonly answer: Ref<DisplayAnswer | undefined>
  /** When it was heard, in milliseconds of this machine's clock. */
  readonly heardat: Ref<number>
  /** What is wrong now. */
  readonly problem: Ref<Problem | undefined>
}

/** Milliseconds between two askings, and between two tries. */
const pause = 30_000
const again = 10_000
/** Screens that came back together do not ask together. */
const spread = 2000

/** Asks for the cards of a display, for as long as the page is there; a question that hangs keeps no later one from being asked. */
export function useDisplay(path: MaybeRefOrGetter<string>, query: MaybeRefOrGetter<Query>): Heard {
  const api = useApi()
  const answer = shallowRef<DisplayAnswer>()
  const heardat = ref(0)
  const problem = shallowRef<Problem>()
  const renew = loadAnew()
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), milliseconds + Math.random() * spread)
  }
  const ask = async (): Promise<void> => {
    const turn = ++latest
    later(again)
    try {
      const said = await api.get<DisplayAnswer>(toValue(path), toValue(query))
      if (turn !== latest) return
      answer.value = said
      heardat.value = Date.now()
      problem.value = undefined
      later(pause)
      await renew(said.version)
    } catch (cause) {
      if (turn === latest) problem.value = problemOf(cause)
      if (problem.value?.status === 400) answer.value = undefined
    }
  }
  const wake = (): void => void (document.hidden || ask())

  watch(
    () => JSON.stringify([toValue(path), toValue(query)]),
    () => {
      answer.value = undefined
      void ask()
    },
    { immediate: true },
  )
  document.addEventListener('visibilitychange', wake)
  globalThis.addEventListener('online', wake)
  onScopeDispose(() => {
    latest = -1
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
    globalThis.removeEventListener('online', wake)
  })
  return { answer, heardat, problem }
}
