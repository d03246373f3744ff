import type { Action } from '@shopdb/contract'
import { callFlaw, formFlaws, nameFlaw, ofFlaw, plain, repeated, wordsFlaws } from './slot-flaws.ts'

/** Milliseconds that an action may take at most: whoever clicked waits for it. */
const longestbudget = 60_000

/** What is wrong with an action. */
export function actionFlaws(action: Action, tables: ReadonlySet<string>): readonly string[] {
  const { of, name, label, input = {}, run } = action
  const what = `action ${name}`
  return [
    ...nameFlaw('action', name, plain, 'checkout'),
    ...wordsFlaws(what, { label }),
    ...ofFlaw(what, of, tables),
    ...formFlaws(what, input, tables),
    ...choiceFlaws(what, action),
    ...callFlaw(what, 'run', run),
  ]
}

/** What is wrong with what an action need not say. */
function choiceFlaws(what: string, { on = 'row', offered, budget = 1 }: Action): readonly string[] {
  return [
    ...(['row', 'list', 'new'].includes(on) ? [] : [`Its ${what} must be on row, list or new`]),
    ...(offered === undefined ? [] : callFlaw(what, 'offered', offered)),
    ...(offered !== undefined && on !== 'row'
      ? [`Its ${what} is on a list, where offered has no row to ask about`]
      : []),
    ...(typeof budget === 'number' && budget > 0 && budget <= longestbudget
      ? []
      : [`Its ${what} must have a budget of at most ${longestbudget} ms`]),
  ]
}

/** Actions of one declaration are told apart by their names. */
export function repeatedActions(actions: readonly Action[]): readonly string[] {
  return repeated(
    'action',
    actions.map(({ of, name }) => ({ name: `${name} of ${of.table}` })),
  )
}
