import { asset, location, type PastTie, type RowOf } from '@shopdb/contract'
import { type Span, staysOf, touches } from './periods.ts'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Days, both included, in which what a tool measured is asked for; `from` is null for as long as it is known. */
export interface Period {
  readonly from: string | null
  readonly until: string
}

/** A machine, or anything else, that a tool was tied to. */
export interface RecalledTie extends Span {
  readonly other: RowOf<typeof asset> | undefined
  readonly type: string
  readonly label: string | null
}

/** A place where a tool was. */
export interface RecalledPlace extends Span {
  readonly locationid: number
  readonly name: string
}

/** Where a tool was and what it may have measured. */
export interface Recall {
  readonly ties: readonly RecalledTie[]
  readonly places: readonly RecalledPlace[]
  readonly uses: readonly RowOf<typeof tooluse>[]
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

const startOf = ({ from }: Period): string | undefined => (from === null ? undefined : `${from}T00:00:00.000Z`)

async function recalledTies(site: ToolSite, assetid: number, period: Period): Promise<readonly RecalledTie[]> {
  const ties = (await site.ties(assetid, startOf(period))).filter((tie) => touches(tie, period.from, period.until))
  const otherOf = ({ sourceassetid, targetassetid }: PastTie): number =>
    sourceassetid === assetid ? targetassetid : sourceassetid
  const ids = [...new Set(ties.map(otherOf))].slice(0, 500)
  const others =
    ids.length === 0 ? [] : (await site.list(asset, { assetid: ids, ...removedToo }, { perpage: 500 })).data
  const byid = new Map(others.map((one) => [one.assetid, one]))
  return ties.map((tie) => {
    const { type, label, from, until } = tie
    return { other: byid.get(otherOf(tie)), type, label, from, until }
  })
}

/** A machine that is gone made parts as well. */
const removedToo = { 'isactive.isnull': false } as const

async function recalledPlaces(site: ToolSite, assetid: number, period: Period): Promise<readonly RecalledPlace[]> {
  const [tool, entries] = [
    await site.get(measuringtool, assetid),
    await site.history(measuringtool, assetid, startOf(period)),
  ]
  const stays = staysOf(entries, 'locationid', tool.locationid)
    .filter((stay) => typeof stay.value === 'number' && touches(stay, period.from, period.until))
    .map(({ value, ...span }) => ({ ...span, locationid: Number(value) }))
  const ids = [...new Set(stays.map(({ locationid }) => locationid))]
  const known =
    ids.length === 0 ? [] : (await site.list(location, { locationid: ids, ...removedToo }, { perpage: 500 })).data
  const names = new Map(known.map(({ locationid, name }) => [locationid, name]))
  return stays.map((stay) => ({ ...stay, name: names.get(stay.locationid) ?? `Location ${stay.locationid}` }))
}

async function recalledUses(site: ToolSite, measuringtoolid: number, { from, until }: Period): Promise<Recall['uses']> {
  const since = from === null ? {} : { 'useddate.gte': from }
  const uses = await site.list(
    tooluse,
    { measuringtoolid, 'useddate.lte': until, ...since },
    { sort: '-useddate', perpage: 200 },
  )
  return uses.data
}
