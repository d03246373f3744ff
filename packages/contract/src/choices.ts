import type { Field } from './fields.ts'
import { asTitle } from './sentences.ts'

/** What people read for a value of a choice within a sentence: its label, else the word itself. */
export function choiceText({ labels = {} }: Pick<Field, 'labels'>, word: string): string {
  // Whatever an address holds comes here too, such as `constructor`.
  return (Object.hasOwn(labels, word) ? labels[word] : undefined) ?? word
}

/**
 * The same where it stands by itself, as in a cell or a menu: `Given up`. A label that is the very word, `{ mm: 'mm' }`, and a
 * text that begins as no ordinary word does, such as `kPa`, keep their letters; so does a value of a field that is no choice.
 */
export function choiceTitle(field: Pick<Field, 'choices' | 'labels'>, word: string): string {
  const text = choiceText(field, word)
  const isExact = !field.choices || field.labels?.[word] === word || /^\p{L}+\p{Lu}/u.test(text)
  return isExact ? text : asTitle(text)
}
