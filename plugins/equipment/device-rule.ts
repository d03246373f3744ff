import { conflict, writeRule } from '@shopdb/contract'
import { isTellingUuid } from './device-identity.ts'
import { equipment } from './equipment.ts'
import { mtconnect } from './protocols.ts'

/** One uuid is one machine; those that adapters come with, or that only say its name, may be shared. */
export const deviceRule = writeRule(mtconnect, {
  before: async (reader, { before, after }) => {
    const { deviceuuid, devicename, assetid } = after
    if (!isTellingUuid(deviceuuid, [devicename]) || deviceuuid === before?.deviceuuid) return
    const other = await reader.find(mtconnect, { deviceuuid, 'assetid.ne': assetid })
    if (!other) return
    const { assetnumber } = await reader.get(equipment, other.assetid)
    throw conflict(`The device ${deviceuuid} is that of ${assetnumber} already.`, [
      { path: '/deviceuuid', message: `is that of ${assetnumber} already` },
    ])
  },
})
