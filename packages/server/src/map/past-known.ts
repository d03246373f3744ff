import { draftOf, dropAssets, entryOf, putAssets, putTies, type AssetRow, type Ground } from '../positions/ground.ts'
import type { NamedPlace, Places } from '../positions/places.ts'
import { resolveAll } from '../positions/resolve-all.ts'
import type { CatalogEntry } from './answer.ts'
import type { Catalogs } from './catalogs.ts'
import type { Label } from './labels.ts'
import { rowThen, type PastRow, type PastRows } from './past-rows.ts'
import type { PastTies } from './past-ties.ts'
import type { PlanRow } from './plan.ts'
import type { Known } from './show-floor.ts'

/** All that the map shows, as it was: what is known now, with what the log takes back. */
export function knownThen(now: Known, past: PastRows, ties: PastTies): Known {
  const ground = groundThen(now.everything.ground, past, ties)
  return {
    everything: { ground, drawn: resolveAll(ground) },
    labels: { byid: mapThen<Label>(now.labels.byid, past.get('assets'), 'assetid') },
    catalogs: catalogsThen(now.catalogs, past),
  }
}

/** A column of rows by key, as it was. */
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

function groundThen(now: Ground, past: PastRows, { sources, ties }: PastTies): Ground {
  const places: Places = mapThen<NamedPlace>(now.places, past.get('locations'), 'locationid')
  // Assets that are gone get new entries, which no other ground may see.
  const draft = { ...draftOf(now, places), entries: new Map(now.entries) }
  const [rows, gone]: [AssetRow[], number[]] = [[], []]
  for (const [assetid, row] of past.get('assets') ?? []) {
    const found = rowThen<AssetRow>(row, rowAt(now, assetid))
    if (found) rows.push({ ...found, assetid })
    else gone.push(assetid)
  }
  dropAssets(draft, gone)
  putAssets(draft, rows)
  putTies(draft, sources, ties)
  return draft
}

function rowAt(ground: Ground, assetid: number): AssetRow | undefined {
  const entry = entryOf(ground, assetid)
  if (entry === undefined) return undefined
  const [mapx = -1, mapy = -1] = [ground.mapx[entry], ground.mapy[entry]]
  return {
    assetid,
    mapx: mapx === -1 ? null : mapx,
    mapy: mapy === -1 ? null : mapy,
    floorplanid: ground.floorplanid[entry] || null,
    locationid: ground.locationid[entry] || null,
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
