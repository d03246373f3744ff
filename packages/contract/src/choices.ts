import type { Field } from './fields.ts'

/** What people read for a value of a choice: its label, else the word itself. */
export function choiceText({ labels = {} }: Pick<Field, 'labels'>, word: string): string {
  // Whatever an address holds comes here too, such as `constructor`.
  return (Object.hasOwn(labels, word) ? labels[word] : undefined) ?? word
}
