import { forbidden, ShopError } from '@shopdb/contract'
import type { Asking, Caller } from './caller.ts'
import { cookienames } from './cookies.ts'
import { hashToken, isSameText } from './keys.ts'
import type { AccessParts, Known } from './parts.ts'

/** How personal API tokens begin, so that people and secret scanners know one when they see it. */
export const apitokenprefix = 'shopdb_pat_'

/**
 * Finds out who asks; undefined for nobody. Throws `unauthenticated` for a proof that does not hold, `forbidden` for a
 * browser's write without its CSRF token. Whom it has seen a moment ago it knows at once.
 */
export function identify(parts: AccessParts, asking: Asking): Caller | undefined | Promise<Caller | undefined> {
  const key = collectorKey(asking.headers)
  if (key !== undefined) return byKey(parts, key)
  const authorization = asking.headers['authorization']
  if (authorization !== undefined) return byBearer(parts, String(authorization))
  const token = asking.cookies[cookienames.access]
  if (token === undefined || token === '') return undefined
  const known = bySession(parts, token)
  return known instanceof Promise ? known.then((found) => asBrowser(found, asking)) : asBrowser(known, asking)
}

function bySession(parts: AccessParts, token: string): Known | undefined | Promise<Known | undefined> {
  const claims = parts.tokens.find(token)
  return claims && parts.sessions.find(claims.sessionid)
}

function asBrowser(known: Known | undefined, asking: Asking): Caller {
  if (!known) throw unauthenticated('The session is over; sign in again.')
  if (asking.method !== 'GET' && asking.method !== 'HEAD') checkCsrf(known.csrf, asking.headers['x-csrf-token'])
  return known.web
}

/** Throws `forbidden` for a write that another site's page may have sent. */
export function checkCsrf(right: string, given: string | readonly string[] | undefined): void {
  if (typeof given === 'string' && isSameText(given, right)) return
  throw forbidden(
    `The CSRF token is ${given === undefined ? 'missing' : 'wrong'}; send the value of the cookie ${cookienames.csrf} as X-CSRF-Token.`,
  )
}

/** A collector's key stands in a header of its own, or is the password of agents that know nothing else. */
function collectorKey({ 'x-api-key': key, authorization }: Asking['headers']): string | undefined {
  if (typeof key === 'string') return key
  const [scheme = '', token = ''] = typeof authorization === 'string' ? authorization.split(' ') : []
  if (scheme.toLowerCase() !== 'basic') return undefined
  return Buffer.from(token, 'base64').toString('utf8').split(':').slice(1).join(':')
}

function byKey(parts: AccessParts, key: string): Caller | Promise<Caller> {
  const known = parts.apikeys.find(hashToken(key))
  return known instanceof Promise ? known.then(asCollector) : asCollector(known)
}

function asCollector(known: Caller | undefined): Caller {
  if (!known) throw unauthenticated('The collector key is wrong, over or was taken back; use another one.')
  return known
}

function byBearer(parts: AccessParts, authorization: string): Caller | Promise<Caller> {
  const [scheme = '', token = ''] = authorization.split(' ')
  if (scheme.toLowerCase() !== 'bearer' || token === '')
    throw unauthenticated('The Authorization header must be Bearer and a token.')
  const known = token.startsWith(apitokenprefix) ? parts.apitokens.find(hashToken(token)) : bySession(parts, token)
  return known instanceof Promise ? known.then(asScript) : asScript(known)
}

function asScript(known: Known | undefined): Caller {
  if (!known) throw unauthenticated('The token is wrong, over or was taken back; use another one.')
  return known.api
}

/** Who asks is not known. */
export function unauthenticated(message: string): ShopError {
  return new ShopError('unauthenticated', message)
}
