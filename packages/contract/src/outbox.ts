import type { ResourceDeclaration } from './declare.ts'
import { choice, datetime, integer, text } from './fields.ts'
import type { Fields } from './fields.ts'
import type { NamedRow } from './infer.ts'
import type { Platform } from './platform.ts'

/**
 * The members of a row that is sent, to be spread among the fields of its declaration: `{ receiver: ..., ...outboxfields }`. The
 * host writes them; code that makes a row leaves them out, or gives `nextattempt` where it is to be sent later.
 */
export const outboxfields = {
  state: choice({
    label: 'State',
    choices: ['waiting', 'sending', 'sent', 'givenup', 'dropped'],
    labels: { givenup: 'given up' },
    default: 'waiting',
    readonly: true,
    list: true,
  }),
  attempts: integer({ label: 'Tries', default: 0, min: 0, readonly: true, list: true }),
  nextattempt: datetime({ label: 'Next try', readonly: true, list: true }),
  sentdate: datetime({ label: 'Sent', readonly: true, list: true }),
  answer: text({ label: 'Last answer', max: 500, readonly: true, list: true }),
} satisfies Fields

/** A row of a table that is an outbox, as far as the host writes it. */
export type OutboxDeclaration = ResourceDeclaration<string, Fields & typeof outboxfields>

/**
 * What came of sending: what the other side said; or that nobody is to be told any more, and why; or why the other side will
 * never take it, so that it is given up without another try.
 */
export type Sent = string | { readonly dropped: string } | { readonly givenup: string }

/**
 * Rows that each stand for something to be sent to another machine: a message, an order, a ticket. Each minute one replica
 * takes those that wait and are due, calls `send` for each, and writes down what came of it. What throws is tried again after
 * pauses, and given up after the last. A row whose sending was never answered, because the server died, is sent again after
 * ten minutes: the other side may see it twice, so tell it the key of the row. The health of the plugin tells how many were given
 * up or have failed so far; it is not well while any are given up.
 */
export interface Outbox<S extends Fields = Fields> {
  /** One of the plugin's own, with the members of `outboxfields`. */
  readonly of: ResourceDeclaration
  /** Lowercase, unique among the plugin's jobs: the work of each minute is listed under it. */
  readonly name: string
  /** How the history calls a row: `A message about a notice`. Default: the label of the declaration. */
  readonly what?: string
  /** Minutes from one try to the next, 1 to 20 of them; after the last it is given up. */
  readonly pauses: readonly number[]
  /** The permission that gives people a button `Try again` on rows that wait or were given up. Default: there is none. */
  readonly again?: string
  /** The title of a number on the home page: how many were given up, `Messages not delivered`; it is hidden without any. Default: none. */
  readonly givenup?: string
  /** Called before, each minute: makes the rows that are to be sent. Where it throws, what waits is sent all the same. */
  readonly fill?: (platform: Platform<S>) => Promise<void>
  /** Sends one; 60 s. `row` is as it was taken, `attempts` counts this try. */
  readonly send: (platform: Platform<S>, row: NamedRow<OutboxDeclaration>) => Promise<Sent>
}

/**
 * Declares an outbox. The types of its rows reach `send` by inference; those of the plugin's settings do where `send` names
 * them: `(platform: Platform<typeof settings>, row) => ...`.
 */
export function defineOutbox<D extends OutboxDeclaration, S extends Fields>(
  of: D,
  outbox: Omit<Outbox<S>, 'of' | 'send'> & {
    readonly send: (platform: Platform<S>, row: NamedRow<D>) => Promise<Sent>
  },
): Outbox<S> {
  // The host hands it rows of `of`, which is what the narrower type says.
  return { of, ...outbox } as unknown as Outbox<S>
}
