/**
 * The form in which texts are compared: compatibility forms made one (NFKC), no white space around it, one blank for any
 * run of it inside, lower case. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  // Lower case can need composing again, and the other way round: the Kelvin sign is such a letter.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll(runs, ' ').trim()
}

// What most texts on a shop floor are: nothing but upper case to change. Folding is called for each row of a scan.
const isPlain = /^(?:[!-~]+(?: [!-~]+)*)?$/
const runs = /\s+/gu
