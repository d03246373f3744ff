import { relationship, relationshiptype, writeRule } from '@shopdb/contract'
import { movedCables } from './cables.ts'
import { port } from './ports.ts'

/** Where relations are ended or aimed elsewhere, the ports of a cable go with its relation. */
export const cableRule = writeRule(relationship, {
  after: async (work, { before, after }) => {
    const moved = movedCables(before, after)
    if (!moved) return
    const { ends, leadsTo } = moved
    const ports = await work.listAll(port, { deviceid: ends, connectedassetid: ends })
    const type = ports.length > 0 ? await work.find(relationshiptype, { name: 'connectedto' }) : undefined
    if (type?.relationshiptypeid !== before?.relationshiptypeid) return
    for (const { portid, deviceid } of ports)
      await work.update(port, portid, { connectedassetid: leadsTo(deviceid), remoteportid: null })
  },
})
