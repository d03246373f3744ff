import type { AssetRelation } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { choicesOf } from './relation-choices.ts'
import { bodyOf, draftOf } from './relation-draft.ts'
import { groupRelations } from './relation-groups.ts'

const types = [
  { relationshiptypeid: 1, forwardlabel: 'is part of', reverselabel: 'has the part' },
  { relationshiptypeid: 3, forwardlabel: 'is connected to', reverselabel: 'is connected to' },
]
const choices = choicesOf(types)

/** As much of a relation as the rules look at. */
const relation = (more: Partial<AssetRelation>): AssetRelation => {
  const known = { relationshiptypeid: 1, isforward: true, verb: 'is part of', label: null, inheritsposition: true }
  const rest = { propagatesthroughid: null, notes: null, other: { assetid: 8 } }
  // Nothing else of it is read here.
  return { ...known, ...rest, ...more } as AssetRelation
}

describe('a relation as it is written down', () => {
  test('what reads the same from both ends is offered once', () => {
    expect(choices.map((one) => one.label)).toEqual(['is part of', 'has the part', 'is connected to'])
  })

  test('told from its other end, the ends change places', () => {
    const draft = { ...draftOf(choices), choice: '1 backward', otherid: 8, label: ' left ' }
    expect(bodyOf(draft, choices, { assetid: 5 })).toMatchObject({ sourceassetid: 8, targetassetid: 5, label: 'left' })
  })

  test('without another asset there is nothing to send', () => {
    expect(bodyOf(draftOf(choices), choices, { assetid: 5 })).toBeUndefined()
  })

  test('a relation that is only looked at and saved stays what it was, in its direction', () => {
    const cable = relation({ relationshiptypeid: 3, isforward: false, verb: 'is connected to' })
    const draft = draftOf(choices, cable)
    expect(bodyOf(draft, choices, { assetid: 5, relation: cable })).toEqual({
      sourceassetid: 8,
      targetassetid: 5,
      relationshiptypeid: 3,
      label: null,
      inheritsposition: true,
      propagatesthroughid: null,
      notes: null,
    })
  })

  test('relations that read alike stand together', () => {
    const groups = groupRelations([relation({}), relation({ verb: 'has the part', isforward: false }), relation({})])
    expect(groups.map(({ verb, relations }) => `${verb} ${relations.length}`)).toEqual([
      'is part of 2',
      'has the part 1',
    ])
  })
})
