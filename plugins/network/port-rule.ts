import { conflict, invalid, type Reader, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { pairOf } from './cables.ts'
import { port } from './ports.ts'
import { followCable } from './wires.ts'

type Port = RowOf<typeof port>

/** One cable in a port: where it leads to a port, that one says the same, and the relation between the two assets follows. */
export const portRule = writeRule(port, {
  before: async (reader, { before, after }) => {
    if (!after.isactive) return {}
    if (after.connectedassetid === after.deviceid) throw ownCable()
    const { remoteportid } = after
    if (remoteportid === null) return {}
    const isLeft = before?.remoteportid === remoteportid && before.connectedassetid !== after.connectedassetid
    if (isLeft) return { remoteportid: null }
    return { connectedassetid: await freeFarEnd(reader, after) }
  },
  after: async (work, { before, after }) => {
    for (const pair of [pairOf(before), pairOf(after)]) if (pair) await followCable(work, pair, { before, after })
    await mendFarEnd(work, before, after)
  },
})

function ownCable(): Error {
  return invalid('A cable leads to another device.', [
    { path: '/connectedassetid', message: 'must be another asset than the device of the port' },
  ])
}

/** The device at the other end, whose port must be free or lead here. */
async function freeFarEnd(reader: Reader, { portid, deviceid, remoteportid }: Port): Promise<number> {
  const far = await reader.get(port, Number(remoteportid))
  const refuse = (message: string): Error =>
    conflict(`Port ${far.name} ${message}.`, [
      { path: '/remoteportid', message: `must be a free port; ${far.name} ${message}` },
    ])
  if (far.deviceid === deviceid) throw refuse('is of the same device')
  if (!far.isactive) throw refuse('was removed')
  if (far.remoteportid !== null && far.remoteportid !== portid) throw refuse('has a cable to another port')
  if (far.connectedassetid !== null && far.connectedassetid !== deviceid) throw refuse('has a cable to something else')
  return far.deviceid
}

/** The port that the cable left is free again; the one that it leads to says so. */
async function mendFarEnd(work: Work, before: Port | undefined, after: Port): Promise<void> {
  const { portid, deviceid } = after
  const [old, now] = [farOf(before), farOf(after)]
  if (old !== null && old !== now && (await work.get(port, old)).remoteportid === portid)
    await work.update(port, old, { remoteportid: null, connectedassetid: null })
  if (now !== null && (await work.get(port, now)).remoteportid !== portid)
    await work.update(port, now, { remoteportid: portid, connectedassetid: deviceid })
}

const farOf = (one: Port | undefined): number | null => (one?.isactive ? one.remoteportid : null)
