import type { Log } from '@shopdb/contract'
import type { Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import type { AccessTokens } from './access-token.ts'
import type { Attempts } from './attempts.ts'
import type { Caller } from './caller.ts'
import type { AccessChanges } from './change-set.ts'
import type { AccessKeys } from './keys.ts'
import type { ShortMemory } from './short-memory.ts'

/** Somebody whose proof was checked a moment ago: as a browser and as a script. */
export interface Known {
  readonly web: Caller
  readonly api: Caller
  /** What writes of the browser must bring along. */
  readonly csrf: string
}

/** What the functions of signing in share. */
export interface AccessParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly changes: AccessChanges
  readonly keys: AccessKeys
  readonly tokens: AccessTokens
  readonly attempts: Attempts
  /** By session. */
  readonly sessions: ShortMemory<Known>
  /** By hash of a personal API token. */
  readonly apitokens: ShortMemory<Known>
  /** By hash of a collector's key. */
  readonly apikeys: ShortMemory<Caller>
  /** Whether people reach the site through https. */
  readonly secure: boolean
}
