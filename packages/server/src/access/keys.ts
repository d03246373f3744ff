import { createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What the site's secret is turned into: one key for each use, so that none says anything about another. */
export interface AccessKeys {
  readonly token: Buffer
  readonly csrf: Buffer
}

/** The keys of a site. */
export function deriveKeys(secret: string): AccessKeys {
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `shopdb ${use}`, 32))
  return { token: key('access token'), csrf: key('csrf token') }
}

/** What is kept of a token. The token itself is 256 random bits, so that a plain hash is enough. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}

/** The text that writes of a session must bring along; only the site can make it. */
export function csrfOf(keys: AccessKeys, sessionid: string): string {
  return createHmac('sha256', keys.csrf).update(sessionid).digest('base64url')
}

/** Whether two texts are the same, in a time that does not tell how far they agree. */
export function isSameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
