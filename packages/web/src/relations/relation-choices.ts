import type { JsonRow } from '@shopdb/contract'

/** A kind of relation and its direction, as it reads from one asset. */
export interface RelationChoice {
  readonly value: string
  /** `is controlled by` */
  readonly label: string
  readonly relationshiptypeid: number
  /** Whether the asset is the source. */
  readonly isforward: boolean
}

/** What an asset may be to another: each kind in both directions, or once where both read the same. */
export function choicesOf(types: readonly JsonRow[]): readonly RelationChoice[] {
  return types.flatMap((type) => {
    const [forward, backward] = [choiceOf(type, true), choiceOf(type, false)]
    return forward.label === backward.label ? [forward] : [forward, backward]
  })
}

function choiceOf(type: JsonRow, isforward: boolean): RelationChoice {
  const relationshiptypeid = Number(type['relationshiptypeid'])
  const label = String(type[isforward ? 'forwardlabel' : 'reverselabel'])
  return { value: valueOf(relationshiptypeid, isforward), label, relationshiptypeid, isforward }
}

/** The choice that a relation is; where both directions read the same, either is the one. */
export function choiceOfRelation(
  choices: readonly RelationChoice[],
  relation: { readonly relationshiptypeid: number; readonly isforward: boolean },
): RelationChoice | undefined {
  const same = choices.filter((one) => one.relationshiptypeid === relation.relationshiptypeid)
  return same.find((one) => one.isforward === relation.isforward) ?? same[0]
}

const valueOf = (typeid: number, isforward: boolean): string => `${typeid} ${isforward ? 'forward' : 'backward'}`
