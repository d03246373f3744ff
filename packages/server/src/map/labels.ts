import { setImmediate } from 'node:timers/promises'
import { followLog, type FollowParts, type Told } from '../changes/follow.ts'
import type { Marker } from './answer.ts'

/** What is told of an asset beside its place. */
export interface Label extends Omit<Marker, 'mapx' | 'mapy' | 'positionsource' | 'locationid'> {
  readonly isactive: number
}

/** What is told of all assets; another value after each change that made a difference, over the one map. */
export interface Labels {
  readonly byid: ReadonlyMap<number, Label>
}

/** Rows of one statement; in between others are served. */
const portion = 5000

/** The columns that a label is made of. */
export const labelcolumns = [
  'assetid',
  'assetnumber',
  'name',
  'assettypeid',
  'assetstatusid',
  'businessunitid',
  'isactive',
] as const satisfies readonly (keyof Label)[]

/** What assets are called and colored by, kept in memory from when it is first asked for. */
export function followLabels(parts: FollowParts): () => Labels | Promise<Labels> {
  const byid = new Map<number, Label>()
  return followLog<Labels>(parts, {
    entitytypes: ['assets'],
    load: async () => {
      byid.clear()
      await eachPortion(parts, (labels) => labels.forEach((label) => byid.set(label.assetid, label)))
      return { byid }
    },
    renew: async (known, told) => ((await renewLabels(parts, byid, told)) ? { byid } : known),
  })
}

async function eachPortion(parts: FollowParts, take: (labels: readonly Label[]) => void): Promise<void> {
  for (let last = 0; ;) {
    const labels = await readLabels(parts, last)
    take(labels)
    last = labels.at(-1)?.assetid ?? last
    if (labels.length < portion) return
    await setImmediate()
  }
}

async function readLabels({ database: { read } }: FollowParts, after: number): Promise<readonly Label[]> {
  const rows = read
    .selectFrom('assets')
    .select(labelcolumns)
    .where('assetid', '>', after)
    .orderBy('assetid')
    .limit(portion)
  return (await rows.execute()).map(labelOf)
}

/** Rows of the driver are many times the size of an object whose members are written out. */
function labelOf(row: Readonly<Record<string, unknown>>): Label {
  // A row of this very table.
  const { assetid, assetnumber, name, assettypeid, assetstatusid, businessunitid, isactive } = row as unknown as Label
  return { assetid, assetnumber, name, assettypeid, assetstatusid, businessunitid, isactive }
}

/** Keys of one statement. */
const few = 500

async function renewLabels(
  { database: { read } }: FollowParts,
  byid: Map<number, Label>,
  told: Told,
): Promise<boolean> {
  const assetids = told.get('assets') ?? []
  let isChanged = false
  for (let start = 0; start < assetids.length; start += few) {
    const some = assetids.slice(start, start + few)
    const rows = await read.selectFrom('assets').select(labelcolumns).where('assetid', 'in', some).execute()
    const found = new Map(rows.map(labelOf).map((label) => [label.assetid, label]))
    for (const assetid of some) isChanged = putLabel(byid, assetid, found.get(assetid)) || isChanged
  }
  return isChanged
}

function putLabel(byid: Map<number, Label>, assetid: number, label: Label | undefined): boolean {
  const known = byid.get(assetid)
  if (!label) return byid.delete(assetid)
  if (known && labelcolumns.every((name) => known[name] === label[name])) return false
  byid.set(assetid, label)
  return true
}
