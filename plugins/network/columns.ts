import type { Column, ColumnValue } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { makerOf } from './mac-maker.ts'
import { portsLeft } from './port-counts.ts'
import type { networksettings } from './settings.ts'
import { subnetsAround } from './subnets-around.ts'
import { type Use, usesOf } from './utilisation.ts'
import { subnetWord, writeCount } from './words.ts'

type Own = Column<typeof networksettings>
type Head = Pick<Own, 'name' | 'label' | 'unit'>
type Told = Omit<ColumnValue, 'id'>

const isactive = [true, false]

/** What has fewer ports is no place to plug things in. */
const several = 5

/** What lists of the network tell beyond the rows. */
export const networkColumns: readonly Own[] = [
  ofSubnets({ name: 'recorded', label: 'Addresses' }, ({ recorded, free }) => ({
    value: free === undefined ? null : recorded,
  })),
  ofSubnets({ name: 'used', label: 'In use', unit: '%' }, ({ percent, free }, full) => ({
    value: percent,
    tone: free !== undefined && Number(percent) >= full ? 'warning' : 'neutral',
  })),
  ofSubnets({ name: 'free', label: 'Free' }, ({ free }) => ({
    value: writeCount(free),
    tone: free === 0n ? 'error' : 'neutral',
  })),
  {
    of: address,
    name: 'subnet',
    label: 'Subnet',
    values: async (platform, addressid) => {
      const rows = await platform.listAll(address, { addressid, isactive })
      const around = await subnetsAround(platform, rows)
      return rows.map((row) => {
        const within = around(row)
        return { id: row.addressid, value: within ? subnetWord(within) : null }
      })
    },
  },
  {
    of: address,
    name: 'maker',
    label: 'Maker by MAC',
    values: async (platform, addressid) => {
      const rows = await platform.listAll(address, { addressid, isactive })
      return rows.map((row) => ({ id: row.addressid, value: makerOf(row.macaddress) ?? null }))
    },
  },
  {
    of: networkdevice,
    name: 'freeports',
    label: 'Free ports',
    values: async (platform, assetid) => {
      const counts = await portsLeft(platform, await platform.listAll(networkdevice, { assetid, isactive }))
      return counts.map(({ deviceid, ports, free }) => {
        const tone = free === 0 && ports >= several ? 'warning' : 'neutral'
        return { id: deviceid, value: `${free} of ${ports}`, tone }
      })
    },
  },
]

/** A column of subnets that follows from how full each is; `full` is from where the site wants to know. */
function ofSubnets(head: Head, cellOf: (use: Use, full: number) => Told): Own {
  return {
    of: subnet,
    ...head,
    values: async (platform, subnetid) => {
      const full = await platform.settings.get('fullpercent')
      const uses = await usesOf(platform, await platform.listAll(subnet, { subnetid, isactive }))
      return uses.map((use) => ({ id: use.subnet.subnetid, ...cellOf(use, full) }))
    },
  }
}
