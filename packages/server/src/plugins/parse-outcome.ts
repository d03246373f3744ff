import type { ActionOutcome } from '@shopdb/contract'
import { linkOf, toneOf } from '../dashboard/content.ts'
import { parsePanels } from '../dashboard/pieces.ts'
import { maybe, shapeOf, words } from '../dashboard/shape.ts'

/** What an action told; throws what is wrong with it. */
export function parseOutcome(given: unknown): ActionOutcome {
  const outcome = shapeOf(given, 'outcome')
  return {
    message: words(outcome, 'message', 500),
    ...toneOf(outcome),
    ...linkOf(outcome),
    ...maybe(outcome, 'panels', () => parsePanels(outcome.members['panels'])),
  }
}
