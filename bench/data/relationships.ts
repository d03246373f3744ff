import { standingOf } from './assets.ts'
import type { Random } from './random.ts'
import type { Sizes } from './sizes.ts'

export interface Relationship {
  readonly sourceassetid: number
  readonly targetassetid: number
  /** 1 partof, 2 controls, 3 connectedto. */
  readonly relationshiptypeid: number
  readonly inheritsposition: 0 | 1
}

/** First the ties by which assets without a spot stand where another stands, then any ties; no two are the same. */
export function createRelationships({ assets, relationships }: Sizes, random: Random): readonly Relationship[] {
  const made: Relationship[] = []
  const known = new Set<string>()
  const add = (tie: Relationship): void => {
    const key = `${tie.sourceassetid} ${tie.targetassetid} ${tie.relationshiptypeid}`
    if (tie.sourceassetid === tie.targetassetid || known.has(key)) return
    known.add(key)
    made.push(tie)
  }
  for (let assetid = 1; assetid <= assets; assetid += 1) {
    if (standingOf(assetid) !== 'related') continue
    const relationshiptypeid = 1 + random.whole(2)
    add({ sourceassetid: assetid, targetassetid: placedAsset(assets, random), relationshiptypeid, inheritsposition: 1 })
  }
  const any = (): number => 1 + random.whole(assets)
  while (made.length < relationships) {
    add({ sourceassetid: any(), targetassetid: any(), relationshiptypeid: 1 + random.whole(3), inheritsposition: 0 })
  }
  return made
}

function placedAsset(assets: number, random: Random): number {
  for (;;) {
    const assetid = 1 + random.whole(assets)
    if (standingOf(assetid) === 'spot') return assetid
  }
}
