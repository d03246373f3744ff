import { defineColumns, type RowOf } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { makerOf } from './mac-maker.ts'
import type { NetworkPlatform } from './settings.ts'
import { subnetsAround } from './subnets-around.ts'
import { type Use, usesOf } from './utilisation.ts'
import { subnetWord } from './words.ts'

/** What lists of the network tell beyond the rows. */
export const networkColumns = [
  ...defineColumns(subnet, {
    columns: { recorded: 'Addresses', used: { label: 'In use', unit: '%' }, free: 'Free' },
    cells: async (platform: NetworkPlatform, rows) => {
      const full = await platform.settings.get('fullpercent')
      return (await usesOf(platform, rows)).map((use) => useCells(use, full))
    },
  }),
  ...defineColumns(address, {
    columns: { subnet: 'Subnet' },
    cells: async (platform, rows) => {
      const around = await subnetsAround(platform, rows)
      return rows.map(around).map((within) => ({ subnet: within ? subnetWord(within) : null }))
    },
  }),
  ...defineColumns(address, {
    columns: { maker: 'Maker by MAC' },
    cells: (_platform, rows) => rows.map(({ macaddress }) => ({ maker: makerOf(macaddress) ?? null })),
  }),
]

/** How full a subnet is; `full` is from where the site wants to know. */
function useCells({ iscontainer, recorded, percent, free }: Use & RowOf<typeof subnet>, full: number) {
  const isFull = !iscontainer && Number(percent) >= full
  return {
    recorded: iscontainer ? null : recorded,
    used: { value: percent, tone: isFull ? 'warning' : 'neutral' },
    free: { value: free, tone: free === 0 ? 'error' : 'neutral' },
  } as const
}
