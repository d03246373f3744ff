import { nextTick, type Ref } from 'vue'

/** Leads the keyboard to the fields of a form. */
export interface FieldFocus {
  /** Gives the input that has the focus now. */
  readonly focusField: (name: string | undefined) => HTMLElement | undefined
  /** The first in the order in which the form is read; the flaws are asked for once the page shows them. */
  readonly focusFirstFlaw: (flaws: () => Readonly<Record<string, string>>) => Promise<HTMLElement | undefined>
}

/** Finds the fields of a form by the mark that each has on the page. */
export function useFieldFocus(form: Readonly<Ref<HTMLElement | null>>): FieldFocus {
  const focusField = (name: string | undefined): HTMLElement | undefined => {
    const input = form.value?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea, button)`)
    input?.focus()
    return input ?? undefined
  }
  const focusFirstFlaw: FieldFocus['focusFirstFlaw'] = async (flaws) => {
    await nextTick()
    const found = flaws()
    const fields = [...(form.value?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    const names = fields.map(({ dataset }) => dataset['field'])
    return focusField(names.find((name) => name !== undefined && found[name] !== undefined))
  }
  return { focusField, focusFirstFlaw }
}
