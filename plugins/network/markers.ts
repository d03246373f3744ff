import type { MarkerNote, Markers } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { type PortCount, portsLeft, portsWord } from './port-counts.ts'
import type { networksettings } from './settings.ts'

/** On the map, a closet and a switch say how many of their ports are free. */
export const portMarkers: Markers<typeof networksettings> = {
  of: networkdevice,
  notes: async (platform, assetids) => {
    const devices = await platform.listAll(networkdevice, { assetid: assetids, kind: ['closet', 'switch'] })
    const closets = new Set(devices.filter(({ kind }) => kind === 'closet').map(({ assetid }) => assetid))
    const counts = await portsLeft(platform, devices)
    return counts.map((count) => noteOf(count, closets.has(count.deviceid)))
  },
}

/** Where to plug something in is read from afar, so the number stands on a closet. */
function noteOf({ deviceid, ports, free }: PortCount, iscloset: boolean): MarkerNote {
  const note = { assetid: deviceid, note: portsWord({ ports, free }), tone: free === 0 ? 'warning' : 'info' } as const
  if (free === 0) return { ...note, badge: '0' }
  return iscloset ? { ...note, badge: free > 999 ? '+' : String(free) } : note
}
