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
export function signedInCookies(values: CookieValues, secure: boolean): readonly string[] {
  const access = cookie(cookienames.access, values.access, `Path=/; Max-Age=${accesslife}; HttpOnly`, secure)
  const csrf = cookie(cookienames.csrf, values.csrf, `Path=/; Max-Age=${idle}`, secure)
  if (values.refresh === undefined) return [access, csrf]
  return [
    access,
    csrf,
    cookie(cookienames.refresh, values.refresh, `Path=/api/auth; Max-Age=${idle}; HttpOnly`, secure),
  ]
}

/** The Set-Cookie headers that sign a browser out. */
export function signedOutCookies(secure: boolean): readonly string[] {
  return [
    cookie(cookienames.access, '', 'Path=/; Max-Age=0; HttpOnly', secure),
    cookie(cookienames.csrf, '', 'Path=/; Max-Age=0', secure),
    cookie(cookienames.refresh, '', 'Path=/api/auth; Max-Age=0; HttpOnly', secure),
  ]
}

/** One cookie of a Cookie header. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}

function cookie(name: string, value: string, rest: string, secure: boolean): string {
  return `${name}=${value}; ${rest}; SameSite=Strict${secure ? '; Secure' : ''}`
}
