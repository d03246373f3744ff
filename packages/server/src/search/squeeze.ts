import { foldText } from '../base/fold.ts'

/**
 * The form in which the search compares: folded, and without the signs and blanks that people put into a code or leave out.
 * `VMC-850`, `vmc 850` and `Vmc850` are one. A blank stays where it parts two words or two numbers.
 */
export function squeezeText(text: string): string {
  return squeezeFolded(foldText(text))
}

/** The same for a text that is folded already; line for line. */
export function squeezeFolded(folded: string): string {
  const bare = folded.replaceAll(signs, '')
  return bare.replaceAll(seams, '').replaceAll(spares, '$1')
}

/** The words of a question. One that is nothing but signs is no word. */
export function wordsOf(q: string): readonly string[] {
  const words = foldText(q).split(' ').map(squeezeFolded)
  return [...new Set(words.filter(Boolean))]
}

// Letters, numbers, marks on letters and pictures mean something; white space and the mark between texts are kept for later.
const signs = /[^\p{L}\p{N}\p{M}\p{So}\s\0]+/gu
const seams = /(?<=\p{L}) +(?=\p{N})|(?<=\p{N}) +(?=\p{L})|(?<=^|[\n\0]) +| +(?=$|[\n\0])/gu
const spares = /( ) +/gu
