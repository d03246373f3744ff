import type { Restored } from '../plugins/passport/restore-passport.ts'
import type { Counted, Survey } from '../plugins/passport/survey.ts'

/** What leaves with a plugin, for the person who takes it out. */
export function leavingLines({ own, others, emptied, ties }: Survey): readonly string[] {
  return [
    `It leaves with ${listed(own) || 'no rows'}${ties > 0 ? `; ${ties} relations` : ''}.`,
    ...(others.length > 0 ? [`Rows of others cannot be without them and leave too: ${listed(others)}.`] : []),
    ...(emptied.length > 0 ? [`References to them are emptied: ${listed(emptied)}.`] : []),
  ]
}

/** What came of a passport, and what is left in it. */
export function broughtLines({ head, rows, lostties, leftvalues, leftrows }: Restored): readonly string[] {
  const left = Object.entries(leftrows).map(([table, count]) => `${count} of ${table}`)
  return [
    `${rows} rows came from ${head.site}.`,
    ...(lostties > 0 ? [`${lostties} relations were left out: what they lead to is not here.`] : []),
    ...(left.length > 0
      ? [`Rows of other plugins stay in the passport, for want of what they need: ${left.join(', ')}.`]
      : []),
    ...(leftvalues > 0 ? [`${leftvalues} references stay empty: the row, or what it pointed to, is not here.`] : []),
  ]
}

const listed = (counts: readonly Counted[]): string => counts.map(({ title, rows }) => `${rows} in ${title}`).join(', ')
