import type { Source } from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'

/** What is known of a request before its body is read. */
export interface Asking {
  readonly method: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The client's address. */
  readonly address: string
}

/** Who asks, and by which way. */
export interface Caller {
  readonly actor: Actor
  readonly source: Source
}

/**
 * Finds out who asks; undefined for nobody. Throws `unauthenticated` for a proof that does not hold, `forbidden` for a write
 * that lacks its CSRF token.
 */
export type Identify = (asking: Asking) => Promise<Caller | undefined> | Caller | undefined
