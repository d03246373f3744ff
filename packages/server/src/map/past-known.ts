import { setImmediate } from 'node:timers/promises'
import {
  draftOf,
  dropAssets,
  entryOf,
  putAssets,
  putTies,
  type AssetRow,
  type Draft,
  type Ground,
} from '../positions/ground.ts'
import type { NamedPlace, Places } from '../positions/places.ts'
import { resolveAll } from '../positions/resolve-all.ts'
import type { CatalogEntry } from './answer.ts'
import type { Catalogs } from './catalogs.ts'
import { labelcolumns, type Label } from './labels.ts'
import { rowThen, type PastRow, type PastRows } from './past-rows.ts'
import type { PastTies } from './past-ties.ts'
import type { PlanRow } from './plan.ts'
import type { Known } from './show-floor.ts'

/** All that the map shows, as it was: what is known now, with what the log takes back. */
export async function knownThen(now: Known, past: PastRows, ties: PastTies): Promise<Known> {
  const ground = groundThen(now.everything.ground, past, ties)
  // Each of these takes a while where everything was another one; in between others are served.
  await setImmediate()
  const drawn = resolveAll(ground)
  await setImmediate()
  return {
    everything: { ground, drawn },
    labels: { byid: labelsThen(now.labels.byid, past.get('assets') ?? noRows) },
    catalogs: catalogsThen(now.catalogs, past),
  }
}

const noRows: ReadonlyMap<number, PastRow> = new Map()

/** Rows by key, as they were. */
function mapThen<Row extends object>(
  now: ReadonlyMap<number, Row>,
  past: ReadonlyMap<number, PastRow> | undefined,
  key: string,
): ReadonlyMap<number, Row> {
  if (!past || past.size === 0) return now
  const then = new Map(now)
  for (const [id, row] of past) {
    const found = rowThen(row, now.get(id))
    if (found) then.set(id, { ...found, [key]: id })
    else then.delete(id)
  }
  return then
}

/** Most changes are of places, and leave the labels alone: those are not copied one by one. */
function labelsThen(now: ReadonlyMap<number, Label>, past: ReadonlyMap<number, PastRow>): ReadonlyMap<number, Label> {
  const renamed = [...past].filter(
    ([, { isThere, members }]) => !isThere || labelcolumns.some((name) => name in members),
  )
  return mapThen(now, new Map(renamed), 'assetid')
}

function groundThen(now: Ground, past: PastRows, { sources, ties }: PastTies): Ground {
  const places: Places = mapThen<NamedPlace>(now.places, past.get('locations'), 'locationid')
  // Assets that are gone get new entries, which no other ground may see.
  const draft = { ...draftOf(now, places), entries: new Map(now.entries) }
  const [rows, gone]: [AssetRow[], number[]] = [[], []]
  for (const [assetid, row] of past.get('assets') ?? noRows) {
    const entry = entryOf(now, assetid)
    if (!row.isThere) gone.push(assetid)
    else if (entry !== undefined) putBack(draft, entry, row.members)
    // One that is gone was recorded with all its members.
    else rows.push({ ...emptyRow, ...row.members, assetid })
  }
  dropAssets(draft, gone)
  putAssets(draft, rows)
  putTies(draft, sources, ties)
  return draft
}

const emptyRow = { mapx: null, mapy: null, floorplanid: null, locationid: null, isactive: 1 }

/** What a column has where there is none. */
const empties = { mapx: -1, mapy: -1, floorplanid: 0, locationid: 0, isactive: 1 } as const
// The members of the object above.
const spotcolumns = Object.keys(empties) as readonly (keyof typeof empties)[]

function putBack(draft: Draft, entry: number, members: PastRow['members']): void {
  for (const name of spotcolumns) {
    const value = members[name]
    if (value !== undefined) draft[name][entry] = typeof value === 'number' ? value : empties[name]
  }
}

function catalogsThen(now: Catalogs, past: PastRows): Catalogs {
  const plans = new Map(now.plans.map((plan) => [plan.floorplanid, plan]))
  const then = mapThen<PlanRow>(plans, past.get('floorplans'), 'floorplanid')
  const entriesThen = (name: 'assettypes' | 'assetstatuses' | 'businessunits') =>
    mapThen<CatalogEntry>(now[name], past.get(name), 'id')
  return {
    ...now,
    plans: [...then.values()].toSorted((one, other) => one.floorplanid - other.floorplanid),
    assettypes: entriesThen('assettypes'),
    assetstatuses: entriesThen('assetstatuses'),
    businessunits: entriesThen('businessunits'),
  }
}
