import type { Column, Platform, RowOf } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { portsByPlace } from './closets.ts'
import { networkdevice } from './devices.ts'
import { macTable, makerOf } from './mac-maker.ts'
import { type PortCount, portCounts } from './port-counts.ts'
import type { networksettings } from './settings.ts'
import { subnetsAround } from './subnets-around.ts'
import { type Utilisation, utilisationOf, writeCount } from './utilisation.ts'

/** What has fewer ports is no place to plug things in. */
const several = 5

type Here = Platform<typeof networksettings>

/** What lists of the network tell beyond the rows. */
export const networkColumns: readonly Column<typeof networksettings>[] = [
  {
    of: subnet,
    name: 'recorded',
    label: 'Addresses',
    values: async (platform, ids) =>
      (await useOf(platform, ids)).map(({ subnetid, recorded, free }) => ({
        id: subnetid,
        value: free === undefined ? null : recorded,
      })),
  },
  {
    of: subnet,
    name: 'used',
    label: 'In use',
    unit: '%',
    values: async (platform, ids) => {
      const full = (await platform.settings.get('fullpercent')) ?? 80
      const used = await useOf(platform, ids)
      return used.flatMap(({ subnetid, percent, free }) =>
        percent === null
          ? []
          : [{ id: subnetid, value: percent, tone: free !== undefined && percent >= full ? 'warning' : 'neutral' }],
      )
    },
  },
  {
    of: subnet,
    name: 'free',
    label: 'Free',
    values: async (platform, ids) =>
      (await useOf(platform, ids)).flatMap(({ subnetid, free }) =>
        free === undefined
          ? []
          : [{ id: subnetid, value: writeCount(free), ...(free === 0n ? { tone: 'error' as const } : {}) }],
      ),
  },
  {
    of: address,
    name: 'subnet',
    label: 'Subnet',
    values: async (platform, ids) => {
      const rows = await byId(platform, ids)
      const around = await subnetsAround(platform, rows)
      return rows.flatMap((row) => {
        const within = around(row)
        return within ? [{ id: row.addressid, value: [within.cidr, within.name].filter(Boolean).join(' ') }] : []
      })
    },
  },
  {
    of: address,
    name: 'maker',
    label: 'Maker by MAC',
    values: async (platform, ids) => {
      const table = macTable()
      return (await byId(platform, ids)).flatMap(({ addressid, macaddress }) => {
        const maker = macaddress === null ? undefined : makerOf(table, macaddress)
        return maker === undefined ? [] : [{ id: addressid, value: maker }]
      })
    },
  },
  {
    of: networkdevice,
    name: 'freeports',
    label: 'Free ports',
    values: async (platform, ids) =>
      [...(await portCounts(platform, ids)), ...(await inClosets(platform, ids))].map(({ deviceid, ports, free }) => ({
        id: deviceid,
        value: `${free} of ${ports}`,
        ...(free === 0 && ports >= several ? { tone: 'warning' as const } : {}),
      })),
  },
]

async function inClosets(platform: Here, assetid: readonly number[]): Promise<readonly PortCount[]> {
  const { data } = await platform.list(networkdevice, { assetid, kind: 'closet' }, { perpage: 500, total: false })
  return [...(await portsByPlace(platform, data)).values()].filter(({ ports }) => ports > 0)
}

async function useOf(platform: Here, subnetid: readonly number[]): Promise<readonly Utilisation[]> {
  const { data } = await platform.list(subnet, { subnetid, isactive: [true, false] }, { perpage: 500, total: false })
  return await utilisationOf(platform, data)
}

async function byId(platform: Here, addressid: readonly number[]): Promise<readonly RowOf<typeof address>[]> {
  const { data } = await platform.list(address, { addressid, isactive: [true, false] }, { perpage: 500, total: false })
  return data
}
