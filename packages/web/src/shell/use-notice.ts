import { useToast } from '@nuxt/ui/composables/useToast'
import { problemOf } from '@shopdb/kit'

/** Something the person can do about what a notice says. */
export interface NoticeAction {
  readonly label: string
  readonly onClick: () => void
}

/** Short words in the corner: what was done, or what did not work. */
export function useNotice(): {
  readonly tell: (title: string, actions?: readonly NoticeAction[]) => void
  readonly tellProblem: (cause: unknown) => void
} {
  const toast = useToast()
  return {
    tell: (title, actions = []) => {
      const buttons = actions.map((action) => ({ ...action, color: 'neutral' as const, variant: 'outline' as const }))
      toast.add({ title, icon: 'i-lucide-check', color: 'success', actions: buttons })
    },
    tellProblem: (cause) => {
      const problem = problemOf(cause)
      toast.add({
        title: problem.title,
        description: problem.detail,
        icon: 'i-lucide-triangle-alert',
        color: 'error',
        duration: 12_000,
      })
    },
  }
}
