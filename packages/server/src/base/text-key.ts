import { foldText } from './fold.ts'

/** How long a key may be where a field names no limit. */
export const keylength = 255

/**
 * The key by which texts are compared and sorted: folded, with the numbers in it in the order of their values. Before a number
 * stands a capital letter for its length, `A` for two digits, and behind it a `Z` for each zero in front: `Cell 9`, `Cell 10`
 * and `Cell 007` are `cell 9`, `cell A10` and `cell 7ZZ`. Folded texts hold no capital letters, so no two of them have one
 * key. Where a letter would make it longer than `most`, it is left out: such a number is sorted by its digits.
 */
export function textKey(text: string, most: number = keylength): string {
  return keyOfFolded(foldText(text), most)
}

/** As `textKey`, of a text that is folded already. */
export function keyOfFolded(folded: string, most: number): string {
  let room = most - folded.length
  if (room < 0) return folded
  return folded.replaceAll(numbers, (written) => {
    const digits = written.replace(/^0+(?=\d)/, '')
    const size = sizeSign(digits.length)
    if (size.length > room) return written
    room -= size.length
    return `${size}${digits}${'Z'.repeat(written.length - digits.length)}`
  })
}

// One digit alone is its own key.
const numbers = /[0-9]{2,}/g

/** Nothing for one digit, `A` for two, `X` for 25; a `Y` for each 25 more. They sort as the lengths do. */
function sizeSign(length: number): string {
  const [whole, rest] = [Math.floor((length - 1) / 25), (length - 1) % 25]
  return 'Y'.repeat(whole) + (rest === 0 ? '' : String.fromCodePoint(0x40 + rest))
}
