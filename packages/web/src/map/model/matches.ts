import type { Scene } from './scene.ts'

/** What of the floor is looked for; an empty list or text asks for nothing. */
export interface Wanted {
  readonly q: string
  readonly assettypeid: readonly string[]
  readonly assetstatusid: readonly string[]
  readonly businessunitid: readonly string[]
  /** Locations, with everything below them. */
  readonly locationid: readonly string[]
}

/** Which assets are looked for: 1 or 0 for each entry. Undefined where nothing is asked, and so all are. */
export type Matches = Uint8Array | undefined

/** The columns that can be asked for by what stands in them. */
export const askedColumns = ['assettypeid', 'assetstatusid', 'businessunitid'] as const

/** Whether anything is asked for. */
export function isAsking(wanted: Wanted): boolean {
  return wanted.q.trim() !== '' || [...askedColumns, 'locationid' as const].some((column) => wanted[column].length > 0)
}

type Test = (entry: number) => boolean

/** Whether a location is one of some others, or somewhere below them. */
type IsBelow = (locationid: number | null, tops: readonly string[]) => boolean

/** Finds what is looked for. */
export function findMatches(scene: Scene, wanted: Wanted, isBelow: IsBelow): Matches {
  if (!isAsking(wanted)) return undefined
  const tests = [
    ...textTests(scene, wanted.q),
    ...keyTests(scene, wanted),
    ...locationTests(scene, wanted.locationid, isBelow),
  ]
  return Uint8Array.from({ length: scene.count }, (_, entry) => Number(tests.every((test) => test(entry))))
}

/** Every word must be somewhere; between `vmc 850` and `VMC-850` there is no difference. */
function textTests(scene: Scene, q: string): readonly Test[] {
  const parts = q.toLowerCase().split(/\s+/u).filter(Boolean)
  const words = parts.length > 0 ? scene.words() : []
  return parts.map((part) => (entry) => words[entry]?.includes(part) ?? false)
}

function keyTests({ assets }: Scene, wanted: Wanted): readonly Test[] {
  return askedColumns
    .filter((column) => wanted[column].length > 0)
    .map((column) => {
      const asked = new Set(wanted[column])
      return (entry) => asked.has(String(assets[column][entry] ?? 'none'))
    })
}

/** Many stand at the same location, which is looked up once. */
function locationTests({ assets }: Scene, tops: readonly string[], isBelow: IsBelow): readonly Test[] {
  if (tops.length === 0) return []
  const inside = new Set([...new Set(assets.locationid)].filter((locationid) => isBelow(locationid, tops)))
  return [(entry) => inside.has(assets.locationid[entry] ?? null)]
}

/** Entries that match, best first: the number itself, then numbers that begin so, then the rest in order of number. */
export function rankMatches(scene: Scene, matches: Matches, q: string): readonly number[] {
  const text = q.trim().toLowerCase()
  const rank = (entry: number): number => {
    const number = scene.assets.assetnumber[entry]?.toLowerCase() ?? ''
    if (number === text) return 0
    return number.startsWith(text) ? 1 : 2
  }
  const entries = Array.from({ length: scene.count }, (_, entry) => entry).filter(
    (entry) => !matches || matches[entry] === 1,
  )
  const number = (entry: number): string => scene.assets.assetnumber[entry] ?? ''
  return entries.toSorted((one, other) => rank(one) - rank(other) || inOrder.compare(number(one), number(other)))
}

const inOrder = new Intl.Collator('en', { numeric: true })
