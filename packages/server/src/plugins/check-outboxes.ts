import { type Field, type Outbox, outboxfields, type Plugin } from '@shopdb/contract'
import { callFlaw, nameFlaw, ofFlaw, plain, wordsFlaws } from './slot-flaws.ts'

/** What is wrong with an outbox. */
export function outboxFlaws(outbox: Outbox, plugin: Plugin): readonly string[] {
  const { of, name, what: words, givenup, pauses, again, fill, send } = outbox
  const what = `outbox ${name}`
  const isPaused = Array.isArray(pauses) && pauses.length > 0 && pauses.length <= 20 && pauses.every(isPause)
  return [
    ...nameFlaw('outbox', name, plain, 'deliver'),
    ...(words === undefined ? [] : wordsFlaws(what, { what: words })),
    ...(givenup === undefined ? [] : wordsFlaws(what, { givenup })),
    ...ofFlaw(what, of, new Set((plugin.resources ?? []).map(({ table }) => table))),
    ...memberFlaws(what, of),
    ...(isPaused ? [] : [`Its ${what} must have 1 to 20 pauses, in minutes`]),
    ...(fill === undefined ? [] : callFlaw(what, 'fill', fill)),
    ...callFlaw(what, 'send', send),
    ...(again !== undefined && (plugin.actions ?? []).some((one) => one.name === 'again' && one.of.table === of.table)
      ? [`Its ${what} brings the action again, and it has one of that name already`]
      : []),
  ]
}

const isPause = (minutes: unknown): boolean => typeof minutes === 'number' && minutes > 0 && Number.isFinite(minutes)

function memberFlaws(what: string, of: Outbox['of'] | undefined): readonly string[] {
  const flawed = Object.entries(outboxfields).filter(([name, field]) => !isLike(field, of?.fields[name]))
  const names = flawed.map(([name]) => name).join(', ')
  return flawed.length === 0
    ? []
    : [`Its ${what} needs ${names} among the fields of its rows, as outboxfields has them`]
}

/** Labels, order and lists are the plugin's own business. */
function isLike(wanted: Field, field: Field | undefined): boolean {
  const known = new Set<unknown>(field?.choices)
  return field?.kind === wanted.kind && (wanted.choices ?? []).every((choice) => known.has(choice))
}
