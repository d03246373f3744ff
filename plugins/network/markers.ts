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
    const { data } = await platform.list(networkdevice, filter, { perpage: 500, total: false })
    const closets = await portsByPlace(platform, data.filter(isCloset))
    const switches = await portCounts(
      platform,
      data.filter((one) => !isCloset(one)).map(({ assetid }) => assetid),
    )
    return [...closets.values(), ...switches].filter(({ ports }) => ports > 0).map(portNote)
  },
}

const isCloset = ({ kind }: RowOf<typeof networkdevice>): boolean => kind === 'closet'

function portNote(count: PortCount): MarkerNote {
  const tone = count.free === 0 ? 'warning' : 'info'
  return { assetid: count.deviceid, note: portsWord(count), badge: String(count.free), tone }
}
