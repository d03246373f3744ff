import type { Flaw } from '@shopdb/contract'
import type { Left } from '../resources/precedence.ts'

/** What became of one record. */
export interface RecordOutcome {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'quarantined' | 'rejected'
  readonly assetid: number | null
  /** The members that were changed. */
  readonly changed: readonly string[]
  /** Values that stay because somebody stronger set them. */
  readonly left: readonly Left[]
  /** What else there is to say: a tie whose other end is not here, why somebody has to decide. */
  readonly notes: readonly string[]
  readonly errors?: readonly Flaw[]
}

/** One answer for each record of a push; most items are one record. */
export type ItemOutcome = RecordOutcome & { readonly item: number }

/** The answer to a push. */
export interface PushAnswer {
  readonly dryrun: boolean
  readonly changesetid: number | null
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly quarantined: number
  readonly rejected: number
  readonly items: readonly ItemOutcome[]
}

/** Nothing to tell but how it ended. */
export function plainOutcome(outcome: RecordOutcome['outcome'], assetid: number | null): RecordOutcome {
  return { outcome, assetid, changed: [], left: [], notes: [] }
}

/** The answer to a push, counted. */
export function pushAnswer(dryrun: boolean, changesetid: number | null, items: readonly ItemOutcome[]): PushAnswer {
  const count = (outcome: RecordOutcome['outcome']): number => items.filter((item) => item.outcome === outcome).length
  return {
    dryrun,
    changesetid,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    quarantined: count('quarantined'),
    rejected: count('rejected'),
    items,
  }
}
