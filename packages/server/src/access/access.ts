import type { Log } from '@shopdb/contract'
import type { Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import type { SiteSettings } from '../settings/site.ts'
import { createAccessTokens } from './access-token.ts'
import { apiKeyRoutes } from './api-key-routes.ts'
import { readApiKey } from './api-keys.ts'
import { createAttempts } from './attempts.ts'
import { authRoutes } from './auth-routes.ts'
import type { Asking, Caller } from './caller.ts'
import type { AccessChanges } from './change-set.ts'
import { identify } from './identify.ts'
import { deriveKeys } from './keys.ts'
import { readApiToken, readSession } from './known.ts'
import type { AccessParts } from './parts.ts'
import { passwordRoutes } from './password-routes.ts'
import type { Route } from './route.ts'
import { type AccessRule, roleRule, userRule } from './rules.ts'
import { setupRoutes } from './setup-routes.ts'
import { createSetup, type Setup } from './setup.ts'
import { createShortMemory } from './short-memory.ts'
import { tokenRoutes } from './token-routes.ts'
import { createUsers, type Users } from './users.ts'

/** What signing in needs of the site. */
export interface AccessOptions {
  readonly database: Database
  /** The site's secret; the same on every replica. */
  readonly secret: string
  readonly clock: Clock
  /** The address people type, if it is known; with https cookies are secure. */
  readonly publicurl: string | undefined
  readonly changes: AccessChanges
  readonly log: Log
  readonly site: SiteSettings
  /** Fills a new site with sample data. */
  readonly sampledata: () => Promise<void>
}

/** Who may come in, and as whom. */
export interface Access {
  /** At once for whom it knows; throws for a proof that does not hold. */
  identify(asking: Asking): Caller | undefined | Promise<Caller | undefined>
  readonly routes: readonly Route[]
  readonly setup: Setup
  readonly users: Users
  /** For the engine: what must hold when rows of these tables are written. */
  readonly rules: { readonly users: AccessRule; readonly roles: AccessRule }
}

/** Opens the door of a site. */
export function createAccess(options: AccessOptions): Access {
  const parts = { ...options, ...makeParts(options) }
  return {
    identify: (asking) => identify(parts, asking),
    routes: [
      ...authRoutes(parts),
      ...passwordRoutes(parts),
      ...tokenRoutes(parts),
      ...apiKeyRoutes(parts),
      ...setupRoutes(parts),
    ],
    setup: createSetup(parts),
    users: createUsers(parts),
    rules: { users: userRule(forgetAfterCommit(parts)), roles: roleRule },
  }
}

function makeParts(options: AccessOptions): Omit<AccessParts, keyof AccessOptions> {
  const { clock, secret } = options
  const keys = deriveKeys(secret)
  return {
    keys,
    tokens: createAccessTokens(keys.token, clock),
    attempts: createAttempts(clock),
    sessions: createShortMemory(clock, (sessionid) => readSession({ ...options, keys }, sessionid)),
    apitokens: createShortMemory(clock, (tokenhash) => readApiToken({ ...options, keys }, tokenhash)),
    apikeys: createShortMemory(clock, (keyhash) => readApiKey(options, keyhash)),
    secure: options.publicurl?.startsWith('https:') ?? false,
  }
}

/** Whoever changed a user calls this; what is remembered of users is forgotten when the change is really there. */
function forgetAfterCommit({ changes, sessions, apitokens }: AccessParts): () => void {
  let isStale = false
  changes.onCommit(() => {
    if (!isStale) return
    isStale = false
    sessions.clear()
    apitokens.clear()
  })
  return () => {
    isStale = true
  }
}
