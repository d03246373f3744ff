import { type IpRange, ipKeys } from '@shopdb/contract'

/** A statement asks for so many beginnings, in each of some tables. */
const most = 40

/**
 * How the texts of all addresses in these ranges begin; others may begin so too. For many ranges the beginnings are shorter,
 * down to an empty one.
 */
export function prefixesOf(ranges: readonly IpRange[]): readonly string[] {
  const parts = ranges.map(partsOf)
  for (let length = Math.max(0, ...parts.map((one) => one.length)); length > 0; length -= 1) {
    const prefixes = [...new Set(parts.map((one) => one.slice(0, length).join('')))]
    if (prefixes.length <= most) return prefixes
  }
  return ['']
}

/** What its first and its last address begin with, part by part: `10.`, `20.`. Of IPv6 a part that is zero may be left out of texts. */
function partsOf(range: IpRange): readonly string[] {
  const { firstkey, lastkey } = ipKeys(range)
  const [first, last] = [numbersOf(range, firstkey), numbersOf(range, lastkey)]
  const end = first.findIndex((number, at) => number !== last[at] || (range.family === 6 && number === 0))
  // The last part has no sign behind it.
  return first
    .slice(0, end < 0 ? -1 : end)
    .map((number) => (range.family === 4 ? `${number}.` : `${number.toString(16)}:`))
}

const numbersOf = ({ family }: IpRange, key: string): readonly number[] =>
  (key.slice(1).match(family === 4 ? /.{2}/gu : /.{4}/gu) ?? []).map((part) => Number.parseInt(part, 16))
