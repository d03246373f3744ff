/** How many numbers of 32 bits a signature is. */
const parts = 4

/**
 * Bits for the pairs of characters in texts: what holds a word has at least the word's bits. Kept as one column for each part,
 * so that a look at all rows mostly goes along one of them.
 */
export interface Signatures {
  /** Writes down the text at a place. */
  sign(place: number, text: string): void
  /** The places, below `end`, of texts that may hold the word: few that do not are among them. */
  candidates(word: string, end: number): readonly number[]
  /** Prepares to say of one place after another whether its text may hold the word. */
  tester(word: string): (place: number) => boolean
}

/** An empty table. */
export function createSignatures(): Signatures {
  let columns = emptyColumns(0)
  return {
    sign: (place, text) => {
      if (place >= sizeOf(columns)) columns = grown(columns, place)
      const bits = bitsOf(text)
      columns.forEach((column, part) => (column[place] = bits[part] ?? 0))
    },
    candidates: (word, end) => scan(demandsOf(columns, word), Math.min(end, sizeOf(columns))),
    tester: (word) => {
      const demands = demandsOf(columns, word)
      return (place) => demands.every(({ column, bits }) => ((column[place] ?? 0) & bits) === bits)
    },
  }
}

function bitsOf(text: string): Int32Array {
  const all = new Int32Array(parts)
  let before = text.charCodeAt(0)
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const bit = bitOf(before, code)
    all[bit >>> 5] = (all[bit >>> 5] ?? 0) | (1 << (bit & 31))
    before = code
  }
  return all
}

/** One of 128: the upper bits of a product that mixes both characters well. */
const bitOf = (before: number, code: number): number => Math.imul(before * 257 + code, 0x9e3779b1) >>> 25

interface Demand {
  readonly column: Int32Array
  readonly bits: number
}

/** What a word demands of the parts, the most telling part first; one character demands nothing. */
function demandsOf(columns: readonly Int32Array[], word: string): readonly Demand[] {
  const bits = bitsOf(word)
  return columns
    .map((column, part) => ({ column, bits: bits[part] ?? 0 }))
    .filter((demand) => demand.bits !== 0)
    .toSorted((one, other) => countOf(other.bits) - countOf(one.bits))
}

const countOf = (bits: number): number => (bits >>> 0).toString(2).replaceAll('0', '').length

const nothing: Demand = { column: new Int32Array(0), bits: 0 }

/** This runs over every row of the shop at each key that somebody hits, so it is one plain loop. */
function scan(demands: readonly Demand[], end: number): readonly number[] {
  const [one = nothing, two = nothing, three = nothing, four = nothing] = demands
  const found: number[] = []
  for (let place = 0; place < end; place += 1) {
    if (((one.column[place] ?? 0) & one.bits) !== one.bits) continue
    if (((two.column[place] ?? 0) & two.bits) !== two.bits) continue
    if (((three.column[place] ?? 0) & three.bits) !== three.bits) continue
    if (((four.column[place] ?? 0) & four.bits) === four.bits) found.push(place)
  }
  return found
}

const sizeOf = ([first]: readonly Int32Array[]): number => first?.length ?? 0

function emptyColumns(size: number): readonly Int32Array[] {
  return Array.from({ length: parts }, () => new Int32Array(size))
}

function grown(columns: readonly Int32Array[], place: number): readonly Int32Array[] {
  const roomy = emptyColumns(Math.max(64, Math.ceil((place + 1) * 1.5)))
  roomy.forEach((column, part) => column.set(columns[part] ?? []))
  return roomy
}
