import type { Flaw, Problem } from '@shopdb/contract'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { countOfFlaws, flawsByMember, flawText, problemOf, ProblemError } from './problem-error.ts'

/** The last thing that went wrong with something a person started. */
export interface Problems {
  readonly problem: Ref<Problem | undefined>
  /** What is wrong with each member. */
  readonly flaws: ComputedRef<Readonly<Record<string, string>>>
  /** What is wrong with a member, as a sentence; false where nothing is. */
  readonly sentenceOf: (member: string, label?: string) => string | false
  /** Seconds to wait, where the server asks for it. */
  readonly retryafter: Ref<number | null>
  readonly isBusy: Ref<boolean>
  /** Shows flaws that the page found by itself. */
  readonly show: (flaws: readonly Flaw[]) => void
  readonly clear: () => void
  /** Runs it and keeps what goes wrong; undefined then. While it runs, `isBusy` is true. */
  readonly attempt: <T>(job: () => Promise<T>) => Promise<T | undefined>
}

function checkFailed(flaws: readonly Flaw[]): Problem {
  return {
    type: 'about:blank',
    title: countOfFlaws(flaws.length),
    status: 400,
    detail: '',
    requestid: '',
    errors: flaws,
  }
}

/** Keeps what went wrong, by member, so that a form can say it at the right field. */
export function useProblem(): Problems {
  const problem = shallowRef<Problem>()
  const retryafter = ref<number | null>(null)
  const isBusy = ref(false)

  const clear = (): void => {
    problem.value = undefined
    retryafter.value = null
  }

  const attempt = async <T>(job: () => Promise<T>): Promise<T | undefined> => {
    clear()
    isBusy.value = true
    try {
      return await job()
    } catch (cause) {
      problem.value = problemOf(cause)
      retryafter.value = cause instanceof ProblemError ? cause.retryafter : null
      return undefined
    } finally {
      isBusy.value = false
    }
  }

  const show = (flaws: readonly Flaw[]): void => {
    problem.value = flaws.length > 0 ? checkFailed(flaws) : undefined
  }
  const flaws = computed(() => flawsByMember(problem.value?.errors))
  const sentenceOf = (member: string, label = 'This'): string | false => {
    const flaw = flaws.value[member]
    return flaw === undefined ? false : flawText(label, flaw)
  }
  return { problem, flaws, sentenceOf, retryafter, isBusy, show, clear, attempt }
}
