import { type NamedRow, relationship, type Work } from '@shopdb/contract'
import { type CabledPort, type Pair, wireOf } from './cables.ts'
import { port } from './ports.ts'

/** A port as it was and as it is now. */
interface Written {
  readonly before: CabledPort | undefined
  readonly after: CabledPort
}

/**
 * Makes the relation of two assets what their ports say, a port having been written. A relation that reads otherwise than the
 * ports did is somebody's own word, and stays; one that somebody has ended is made again by the port that leads there only.
 */
export async function followCable(work: Work, pair: Pair, { before, after }: Written): Promise<void> {
  const ends = [pair.one, pair.other]
  const ports = await work.listAll(port, { deviceid: ends, connectedassetid: ends })
  const wanted = wireOf(pair, ports)
  const tie = await findTie(work, ends)
  if (tie === undefined) {
    const isLed = ports.some(({ portid }) => portid === after.portid)
    return wanted && isLed ? void (await work.relate({ type: 'connectedto', ...wanted })) : undefined
  }
  const former = before && wireOf(pair, [...ports.filter(({ portid }) => portid !== before.portid), before])
  const isOurs = tie.label === null || tie.label === former?.label
  if (!isOurs || tie.label === wanted?.label) return
  if (wanted) return void (await work.update(relationship, tie.relationshipid, { label: wanted.label }))
  await work.remove(relationship, tie.relationshipid)
}

/** The relation that stands for their cables. */
async function findTie(work: Work, ends: readonly number[]): Promise<NamedRow<typeof relationship> | undefined> {
  const ties = await work.listAll(relationship, { sourceassetid: ends, targetassetid: ends })
  return ties.find(({ relationshiptypename }) => relationshiptypename === 'connectedto')
}
