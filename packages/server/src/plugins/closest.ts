/** Names by how alike they are to the one that somebody wrote, the most alike first; what is equally alike as it stood. */
export function closestFirst(written: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, steps: unlikeness(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((one, other) => one.steps - other.steps)
    .map(({ name }) => name)
}

/** Names that are told; whoever looks for another reads the declaration. */
const most = 12

/** Which names there are, for whoever wrote another, of whatever type: `it can be inspectiondue, lastseen or 9 more`; `there is none`. */
export function choiceOf(written: unknown, names: readonly string[]): string {
  if (names.length === 0) return 'there is none'
  const [first = '', ...rest] = closestFirst(String(written), names).slice(0, most)
  const more = names.length > most ? [`${names.length - most} more`] : []
  const [last, ...others] = [first, ...rest, ...more].toReversed()
  return `it can be ${others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`}`
}

/** A part of a name is nearer to it than as many wrong letters are. */
function unlikeness(written: string, name: string): number {
  const steps = stepsBetween(written, name)
  return name.includes(written) || written.includes(name) ? steps / 2 : steps
}

/** How many letters have to be changed, added or left out to make one word of the other. */
function stepsBetween(one: string, other: string): number {
  const first = Array.from({ length: other.length + 1 }, (_, at) => at)
  const last = Array.from(one).reduce(
    (above, letter, row) => nextRow(above, row + 1, (at) => letter === other[at]),
    first,
  )
  return last.at(-1) ?? 0
}

function nextRow(above: readonly number[], begin: number, isSame: (at: number) => boolean): number[] {
  const row = [begin]
  for (let at = 1; at < above.length; at += 1) {
    const [corner = 0, over = 0, left = 0] = [above[at - 1], above[at], row[at - 1]]
    row.push(Math.min(corner + (isSame(at - 1) ? 0 : 1), over + 1, left + 1))
  }
  return row
}
