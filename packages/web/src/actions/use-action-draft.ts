import type { FieldMeta } from '@shopdb/contract'
import { type Draft, draftOf } from '@shopdb/kit'
import { nextTick, ref, type Ref } from 'vue'

/** The form that a draft is typed into. */
export interface DraftForm {
  readonly focusFirst: () => void
}

/** What is typed into the form of an action. */
export interface ActionDraft {
  readonly draft: Ref<Draft>
  /** Fills the form, or empties it where nothing is given; the keyboard leads to its first field. */
  readonly renew: (said?: Draft) => Promise<void>
  /** Whether something was typed since. */
  readonly isBegun: () => boolean
}

/** Keeps what is typed into the form of an action, and begins it again. */
export function useActionDraft(
  fields: Readonly<Ref<readonly FieldMeta[]>>,
  form: Readonly<Ref<DraftForm | null>>,
): ActionDraft {
  const draft = ref<Draft>({})
  const renew = async (said?: Draft): Promise<void> => {
    draft.value = { ...draftOf(fields.value, undefined), ...said }
    await nextTick()
    form.value?.focusFirst()
  }
  return { draft, renew, isBegun: () => Object.values(draft.value).some((value) => (value ?? '') !== '') }
}
