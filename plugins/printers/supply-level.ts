/** How a printer writes levels: as RFC 3805 says, or as the HP LaserJet 4500 does. */
export const dialects = ['rfc3805', 'hp4500'] as const
export type Dialect = (typeof dialects)[number]

/** A level as it was read. Null stands for what was never read. */
export interface ReadLevel {
  readonly level: number | null
  readonly maxcapacity: number | null
  readonly dialect?: Dialect
}

/**
 * What a level means. `some`: there is some, nobody knows how much. `low`: the printer itself says so, without a number.
 * `unlimited`: it does not run out. A percentage is there for `measured` and `empty` only.
 */
export interface Amount {
  readonly state: 'measured' | 'some' | 'low' | 'empty' | 'unlimited' | 'unknown'
  readonly percent: number | null
}

/**
 * What is left in a container, or how much room is left in a receptacle: both count down to the moment at which somebody
 * has to come. Below zero stand the words of RFC 3805: -1 no restriction, -2 unknown, -3 some is left; a capacity of zero or
 * below is not known, and then a level above zero is some, and zero says nothing: printers write it for what they do not
 * measure. Only the LaserJet 4500 means by it that nothing is left.
 */
export function amountOf({ level, maxcapacity, dialect = 'rfc3805' }: ReadLevel): Amount {
  if (level === null) return without('unknown')
  if (level < 0) return without(words[dialect][level] ?? 'unknown')
  const isMeasured = maxcapacity !== null && maxcapacity > 0
  if (level === 0) return isMeasured || dialect === 'hp4500' ? { state: 'empty', percent: 0 } : without('unknown')
  if (!isMeasured) return without('some')
  return { state: 'measured', percent: percentOf(level / maxcapacity) }
}

const without = (state: Amount['state']): Amount => ({ state, percent: null })

/** The words below zero. */
const words: Readonly<Record<Dialect, Readonly<Record<number, Amount['state']>>>> = {
  rfc3805: { [-1]: 'unlimited', [-2]: 'unknown', [-3]: 'some' },
  hp4500: { [-1]: 'unlimited', [-2]: 'low', [-3]: 'some' },
}

/** Whole percent. Where anything is left it is one at least, so that zero means nothing. */
function percentOf(share: number): number {
  return Math.max(1, Math.min(100, Math.round(share * 100)))
}

/** The LaserJet 4500 says -3, -2 and 0 for full enough, low and out. */
export function dialectOf(modelname: string | null): Dialect {
  return /laserjet\s+4500\b/iu.test(modelname ?? '') ? 'hp4500' : 'rfc3805'
}
