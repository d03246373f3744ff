import type { Platform } from '@shopdb/contract'

/** How many ports of a device may have a cable, and how many have none. */
export interface PortCount {
  readonly deviceid: number
  readonly ports: number
  readonly free: number
}

/** Ports without a cable in them by their nature are not counted. */
const cabled = ['copper', 'fiber', 'power']

/** The ports of these devices, counted; devices without any are left out. */
export async function portCounts(
  { query }: Pick<Platform, 'query'>,
  deviceids: readonly number[] | 'all',
): Promise<readonly PortCount[]> {
  const counted = query
    .selectFrom('ports')
    .select(({ fn }) => ['deviceid', fn.countAll().as('ports'), fn.count('connectedassetid').as('used')])
    .where('isactive', '=', 1)
    .where('isenabled', '=', 1)
    .where('medium', 'in', cabled)
    .groupBy('deviceid')
  const rows = await (deviceids === 'all' ? counted : counted.where('deviceid', 'in', deviceids)).execute()
  return rows.map((row) => {
    const ports = Number(row['ports'])
    return { deviceid: Number(row['deviceid']), ports, free: ports - Number(row['used']) }
  })
}

/** What people read of it: `5 of 24 ports free`. */
export function portsWord({ ports, free }: Pick<PortCount, 'ports' | 'free'>): string {
  return `${free} of ${ports} ports free`
}
