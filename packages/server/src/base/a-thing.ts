/** A word with its article: `a printer`, `an asset`, `a unit`. */
export const aThing = (word: string): string => `${/^[aeio]/iu.test(word) ? 'an' : 'a'} ${word}`
