import type { Platform } from '@shopdb/contract'
import { portWord } from './cables.ts'
import type { Step, Steps, Stop } from './find-path.ts'

type Query = Platform['query']

/**
 * The steps over cables that are in ports, and over relations that no port tells of. `ends` are walked through as a whole even
 * where they are patch panels.
 */
export function cableSteps(query: Query, ends: readonly number[]): Steps {
  return async (stops) => {
    const assetids = [...new Set(stops.map(({ assetid }) => assetid))]
    const all = await cablesAt(query, assetids)
    const plain = await tiesAt(query, assetids)
    const known = new Set(all.map((cable) => pairKey(cable.near.assetid, cable.far.assetid)))
    const cables = all.filter(({ near, far }) => near.isdata && far.isdata)
    const ties = plain.filter(
      ({ near, far }) => !known.has(pairKey(near.assetid, far.assetid)) && !near.ispanel && !far.ispanel,
    )
    return [...cables, ...ties].flatMap((cable) => stepsOver(cable, stops, ends))
  }
}

/** An end of a cable. */
interface End {
  readonly assetid: number
  readonly port: string | null
  readonly number: number | null
  readonly ispanel: boolean
  /** Not a socket for power, nor a console. */
  readonly isdata: boolean
}

interface Cable {
  readonly near: End
  readonly far: End
}

const pairKey = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

function stopOf({ assetid, number, ispanel }: End, ends: readonly number[]): Stop {
  return ispanel && number !== null && !ends.includes(assetid) ? { assetid, line: number } : { assetid }
}

/** The steps that a cable makes out of those of the stops that it starts at. */
function stepsOver({ near, far }: Cable, stops: readonly Stop[], ends: readonly number[]): readonly Step[] {
  const from = stopOf(near, ends)
  const to = stopOf(far, ends)
  const isHere = stops.some(({ assetid, line }) => assetid === from.assetid && line === from.line)
  return isHere ? [{ from, to, out: near.port, into: far.port }] : []
}

type Row = Readonly<Record<string, unknown>>

/** Cables in ports of these assets, and those of others' ports that lead to them. */
async function cablesAt(query: Query, assetids: readonly number[]): Promise<readonly Cable[]> {
  const [own, others] = await Promise.all([
    portsWhere(query, 'port.deviceid', assetids),
    portsWhere(query, 'port.connectedassetid', assetids),
  ])
  const mine = own.map((row): Cable => ({ near: endOf(row, ''), far: endOf(row, 'far') }))
  // A cable between two ports is told by each of them; one that only the other's port tells of has no port here.
  const theirs = others
    .filter((row) => row['farportid'] === null)
    .map((row): Cable => ({ near: endOf(row, 'far'), far: endOf(row, '') }))
  return [...mine, ...theirs]
}

async function portsWhere(
  query: Query,
  column: 'port.deviceid' | 'port.connectedassetid',
  assetids: readonly number[],
): Promise<readonly Row[]> {
  return await query
    .selectFrom('ports as port')
    .innerJoin('networkdevices as device', 'device.assetid', 'port.deviceid')
    .innerJoin('assets as other', 'other.assetid', 'port.connectedassetid')
    .innerJoin('assets as owner', 'owner.assetid', 'port.deviceid')
    .leftJoin('networkdevices as fardevice', 'fardevice.assetid', 'port.connectedassetid')
    .leftJoin('ports as farport', 'farport.portid', 'port.remoteportid')
    .select([
      'port.deviceid as assetid',
      'port.name as port',
      'port.number as number',
      'port.medium as medium',
      'device.kind as kind',
      'port.connectedassetid as farassetid',
      'farport.portid as farportid',
      'farport.name as farport',
      'farport.number as farnumber',
      'fardevice.kind as farkind',
    ])
    .where('port.isactive', '=', 1)
    .where('other.isactive', '=', 1)
    .where('owner.isactive', '=', 1)
    .where(column, 'in', assetids)
    .execute()
}

function endOf(row: Row, side: '' | 'far'): End {
  const port = row[side === '' ? 'port' : 'farport'] ?? null
  const number = row[`${side}number`] ?? null
  return {
    assetid: Number(row[`${side}assetid`]),
    port: port === null ? null : portWord(String(port)),
    number: number === null ? null : Number(number),
    ispanel: row[`${side}kind`] === 'patch panel',
    isdata: row['medium'] !== 'power' && row['medium'] !== 'console',
  }
}

/** Relations of these assets that say connected, without ports. */
async function tiesAt(query: Query, assetids: readonly number[]): Promise<readonly Cable[]> {
  const [from, to] = await Promise.all([
    tiesWhere(query, ['sourceassetid', 'targetassetid'], assetids),
    tiesWhere(query, ['targetassetid', 'sourceassetid'], assetids),
  ])
  return [...from, ...to]
}

type Sides = readonly ['sourceassetid', 'targetassetid'] | readonly ['targetassetid', 'sourceassetid']

async function tiesWhere(query: Query, [near, far]: Sides, assetids: readonly number[]): Promise<readonly Cable[]> {
  const rows = await query
    .selectFrom('assetrelationships as tie')
    .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'tie.relationshiptypeid')
    .innerJoin('assets as other', 'other.assetid', `tie.${far}`)
    .leftJoin('networkdevices as device', 'device.assetid', `tie.${near}`)
    .leftJoin('networkdevices as fardevice', 'fardevice.assetid', `tie.${far}`)
    .select([`tie.${near} as assetid`, `tie.${far} as farassetid`, 'device.kind as kind', 'fardevice.kind as farkind'])
    .where('type.name', '=', 'connectedto')
    .where('tie.isactive', '=', 1)
    .where('other.isactive', '=', 1)
    .where(`tie.${near}`, 'in', assetids)
    .execute()
  return rows.map((row) => ({ near: endOf(row, ''), far: endOf(row, 'far') }))
}
