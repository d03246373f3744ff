import type { MarkerNote, Markers, RowOf } from '@shopdb/contract'
import { portsByPlace } from './closets.ts'
import { networkdevice } from './devices.ts'
import { type PortCount, portCounts, portsWord } from './port-counts.ts'
import type { networksettings } from './settings.ts'

/** On the map, a closet and a switch say how many of their ports are free. */
export const portMarkers: Markers<typeof networksettings> = {
  of: networkdevice,
  notes: async (platform, assetids) => {
    const filter = { assetid: assetids, kind: ['closet', 'switch'] } as const
    const data = await platform.listAll(networkdevice, filter)
    const closets = await portsByPlace(platform, data.filter(isCloset))
    const switches = await portCounts(
      platform,
      data.filter((one) => !isCloset(one)).map(({ assetid }) => assetid),
    )
    return [...[...closets.values()].map(closetNote), ...switches.map(switchNote)].filter((note) => note !== undefined)
  },
}

const isCloset = ({ kind }: RowOf<typeof networkdevice>): boolean => kind === 'closet'

/** Where to plug something in is read from afar. */
function closetNote(count: PortCount): MarkerNote | undefined {
  if (count.ports === 0) return undefined
  return { ...switchNote(count), badge: count.free > 999 ? '+' : String(count.free) }
}

function switchNote(count: PortCount): MarkerNote {
  const note = { assetid: count.deviceid, note: portsWord(count) }
  return count.free === 0 ? { ...note, tone: 'warning', badge: '0' } : { ...note, tone: 'info' }
}
