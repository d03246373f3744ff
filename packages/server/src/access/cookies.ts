import { accesslife } from './access-token.ts'
import { longestidle } from './session.ts'

/** The cookies of a signed-in browser. The csrf one is readable, so that the page can echo it in `X-CSRF-Token`. */
export const cookienames = { access: 'shopdb_access', refresh: 'shopdb_refresh', csrf: 'shopdb_csrf' } as const

/** What a browser is given. Without `refresh` it keeps the refresh token that it has. */
export interface CookieValues {
  readonly access: string
  readonly csrf: string
  readonly refresh: string | undefined
}

const idle = longestidle / 1000

/** The Set-Cookie headers that sign a browser in. `secure` is for sites reached through https. */
export function signedInCookies({ access, csrf, refresh }: CookieValues, secure: boolean): readonly string[] {
  const lines = [
    `${cookienames.access}=${access}; Path=/; Max-Age=${accesslife}; HttpOnly`,
    `${cookienames.csrf}=${csrf}; Path=/; Max-Age=${idle}`,
    ...(refresh === undefined ? [] : [`${cookienames.refresh}=${refresh}; Path=/api/auth; Max-Age=${idle}; HttpOnly`]),
  ]
  return lines.map((line) => hardened(line, secure))
}

/** The Set-Cookie headers that sign a browser out. */
export function signedOutCookies(secure: boolean): readonly string[] {
  const lines = [
    `${cookienames.access}=; Path=/; Max-Age=0; HttpOnly`,
    `${cookienames.csrf}=; Path=/; Max-Age=0`,
    `${cookienames.refresh}=; Path=/api/auth; Max-Age=0; HttpOnly`,
  ]
  return lines.map((line) => hardened(line, secure))
}

const hardened = (line: string, secure: boolean): string => `${line}; SameSite=Strict${secure ? '; Secure' : ''}`

/** One cookie of a Cookie header. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}
