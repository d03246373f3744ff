import { numberText } from './amounts.ts'

/**
 * A label or a title within a sentence: `machine type`, `USB device`; what is no ordinary word, such as USB or MTConnect, keeps
 * its letters.
 */
export function inSentence(label: string): string {
  return label.replaceAll(/\p{L}+/gu, (word) => (/^\p{L}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word))
}

/** What a row is called within a sentence: one that is only numbered by what it is, `port 7`. `label` is that of its declaration. */
export function rowWord(label: string, name: string): string {
  return /^\d+$/u.test(name) ? `${inSentence(label)} ${name}` : name
}

/** A word or a sentence that stands by itself: `Maintenance`, where a choice is kept as `maintenance`. */
export function asTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How many there are: `1 use`, `3 uses`. A unit that has another form for several comes with it: `inWords(2, 'entry', 'entries')`. */
export function inWords(amount: number, unit: string, units = `${unit}s`): string {
  return `${numberText(amount)} ${amount === 1 ? unit : units}`
}

/** The beginning of a text, where it is longer than so many characters: `A very long ...`. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`
}
