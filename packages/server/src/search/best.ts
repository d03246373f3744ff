/** Keeps the best few of many, in order, without sorting the others. */
export function createBest<T>(
  most: number,
  isBetter: (one: T, other: T) => boolean,
): { readonly best: readonly T[]; readonly offer: (one: T) => void } {
  const best: T[] = []
  const offer = (one: T): void => {
    const last = best.at(-1)
    if (last !== undefined && best.length === most && !isBetter(one, last)) return
    let [low, high] = [0, best.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const met = best[middle]
      if (met !== undefined && isBetter(one, met)) high = middle
      else low = middle + 1
    }
    best.splice(low, 0, one)
    if (best.length > most) best.pop()
  }
  return { best, offer }
}
