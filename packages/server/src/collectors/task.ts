import type { CollectedRecord } from '@shopdb/contract'
import type { Desk } from '../resources/engine.ts'
import type { IsStronger } from '../resources/precedence.ts'

/** Who pushes, and what the site thinks of it. */
export interface Pushing {
  readonly plugin: string
  readonly collector: string
  readonly isJunk: (text: string) => boolean
  readonly isStronger: IsStronger
}

/** A record at the desk of its asset type. */
export interface Task {
  readonly desk: Desk
  readonly record: CollectedRecord
  readonly pushing: Pushing
}
