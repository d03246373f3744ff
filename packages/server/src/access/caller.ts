import type { Source } from '@shopdb/contract'
import type { Actor } from './actor.ts'

/** What is known of a request before its body is read. */
export interface Asking {
  readonly method: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** Who asks, and by which way. */
export interface Caller {
  readonly actor: Actor
  readonly source: Source
}
