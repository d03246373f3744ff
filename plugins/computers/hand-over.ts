import { type NamedRow, type Reader, relationship, type Work } from '@shopdb/contract'

type Tie = NamedRow<typeof relationship>

/** Whose ties are handed over, and to whom. */
export interface Handing {
  readonly from: number
  readonly to: number
}

/** By what a computer controls machines. What came with other ties follows these by itself. */
export async function controlsOf(reader: Reader, sourceassetid: number): Promise<readonly Tie[]> {
  const ties = await reader.listAll(relationship, { sourceassetid, 'propagatedfromid.isnull': true })
  return ties.filter(({ relationshiptypename }) => relationshiptypename === 'controls')
}

/** Hands over the machines that a computer controls. */
export async function handMachines(work: Work, handing: Handing): Promise<void> {
  await aim(work, await controlsOf(work, handing.from), handing)
}

/** Hands over what a computer is connected to; ports follow. Where the other is connected already, each keeps its own. */
export async function handConnections(work: Work, handing: Handing): Promise<void> {
  const { from, to } = handing
  const known = [to, ...(await connectionsOf(work, to)).map((tie) => otherEnd(tie, to))]
  const ties = await connectionsOf(work, from)
  const free = ties.filter((tie) => !known.includes(otherEnd(tie, from)))
  await aim(work, free, handing)
}

async function connectionsOf(reader: Reader, assetid: number): Promise<readonly Tie[]> {
  const ends = [{ sourceassetid: assetid }, { targetassetid: assetid }]
  const ties = await Promise.all(ends.map((end) => reader.listAll(relationship, end)))
  return ties.flat().filter(({ relationshiptypename }) => relationshiptypename === 'connectedto')
}

const otherEnd = ({ sourceassetid, targetassetid }: Tie, assetid: number): number =>
  sourceassetid === assetid ? targetassetid : sourceassetid

async function aim(work: Work, ties: readonly Tie[], { from, to }: Handing): Promise<void> {
  for (const { relationshipid, sourceassetid } of ties) {
    const end = sourceassetid === from ? { sourceassetid: to } : { targetassetid: to }
    await work.update(relationship, relationshipid, end)
  }
}
