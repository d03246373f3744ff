import type { Column, RowOf } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { type PortCount, portsLeft } from './port-counts.ts'
import { fullFrom, type Here, type networksettings } from './settings.ts'
import { subnetWord, writeCount } from './subnet-words.ts'
import { subnetsAround } from './subnets-around.ts'
import { type Utilisation, utilisationOf } from './utilisation.ts'

type Own = Column<typeof networksettings>
type Told = Awaited<ReturnType<Own['values']>>[number]
type Head = Pick<Own, 'name' | 'label' | 'unit'>

/** What lists of the network tell beyond the rows. */
export const networkColumns: readonly Own[] = [
  ofSubnets({ name: 'recorded', label: 'Addresses' }, ({ recorded, free }) =>
    free === undefined ? { value: null } : { value: recorded },
  ),
  ofSubnets({ name: 'used', label: 'In use', unit: '%' }, ({ percent, free }, full) => {
    if (percent === null) return undefined
    return { value: percent, tone: free !== undefined && percent >= full ? 'warning' : 'neutral' }
  }),
  ofSubnets({ name: 'free', label: 'Free' }, ({ free }) => {
    if (free === undefined) return undefined
    return free === 0n ? { value: 0, tone: 'error' } : { value: writeCount(free) }
  }),
  {
    of: address,
    name: 'subnet',
    label: 'Subnet',
    values: async (platform, ids) => {
      const rows = await byId(platform, ids)
      const around = await subnetsAround(platform, rows)
      return rows.flatMap((row) => {
        const within = around(row)
        return within ? [{ id: row.addressid, value: subnetWord(within) }] : []
      })
    },
  },
  {
    of: address,
    name: 'maker',
    label: 'Maker by MAC',
    values: async (platform, ids) =>
      (await byId(platform, ids)).map((row) => ({ id: row.addressid, value: makerOf(row.macaddress) ?? null })),
  },
  {
    of: networkdevice,
    name: 'freeports',
    label: 'Free ports',
    values: async (platform, ids) =>
      (await portsLeft(platform, await platform.listAll(networkdevice, { assetid: ids, isactive }))).map(portsCell),
  },
]

const isactive = [true, false]

/** What has fewer ports is no place to plug things in. */
const several = 5

function portsCell({ deviceid, ports, free }: PortCount): Told {
  const cell = { id: deviceid, value: `${free} of ${ports}` }
  return free === 0 && ports >= several ? { ...cell, tone: 'warning' } : cell
}

/** A column of subnets that follows from how full each is; `full` is from where the site wants to know. */
function ofSubnets(head: Head, cellOf: (use: Utilisation, full: number) => Omit<Told, 'id'> | undefined): Own {
  return {
    of: subnet,
    ...head,
    values: async (platform, subnetid) => {
      const full = await fullFrom(platform)
      const uses = await utilisationOf(platform, await platform.listAll(subnet, { subnetid, isactive }))
      return uses.flatMap((use) => {
        const cell = cellOf(use, full)
        return cell ? [{ id: use.subnetid, ...cell }] : []
      })
    },
  }
}

async function byId(platform: Here, addressid: readonly number[]): Promise<readonly RowOf<typeof address>[]> {
  return await platform.listAll(address, { addressid, isactive })
}
