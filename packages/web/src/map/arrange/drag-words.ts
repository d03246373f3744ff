import { numberText } from '@shopdb/contract'

/** What is dragged, as far as it is known. */
export interface Dragged {
  /** What one thing is called; undefined for several. */
  readonly name: string | undefined
  readonly count: number
  /** Whose spot it stands on: an entry of `mapsources`, or a location that is dragged itself. */
  readonly source: 'self' | 'related' | 'location' | 'place'
  /** With whom it stands. */
  readonly carrier: string | undefined
  /** How many come along. */
  readonly carried: number
}

/** Says, while something is dragged, whose spot changes when it is dropped. */
export function dragWords({ name, count, source, carrier, carried }: Dragged): string {
  const along = carried === 0 ? '' : `, and ${readerNumber(carried)} with ${name === undefined ? 'them' : 'it'}`
  if (name === undefined) return `${readerNumber(count)} assets get other spots${along}`
  if (source === 'place' || source === 'self') return `${name} gets another spot${along}`
  const before = source === 'related' ? `it stands with ${carrier ?? 'another asset'}` : 'it stands where its place is'
  return `${name} gets a spot of its own; until now ${before}`
}

/** In the language of the reader. */
const readerNumber = (count: number): string => numberText(count, 0, [])
