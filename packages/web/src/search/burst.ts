/** A key that was hit: what it writes, and when, in milliseconds. */
export interface Stroke {
  readonly key: string
  readonly time: number
}

/** Takes keys one by one; gives the text of a burst when a key ends it. */
export type Listen = (stroke: Stroke) => string | undefined

/** A scanner writes a character every few milliseconds, a slow one every 40; nobody types three in a row so fast. */
const pause = 50
/** Fewer are two keys hit at once, and not a tag. */
const least = 3

/** Tells a scanner from a person: characters in quick succession that end with Enter. */
export function createListen(): Listen {
  let text = ''
  let last = -Infinity
  return ({ key, time }) => {
    if (time - last > pause) text = ''
    last = time
    if (key === 'Enter') {
      const scanned = text.trim()
      text = ''
      return scanned.length >= least ? scanned : undefined
    }
    // Shift is hit before each capital letter.
    if (key.length === 1) text += key
    else if (key !== 'Shift') text = ''
    return undefined
  }
}
