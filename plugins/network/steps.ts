import type { Platform } from '@shopdb/contract'
import { keyOf, type Steps, type Stop } from './find-path.ts'
import { portWord } from './words.ts'

type Query = Platform['query']
type Row = Readonly<Record<string, unknown>>

/** An end of a cable; a port that is not known has no name and no number. */
interface End {
  readonly assetid: number
  readonly port: string | null
  readonly number: number | null
}

/** A cable, or a relation that stands for one. */
interface Cable {
  readonly ends: readonly [End, End]
  /** Not for power, nor to a console. */
  readonly isdata: boolean
}

/**
 * The steps over cables that are in ports, and over relations that no port tells of. `ends` are walked through as a whole even
 * where they are patch panels.
 */
export async function cableSteps(query: Query, ends: readonly number[]): Promise<Steps> {
  const panels = await listPanels(query)
  const isPanel = ({ assetid }: End): boolean => panels.has(assetid) && !ends.includes(assetid)
  const stopOf = (end: End): Stop =>
    end.number !== null && isPanel(end) ? { assetid: end.assetid, line: end.number } : { assetid: end.assetid }
  return async (stops) => {
    const here = new Set(stops.map(keyOf))
    const assetids = [...new Set(stops.map(({ assetid }) => assetid))]
    const [cables, ties] = await Promise.all([cablesAt(query, assetids), tiesAt(query, assetids)])
    const told = new Set(cables.map(pairKey))
    const untold = ties.filter((tie) => !told.has(pairKey(tie)) && !tie.ends.some(isPanel))
    return [...cables.filter(({ isdata }) => isdata), ...untold]
      .flatMap(({ ends: [one, other] }) => [[one, other] as const, [other, one] as const])
      .map(([near, far]) => ({ from: stopOf(near), to: stopOf(far), out: near.port, into: far.port }))
      .filter(({ from }) => here.has(keyOf(from)))
  }
}

const pairKey = ({ ends: [one, other] }: Cable): string =>
  [one.assetid, other.assetid].toSorted((first, second) => first - second).join(' ')

async function listPanels(query: Query): Promise<ReadonlySet<number>> {
  const rows = await query.selectFrom('networkdevices').select('assetid').where('kind', '=', 'patch panel').execute()
  return new Set(rows.map((row) => Number(row['assetid'])))
}

const portcolumns = [
  'port.deviceid as assetid',
  'port.name as port',
  'port.number as number',
  'port.medium as medium',
  'port.connectedassetid as farassetid',
  'far.name as farport',
  'far.number as farnumber',
] as const

/** Cables in ports of these assets, and in ports of others that lead to them. */
async function cablesAt(query: Query, assetids: readonly number[]): Promise<readonly Cable[]> {
  const ports = (['port.deviceid', 'port.connectedassetid'] as const).map((column) =>
    query
      .selectFrom('ports as port')
      .innerJoin('assets as device', 'device.assetid', 'port.deviceid')
      .innerJoin('assets as other', 'other.assetid', 'port.connectedassetid')
      .leftJoin('ports as far', 'far.portid', 'port.remoteportid')
      .select(portcolumns)
      .where('port.isactive', '=', 1)
      .where('device.isactive', '=', 1)
      .where('other.isactive', '=', 1)
      .where(column, 'in', assetids)
      .execute(),
  )
  return (await Promise.all(ports)).flat().map(cableOf)
}

const tiecolumns = ['tie.sourceassetid as assetid', 'tie.targetassetid as farassetid'] as const

/** Relations of these assets that say connected. */
async function tiesAt(query: Query, assetids: readonly number[]): Promise<readonly Cable[]> {
  const ties = (['tie.sourceassetid', 'tie.targetassetid'] as const).map((column) =>
    query
      .selectFrom('assetrelationships as tie')
      .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'tie.relationshiptypeid')
      .innerJoin('assets as source', 'source.assetid', 'tie.sourceassetid')
      .innerJoin('assets as target', 'target.assetid', 'tie.targetassetid')
      .select(tiecolumns)
      .where('type.name', '=', 'connectedto')
      .where('tie.isactive', '=', 1)
      .where('source.isactive', '=', 1)
      .where('target.isactive', '=', 1)
      .where(column, 'in', assetids)
      .execute(),
  )
  return (await Promise.all(ties)).flat().map(cableOf)
}

function cableOf({ assetid, port, number, farassetid, farport, farnumber, medium }: Row): Cable {
  return {
    ends: [endOf(assetid, port, number), endOf(farassetid, farport, farnumber)],
    isdata: medium !== 'power' && medium !== 'console',
  }
}

const endOf = (assetid: unknown, port: unknown, number: unknown): End => ({
  assetid: Number(assetid),
  port: typeof port === 'string' ? portWord(port) : null,
  number: typeof number === 'number' ? number : null,
})
