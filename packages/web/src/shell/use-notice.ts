import { useToast } from '@nuxt/ui/composables/useToast'
import type { OutcomeAnswer } from '@shopdb/contract'
import { problemOf, toldText } from '@shopdb/kit'
import { toneIcon } from '../pieces/tones.ts'

/** Something the person can do about what a notice says. */
export interface NoticeAction {
  readonly label: string
  readonly onClick: () => void
}

/** Short words in the corner: what was done, or what did not work. */
export function useNotice(): {
  readonly tell: (title: string, actions?: readonly NoticeAction[]) => void
  readonly tellProblem: (cause: unknown) => void
  /** What an action did; `go` leads to the page that it names. */
  readonly tellOutcome: (outcome: OutcomeAnswer, go: (link: string) => void) => void
} {
  const toast = useToast()
  return {
    tell: (title, actions = []) => {
      const buttons = actions.map((action) => ({ ...action, color: 'neutral' as const, variant: 'outline' as const }))
      toast.add({ title, icon: 'i-lucide-check', color: 'success', actions: buttons })
    },
    tellOutcome: ({ message, tone = 'success', link }, go) => {
      const open = link === undefined ? [] : [{ label: 'Open', onClick: () => go(link) }]
      const actions = open.map((action) => ({ ...action, color: 'neutral' as const, variant: 'outline' as const }))
      toast.add({ title: toldText(message), icon: toneIcon[tone] ?? 'i-lucide-check', color: tone, actions })
    },
    tellProblem: (cause) => {
      const problem = problemOf(cause)
      toast.add({
        title: problem.title,
        description: toldText(problem.detail),
        icon: 'i-lucide-triangle-alert',
        color: 'error',
        duration: 12_000,
      })
    },
  }
}
