import { addDays, asset, heldWithin, invalidInput, type NamedRow, type PastSpan, type PastTie } from '@shopdb/contract'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Days, both included, in which what a tool measured is asked for; `from` is null for as long as it is known. */
export interface Period {
  readonly from: string | null
  readonly until: string
}

/** What is asked for ends no earlier than it begins. */
export function refuseBackwards(from: string | undefined, until: string): void {
  if (from !== undefined && from > until)
    throw invalidInput([{ path: '/until', message: `must not be before ${from}` }])
}

/** Something that a tool was tied to. */
export interface RecalledTie extends PastTie {
  /** Its number; as it was, where it was purged. */
  readonly number: string
  /** Undefined where it was purged. */
  readonly other: NamedRow<typeof asset> | undefined
}

/** Where a tool was and what it may have measured. */
export interface Recall {
  readonly ties: readonly RecalledTie[]
  readonly places: readonly (PastSpan & { readonly locationid: number; readonly name: string })[]
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
    .filter((tie) => heldWithin(tie, period.from, period.until))
    .map((tie) => ({ tie, otherid: tie.sourceassetid === assetid ? tie.targetassetid : tie.sourceassetid }))
  const others = await site.listAll(asset, { assetid: ties.map(({ otherid }) => otherid), ...removedToo })
  const byid = new Map(others.map((one) => [one.assetid, one]))
  const named = ties.map(async ({ tie, otherid }) => {
    const other = byid.get(otherid)
    return { ...tie, other, number: other?.assetnumber ?? (await purgedNumber(site, otherid)) }
  })
  return Promise.all(named)
}

/** What the history of an asset that is there no more calls it. */
async function purgedNumber(site: ToolSite, assetid: number): Promise<string> {
  const [last] = await site.history(asset, assetid)
  return last?.entityname ?? `Asset ${assetid}`
}

async function recalledPlaces(site: ToolSite, assetid: number, { from, until }: Period): Promise<Recall['places']> {
  const stays = await site.past(measuringtool, assetid, 'locationid')
  return stays.flatMap(({ value: locationid, name, ...span }) =>
    locationid !== null && heldWithin(span, from, until)
      ? [{ ...span, locationid, name: name ?? `Location ${locationid}` }]
      : [],
  )
}

function recalledUses(site: ToolSite, measuringtoolid: number, { from, until }: Period): Promise<Recall['uses']> {
  const since = from === null ? {} : { 'useddate.gte': from }
  return site.listAll(tooluse, { measuringtoolid, 'useddate.lte': until, ...since }, { sort: '-useddate' })
}
