import type { CollectedRecord } from '@shopdb/contract'
import type { Desk } from '../resources/engine.ts'
import type { Taking } from './taking.ts'

/** Who pushes. */
export interface Pusher {
  readonly plugin: string
  readonly collector: string
}

/** Who pushes, and what the site thinks of it. */
export type Pushing = Pusher & Pick<Taking, 'isJunk' | 'isStronger'>

/** A record at the desk of its asset type. */
export interface Task {
  readonly desk: Desk
  readonly record: CollectedRecord
  readonly pushing: Pushing
}
