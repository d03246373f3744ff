import { createSigner, createVerifier } from 'fast-jwt'
import type { Clock } from '../base/clock.ts'
import { setBounded } from './bounded.ts'

/** How long an access token is good for, in seconds. */
export const accesslife = 15 * 60

/** What an access token says. */
export interface Claims {
  readonly userid: number
  readonly sessionid: string
  /** Seconds since 1970 */
  readonly exp: number
}

/** Makes and checks access tokens (JWT, HS256). */
export interface AccessTokens {
  sign(userid: number, sessionid: string): string
  /** What the token says; undefined for one that is not ours, damaged or over. */
  find(token: string): Claims | undefined
}

const mosttokens = 10_000

/** A token's signature is checked once and remembered: a client sends the same token with each request. */
export function createAccessTokens(key: Buffer, clock: Clock): AccessTokens {
  const signer = createSigner({ key, algorithm: 'HS256', noTimestamp: true })
  // Whether it is over is asked below, by the site's own clock.
  const verifier = createVerifier({ key, algorithms: ['HS256'], ignoreExpiration: true })
  const checked = new Map<string, Claims>()

  const check = (token: string): Claims | undefined => {
    const claims = verified(verifier, token)
    if (claims) setBounded(checked, mosttokens, [token, claims])
    return claims
  }

  return {
    sign: (userid, sessionid) => signer({ userid, sessionid, exp: Math.floor(clock.now() / 1000) + accesslife }),
    find: (token) => {
      const claims = checked.get(token) ?? check(token)
      return claims && claims.exp * 1000 > clock.now() ? claims : undefined
    },
  }
}

function verified(verifier: (token: string) => unknown, token: string): Claims | undefined {
  try {
    // Signed with our key, so it is what sign() made.
    return verifier(token) as Claims
  } catch {
    return undefined
  }
}
