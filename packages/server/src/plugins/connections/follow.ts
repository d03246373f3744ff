import { type NamedRow, relationship, type Work } from '@shopdb/contract'
import { type Connecting, endOf } from './connecting.ts'
import { type End, isSame, type Pair, wireOf } from './wire.ts'

/** The only kind of relation that follows from rows. */
export const kind = 'connectedto'

/** An end as it was and as it is now. */
export interface Written {
  readonly was: End | undefined
  readonly now: End
}

/**
 * Makes the relation of two assets what the ends between them say, one having been written. A relation that reads otherwise than
 * they did is somebody's own word, and stays; one that somebody has ended is made again by the end that leads there only.
 */
export async function followPair(
  work: Work,
  all: readonly Connecting[],
  { pair, was, now }: Written & { readonly pair: Pair },
): Promise<void> {
  const assetids = [pair.one, pair.other]
  const ends = await endsBetween(work, all, assetids)
  const wanted = wireOf(pair, ends)
  const tie = await findTie(work, assetids)
  if (tie === undefined) {
    const isLed = ends.some((end) => isSame(end, now))
    return wanted && isLed ? void (await work.relate({ type: kind, ...wanted })) : undefined
  }
  const former = wireOf(pair, [...ends.filter((end) => !isSame(end, now)), ...(was ? [was] : [])])
  const isOurs = tie.label === null || tie.label === former?.label
  if (!isOurs || tie.label === wanted?.label) return
  if (wanted) return void (await work.update(relationship, tie.relationshipid, { label: wanted.label }))
  await work.remove(relationship, tie.relationshipid)
}

/** The ends of all tables: two assets have one relation, whatever joins them. */
async function endsBetween(
  work: Work,
  all: readonly Connecting[],
  assetids: readonly number[],
): Promise<readonly End[]> {
  const ends: End[] = []
  for (const connecting of all) {
    const { declaration, owner, to } = connecting
    const rows = await work.listAll(declaration, { [owner]: assetids, [to]: assetids })
    ends.push(...rows.map((row) => endOf(connecting, row)))
  }
  return ends
}

/** The relation that stands for what joins them. */
async function findTie(work: Work, assetids: readonly number[]): Promise<NamedRow<typeof relationship> | undefined> {
  const ties = await work.listAll(relationship, { sourceassetid: assetids, targetassetid: assetids })
  return ties.find(({ relationshiptypename }) => relationshiptypename === kind)
}
