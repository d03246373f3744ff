import type { OutcomeAnswer } from '@shopdb/contract'
import { linkOf, toneOf } from '../dashboard/content.ts'
import { parsePanels } from '../dashboard/pieces.ts'
import { panelsWithPages, withPage } from '../dashboard/row-pages.ts'
import { maybe, shapeOf, words } from '../dashboard/shape.ts'
import type { Registry } from '../resources/registry.ts'

/** What an action told; throws what is wrong with it. */
export function parseOutcome(registry: Registry, given: unknown): OutcomeAnswer {
  const outcome = shapeOf(given, 'outcome')
  return {
    message: words(outcome, 'message', 500),
    ...toneOf(outcome),
    ...withPage(registry, linkOf(outcome)),
    ...maybe(outcome, 'panels', () => panelsWithPages(registry, parsePanels(outcome.members['panels']))),
  }
}
