import { type Seed, seedRows } from '@shopdb/contract'
import { addressspace } from './addresses.ts'
import { networkzone } from './vlans.ts'

/** One address space, and the zones that most plants have. A site adds its own. */
export const networkSeeds: readonly Seed[] = [
  seedRows(addressspace, [{ name: 'Plant', description: 'All addresses, where none are used twice' }]),
  seedRows(networkzone, [
    { name: 'Office', purduelevel: '4', description: 'Offices and their servers' },
    { name: 'Industrial DMZ', purduelevel: '3.5', description: 'What both the offices and the floor reach' },
    { name: 'Site operations', purduelevel: '3', description: 'Servers of the shop floor' },
    { name: 'Cells', purduelevel: '2', description: 'PCs and panels of the machines' },
    { name: 'Controls', purduelevel: '1', description: 'Controls, drives and sensors' },
  ]),
]
