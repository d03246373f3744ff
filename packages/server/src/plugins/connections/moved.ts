/** A relation, as far as what joins the two assets goes. */
export interface Tie {
  readonly sourceassetid: number
  readonly targetassetid: number
  readonly relationshiptypeid: number
  /** The relation that it came with: such a one tells of nothing that joins them. */
  readonly propagatedfromid: number | null
  readonly isactive: boolean
}

/** Where ends led whose relation was ended or aimed elsewhere, and where one of an asset leads now. */
export interface Moved {
  readonly assetids: readonly number[]
  readonly leadsTo: (assetid: number) => number | null
}

/** What a write of a relation means for the ends behind it; undefined where they stay. */
export function movedEnds(before: Tie | undefined, after: Tie): Moved | undefined {
  if (!before?.isactive || before.propagatedfromid !== null) return undefined
  const isKept = after.isactive && after.relationshiptypeid === before.relationshiptypeid
  const assetids = [before.sourceassetid, before.targetassetid]
  const now = isKept ? [after.sourceassetid, after.targetassetid] : []
  if (assetids.every((assetid) => now.includes(assetid))) return undefined
  return {
    assetids,
    leadsTo: (assetid) => (now.includes(assetid) ? (now.find((one) => one !== assetid) ?? null) : null),
  }
}
