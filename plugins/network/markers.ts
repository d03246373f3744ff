import type { Markers } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { portsLeft, portsWord } from './port-counts.ts'

/** On the map, a closet and a switch say how many of their ports are free; the number stands on a closet, to be read from afar. */
export const portMarkers: Markers = {
  of: networkdevice,
  notes: async (platform, assetids) => {
    const devices = await platform.listAll(networkdevice, { assetid: assetids, kind: ['closet', 'switch'] })
    const closets = new Set(devices.filter(({ kind }) => kind === 'closet').map(({ assetid }) => assetid))
    return (await portsLeft(platform, devices)).map((count) => ({
      assetid: count.deviceid,
      note: portsWord(count),
      tone: count.free === 0 ? ('warning' as const) : ('info' as const),
      ...(count.free === 0 || closets.has(count.deviceid) ? { badge: count.free > 999 ? '+' : `${count.free}` } : {}),
    }))
  },
}
