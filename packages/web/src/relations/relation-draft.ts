import type { AssetRelation, JsonRow } from '@shopdb/contract'
import { choiceOfRelation, type RelationChoice } from './relation-choices.ts'

/** A relation as a person writes it down, seen from one asset. */
export interface RelationDraft {
  /** The value of a choice. */
  choice: string | undefined
  otherid: unknown
  label: string
  inheritsposition: boolean
  /** The key of a kind; undefined as its kind has it. */
  propagatesthroughid: number | undefined
  notes: string
}

/** A draft to begin with: of a relation that is there, or an empty one. */
export function draftOf(choices: readonly RelationChoice[], relation?: AssetRelation): RelationDraft {
  return {
    choice: relation ? choiceOfRelation(choices, relation)?.value : choices[0]?.value,
    otherid: relation?.other.assetid ?? null,
    label: relation?.label ?? '',
    inheritsposition: relation?.inheritsposition ?? false,
    propagatesthroughid: relation?.propagatesthroughid ?? undefined,
    notes: relation?.notes ?? '',
  }
}

/** What is sent for a draft; undefined as long as it is not whole. A relation whose ends read alike keeps its direction. */
export function bodyOf(
  draft: RelationDraft,
  choices: readonly RelationChoice[],
  { assetid, relation }: { readonly assetid: number; readonly relation?: AssetRelation | undefined },
): JsonRow | undefined {
  const choice = choices.find((one) => one.value === draft.choice)
  if (!choice || typeof draft.otherid !== 'number') return undefined
  const isKept = relation !== undefined && choiceOfRelation(choices, relation) === choice
  const isforward = isKept ? relation.isforward : choice.isforward
  const [sourceassetid, targetassetid] = isforward ? [assetid, draft.otherid] : [draft.otherid, assetid]
  return {
    sourceassetid,
    targetassetid,
    relationshiptypeid: choice.relationshiptypeid,
    label: draft.label.trim() || null,
    inheritsposition: draft.inheritsposition,
    propagatesthroughid: draft.propagatesthroughid ?? null,
    notes: draft.notes.trim() || null,
  }
}
