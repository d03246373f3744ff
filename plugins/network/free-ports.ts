import { defineCount, defineFreeEnds } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { port } from './ports.ts'

/** Others have no cable in them by their nature, and are not counted. */
const cabled = { isenabled: true, medium: ['copper', 'fiber', 'power'] } as const

/** How many ports a device has left, in lists and on the map; a closet has those of the switches in it. */
export const freePorts = defineFreeEnds(port, networkdevice, {
  called: 'ports',
  where: cabled,
  gathers: { where: { kind: 'closet' }, from: { kind: 'switch' } },
  column: { name: 'freeports', label: 'Free ports' },
  // What has fewer ports is no place to plug things in.
  several: 5,
  marked: { kind: ['closet', 'switch'] },
})

/** How many of the ports that may have a cable have one. */
export const cabledPorts = defineCount(port, {
  title: 'Ports with a cable',
  unit: 'ports',
  where: { ...cabled, 'connectedassetid.isnull': false },
  among: cabled,
})
