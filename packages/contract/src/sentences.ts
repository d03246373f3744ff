/**
 * A label or a title within a sentence: `machine type`, `USB device`; what is no ordinary word, such as USB or MTConnect, keeps
 * its letters.
 */
export function inSentence(label: string): string {
  return label.replaceAll(/\p{L}+/gu, (word) => (/^\p{L}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word))
}
