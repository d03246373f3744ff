/** One key of an order. */
export interface SortKey {
  readonly member: string
  readonly isDown: boolean
}

/** `name,-modifieddate` as keys. */
export function parseSort(text: string): readonly SortKey[] {
  const words = text.split(',').filter((word) => word !== '')
  return words.map((word) => ({ member: word.replace(/^-/u, ''), isDown: word.startsWith('-') }))
}

/** How a member takes part in an order. */
export function directionOf(sort: string, member: string): 'ascending' | 'descending' | 'none' {
  const first = parseSort(sort)[0]
  if (first?.member !== member) return 'none'
  return first.isDown ? 'descending' : 'ascending'
}

/** The order after a click on a heading: up, then down, then as before. */
export function nextSort(sort: string, member: string): string | null {
  const direction = directionOf(sort, member)
  if (direction === 'none') return member
  return direction === 'ascending' ? `-${member}` : null
}
