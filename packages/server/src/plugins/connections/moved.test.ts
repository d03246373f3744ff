import { describe, expect, test } from 'vitest'
import { movedEnds, type Tie } from './moved.ts'

const [core, access, pc] = [1, 2, 3]

describe('what stands behind a relation that is written', () => {
  const tie: Tie = {
    sourceassetid: pc,
    targetassetid: access,
    relationshiptypeid: 9,
    propagatedfromid: null,
    isactive: true,
  }

  test('stays where it is made, worded otherwise, turned around, or was ended before', () => {
    expect(movedEnds(undefined, tie)).toBeUndefined()
    expect(movedEnds(tie, { ...tie })).toBeUndefined()
    expect(movedEnds(tie, { ...tie, sourceassetid: access, targetassetid: pc })).toBeUndefined()
    expect(movedEnds({ ...tie, isactive: false }, tie)).toBeUndefined()
    expect(movedEnds({ ...tie, propagatedfromid: 1 }, { ...tie, isactive: false })).toBeUndefined()
  })

  test('leads nowhere where it is ended or becomes another', () => {
    for (const after of [
      { ...tie, isactive: false },
      { ...tie, relationshiptypeid: 8 },
    ]) {
      const moved = movedEnds(tie, after)
      expect(moved?.assetids).toEqual([pc, access])
      expect(moved?.leadsTo(access)).toBeNull()
    }
  })

  test('leads where it is aimed, from the end that stays', () => {
    const moved = movedEnds(tie, { ...tie, sourceassetid: core })
    expect([moved?.leadsTo(access), moved?.leadsTo(pc)]).toEqual([core, null])
  })
})
