import { addDays, asset, location, type NamedRow, type PastTie } from '@shopdb/contract'
import { type Span, staysOf, touches } from './periods.ts'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Days, both included, in which what a tool measured is asked for; `from` is null for as long as it is known. */
export interface Period {
  readonly from: string | null
  readonly until: string
}

/** Where a tool was and what it may have measured. */
export interface Recall {
  /** What it was tied to; undefined where that was purged. */
  readonly ties: readonly (PastTie & { readonly other: NamedRow<typeof asset> | undefined })[]
  readonly places: readonly (Span & { readonly locationid: number; readonly name: string })[]
  readonly uses: readonly NamedRow<typeof tooluse>[]
}

/** Every machine and place that a tool was tied to in a period, now and in the past, and the uses that were written down. */
export async function recallOf(site: ToolSite, assetid: number, period: Period): Promise<Recall> {
  const [ties, places, uses] = await Promise.all([
    recalledTies(site, assetid, period),
    recalledPlaces(site, assetid, period),
    recalledUses(site, assetid, period),
  ])
  return { ties, places, uses }
}

/** Early enough wherever the site is: its day may begin most of a day before that of UTC. */
const startOf = ({ from }: Period): string | undefined =>
  from === null ? undefined : `${addDays(from, -1)}T00:00:00.000Z`

/** A machine that is gone made parts as well. */
const removedToo = { isactive: [true, false] }

async function recalledTies(site: ToolSite, assetid: number, period: Period): Promise<Recall['ties']> {
  const known = await site.ties(assetid, startOf(period))
  const ties = known
    .filter((tie) => touches(tie, period.from, period.until))
    .map((tie) => ({ tie, otherid: tie.sourceassetid === assetid ? tie.targetassetid : tie.sourceassetid }))
  const others = await site.listAll(asset, { assetid: ties.map(({ otherid }) => otherid), ...removedToo })
  const byid = new Map(others.map((one) => [one.assetid, one]))
  return ties.map(({ tie, otherid }) => ({ ...tie, other: byid.get(otherid) }))
}

async function recalledPlaces(site: ToolSite, assetid: number, period: Period): Promise<Recall['places']> {
  const tool = await site.get(measuringtool, assetid)
  // All of it: what a tool was brought back as is told by the entry of its going, however long before.
  const entries = await site.history(measuringtool, assetid)
  const stays = staysOf(entries, 'locationid', tool.locationid)
    .filter((stay) => typeof stay.value === 'number' && touches(stay, period.from, period.until))
    .map(({ value, ...span }) => ({ ...span, locationid: Number(value) }))
  const places = await site.listAll(location, { locationid: stays.map(({ locationid }) => locationid), ...removedToo })
  const names = new Map(places.map(({ locationid, name }) => [locationid, name]))
  return stays.map((stay) => ({ ...stay, name: names.get(stay.locationid) ?? `Location ${stay.locationid}` }))
}

function recalledUses(site: ToolSite, measuringtoolid: number, { from, until }: Period): Promise<Recall['uses']> {
  const since = from === null ? {} : { 'useddate.gte': from }
  return site.listAll(tooluse, { measuringtoolid, 'useddate.lte': until, ...since }, { sort: '-useddate' })
}
