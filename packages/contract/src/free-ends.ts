import type { AssetTypeDeclaration, ResourceDeclaration } from './declare.ts'
import { type EndCount, gatherEnds, type Placed } from './gather-ends.ts'
import { defineColumns, defineMarkers } from './handed.ts'
import type { FilterOf } from './infer.ts'
import { asset } from './model/asset.ts'
import type { Column } from './pages.ts'
import type { Reader } from './platform.ts'
import type { Markers } from './slots.ts'

export type { EndCount } from './gather-ends.ts'

/** What is to be told of free ends. `D` are the ends, `A` the assets that have them. */
export interface FreeEndsOptions<D extends ResourceDeclaration, A extends AssetTypeDeclaration> {
  /** What people call several within a sentence: `ports`. */
  readonly called: string
  /** Which of them count, as lists are filtered. Default: all. */
  readonly where?: FilterOf<D>
  /** Assets that have, beside their own, the ends of others in the same place: a closet those of the switches in it. */
  readonly gathers?: { readonly where: FilterOf<A>; readonly from: FilterOf<A> }
  /** The column of lists, `{ name: 'freeports', label: 'Free ports' }`: `5 of 24`. */
  readonly column: { readonly name: string; readonly label: string }
  /** Where none is free, the column warns of assets with at least so many. Default 1. */
  readonly several?: number
  /** Which assets tell it on the map: those with none free, and those that gather, with the number on them. Default: none. */
  readonly marked?: FilterOf<A>
}

/** The pieces that tell of free ends. */
export interface FreeEnds {
  /** Of these assets, by their keys; those without any ends are left out. */
  readonly counts: (
    reader: Reader,
    assets: readonly { readonly assetid: number }[],
  ) => Promise<ReadonlyMap<number, EndCount>>
  /** What people read of it: `5 of 24 ports free`. */
  readonly words: (count: EndCount) => string
  /** For the slot `columns`. */
  readonly columns: readonly Column[]
  /** For the slot `markers`. */
  readonly markers: readonly Markers[]
}

/**
 * Tells how many ends of what `connects` are free: ports, outlets, sockets; what leads to an asset that was removed is free. It gives a column of lists and markers for the map, and
 * the counts and their words for sections of your own. Throws for rows that connect nothing.
 */
export function defineFreeEnds<const D extends ResourceDeclaration, const A extends AssetTypeDeclaration>(
  of: D,
  on: A,
  options: FreeEndsOptions<D, A>,
): FreeEnds {
  const { called, column, several = 1, marked } = options
  const read = openCounts(of, on, options)
  const words = ({ all, free }: EndCount): string => `${free} of ${all} ${called} free`
  const columns = defineColumns(on, {
    columns: { [column.name]: column.label },
    cells: async (platform, rows) => {
      const { counts } = await read(platform, keysOf(rows))
      return keysOf(rows).map((assetid) => {
        const count = counts.get(assetid)
        return count && { [column.name]: { value: `${count.free} of ${count.all}`, tone: toneOf(count, several) } }
      })
    },
  })
  const markers = defineMarkers(on, {
    ...(marked && { where: marked }),
    marks: async (platform, rows) => {
      const { counts, gathering } = await read(platform, keysOf(rows))
      return keysOf(rows).map((assetid) => {
        const count = counts.get(assetid)
        return count && { note: words(count), ...markOf(count, gathering.has(assetid)) }
      })
    },
  })
  return {
    counts: async (reader, assets) => (await read(reader, keysOf(assets))).counts,
    words,
    columns,
    markers: marked ? [markers] : [],
  }
}

/** The rows of asset types have it. */
const keysOf = (rows: readonly object[]): readonly number[] => rows.map((row) => Number(Reflect.get(row, 'assetid')))

const toneOf = ({ all, free }: EndCount, several: number): 'warning' | 'neutral' =>
  free === 0 && all >= several ? 'warning' : 'neutral'

/** The number stands on what gathers, to be read from afar, and on what has none left. */
function markOf({ free }: EndCount, isGathering: boolean) {
  const badge = free === 0 || isGathering ? { badge: free > 999 ? '+' : `${free}` } : {}
  return { tone: free === 0 ? ('warning' as const) : ('info' as const), ...badge }
}

/** Ends as they are counted, and which of the assets that were asked for gather those of others. */
interface Counted {
  readonly counts: ReadonlyMap<number, EndCount>
  readonly gathering: ReadonlySet<number>
}

type Counting = (reader: Reader, assetids: readonly number[]) => Promise<Counted>

function openCounts<D extends ResourceDeclaration, A extends AssetTypeDeclaration>(
  of: D,
  on: A,
  { where, gathers }: FreeEndsOptions<D, A>,
): Counting {
  const { connects, belongsto } = of
  if (!connects || belongsto === undefined)
    throw new Error(
      `${of.name} has no ends: it must say with belongsto whose they are, and with connects where they lead.`,
    )
  // What the compiler cannot follow here was checked above, and is by the engine.
  const list = async (reader: Reader, filter: object): Promise<readonly Placed[]> =>
    (await reader.listAll(on, filter)) as unknown as readonly Placed[]
  return async (reader, assetids) => {
    const isactive = [true, false]
    const gathering = gathers ? await list(reader, { ...gathers.where, assetid: assetids, isactive }) : []
    const locationid = gathering.flatMap((one) => one.locationid ?? [])
    const others = gathers ? await list(reader, { ...gathers.from, locationid }) : []
    const asked = { ...where, [belongsto]: [...new Set([...assetids, ...others.map(({ assetid }) => assetid)])] }
    // As above.
    const countBy = async (member: string, filter: object) =>
      (await reader.countBy<ResourceDeclaration, string, 'free'>(of, member, filter, {
        free: { [`${connects.to}.isnull`]: true },
      })) as ReadonlyMap<number, EndCount>
    const led = [...(await countBy(connects.to, asked)).keys()]
    const gone = (await reader.listAll(asset, { assetid: led, isactive: false })).map(({ assetid }) => assetid)
    const left =
      gone.length === 0 ? new Map<number, EndCount>() : await countBy(belongsto, { ...asked, [connects.to]: gone })
    const counts = [...(await countBy(belongsto, asked))].map(([id, { all, free }]): [number, EndCount] => [
      id,
      { all, free: free + (left.get(id)?.all ?? 0) },
    ])
    return {
      counts: gatherEnds(assetids, { gathering, others, counts: new Map(counts) }),
      gathering: new Set(gathering.map(({ assetid }) => assetid)),
    }
  }
}
