import { relationship, relationshiptype, type RowOf, type Work } from '@shopdb/contract'
import { type CabledPort, type Pair, type Wire, wireOf } from './cables.ts'
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
  const tie = await findTie(work, pair)
  if (tie === undefined) {
    const isLed = ports.some(({ portid }) => portid === after.portid)
    return wanted && isLed ? void (await work.relate({ type: 'connectedto', ...wanted })) : undefined
  }
  const former = before && wireOf(pair, [...ports.filter(({ portid }) => portid !== before.portid), before])
  if (!isOurs(tie, former) || tie.label === wanted?.label) return
  if (wanted) return void (await work.update(relationship, tie.relationshipid, { label: wanted.label }))
  await work.remove(relationship, tie.relationshipid)
}

type Tie = RowOf<typeof relationship>

async function findTie(work: Work, { one, other }: Pair): Promise<Tie | undefined> {
  const type = await work.find(relationshiptype, { name: 'connectedto' })
  if (!type) return undefined
  const { relationshiptypeid } = type
  return await work.find(relationship, { relationshiptypeid, sourceassetid: [one, other], targetassetid: [one, other] })
}

function isOurs({ label }: Tie, former: Wire | undefined): boolean {
  return label === null || label === former?.label
}
