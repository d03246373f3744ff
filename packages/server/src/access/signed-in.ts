import { signedInCookies } from './cookies.ts'
import { csrfOf } from './keys.ts'
import type { AccessParts } from './parts.ts'
import type { Person } from './person.ts'
import type { Answer, Call } from './route.ts'
import { type Device, longestidle, openSession, type Opened } from './session.ts'

/** What a signed-in person is told of themselves. */
export interface MeAnswer {
  readonly userid: number
  readonly username: string
  readonly displayname: string
  readonly email: string | null
  readonly roles: readonly string[]
}

/** The same, for the OpenAPI document. */
export const meschema = {
  type: 'object',
  properties: {
    userid: { type: 'integer' },
    username: { type: 'string' },
    displayname: { type: 'string' },
    email: { type: ['string', 'null'] },
    roles: { type: 'array', items: { type: 'string' } },
  },
  required: ['userid', 'username', 'displayname', 'email', 'roles'],
} as const

/** A person as they are told. */
export function meOf({ userid, username, displayname, email, role }: Person): MeAnswer {
  return { userid, username, displayname, email, roles: [role] }
}

/** Opens a session for the browser that calls. */
export async function signInBrowser(parts: AccessParts, call: Call, person: Person): Promise<Answer> {
  return withCookies(parts, person, await openSession(parts, person.userid, { ...deviceOf(call), life: longestidle }))
}

/** The cookies of a session, and who it is. */
export function withCookies(parts: AccessParts, person: Person, { userid, sessionid, refresh }: Opened): Answer {
  const values = { access: parts.tokens.sign(userid, sessionid), csrf: csrfOf(parts.keys, sessionid), refresh }
  return {
    headers: { 'set-cookie': signedInCookies(values, parts.secure), 'cache-control': 'no-store' },
    body: meOf(person),
  }
}

/** From where a call comes. */
export function deviceOf(call: Call): Device {
  return { useragent: call.headers['user-agent'] ?? '', address: call.address }
}
