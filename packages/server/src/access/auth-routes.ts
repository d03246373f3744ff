import { boolean, text } from '@shopdb/contract'
import { accesslife } from './access-token.ts'
import { bodySchema, givenPassword, passwordmember, readBody } from './body.ts'
import { cookienames, findCookie, signedOutCookies } from './cookies.ts'
import { checkCsrf, unauthenticated } from './identify.ts'
import { csrfOf } from './keys.ts'
import { provePerson } from './login.ts'
import type { AccessParts } from './parts.ts'
import { findPerson, type Person } from './person.ts'
import type { Answer, Call, Route } from './route.ts'
import { endSession, openSession, rotateSession, sessionIdOf } from './session.ts'
import { deviceOf, meOf, meschema, signInBrowser, withCookies } from './signed-in.ts'

const tag = 'Signing in'
const bodylimit = 16 * 1024

const loginfields = {
  username: text({ required: true, max: 255 }),
  password: passwordmember,
  bearer: boolean({
    help: 'For scripts: answer with a token to be sent as Authorization: Bearer, and set no cookies.',
  }),
}

/** Signing in, staying in, and out. */
export function authRoutes(parts: AccessParts): readonly Route[] {
  return [loginRoute(parts), refreshRoute(parts), logoutRoute(parts), meRoute(parts)]
}

const loginwords =
  'Sets the cookies shopdb_access, shopdb_refresh and shopdb_csrf; writes send the last one back as X-CSRF-Token. ' +
  'After five wrong passwords in a row the user name has to wait, longer each time: 429 with Retry-After.'

const me = { schema: meschema }

const loginRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/auth/login',
  permission: 'public',
  bodylimit,
  doc: { summary: 'Sign in', tag, description: loginwords, body: bodySchema(loginfields), answer: me },
  handle: (call) => login(parts, call),
})

const refreshRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/auth/refresh',
  permission: 'public',
  doc: { summary: 'Stay signed in: give new cookies for the refresh cookie', tag, answer: me },
  handle: (call) => refresh(parts, call),
})

const logoutRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/auth/logout',
  permission: 'public',
  doc: { summary: 'Sign out', tag, answer: { status: 204 } },
  handle: (call) => logout(parts, call),
})

const meRoute = (parts: AccessParts): Route => ({
  method: 'GET',
  path: '/api/auth/me',
  permission: 'signedin',
  doc: { summary: 'Who is signed in', tag, answer: me },
  handle: async (call) => ({ body: meOf(await callerOf(parts, call)) }),
})

async function login(parts: AccessParts, call: Call): Promise<Answer> {
  const values = readBody(loginfields, call.body)
  const password = givenPassword(values['password'])
  const person = await provePerson(parts, { username: String(values['username']), password, address: call.address })
  const isScript = values['bearer'] === true
  parts.log.info('Somebody signed in.', { username: person.username, address: call.address })
  return isScript ? await signInScript(parts, call, person) : await signInBrowser(parts, call, person)
}

/** A session that cannot be renewed: its refresh token is given to nobody. */
async function signInScript(parts: AccessParts, call: Call, person: Person): Promise<Answer> {
  const { sessionid } = await openSession(parts, person.userid, { ...deviceOf(call), life: accesslife * 1000 })
  const accesstoken = parts.tokens.sign(person.userid, sessionid)
  return { headers: { 'cache-control': 'no-store' }, body: { ...meOf(person), accesstoken, expiresin: accesslife } }
}

async function refresh(parts: AccessParts, call: Call): Promise<Answer> {
  const token = findCookie(call.headers['cookie'], cookienames.refresh)
  if (!token) throw unauthenticated('Nobody is signed in; sign in first.')
  checkCsrf(csrfOf(parts.keys, sessionIdOf(token)), call.headers['x-csrf-token'])
  const opened = await rotateSession(parts, token)
  const person = opened && (await findPerson(parts.database.read, opened.userid))
  if (!opened) parts.sessions.clear()
  if (!opened || !person) throw unauthenticated('The session is over; sign in again.')
  return withCookies(parts, person, opened)
}

/** Asks for no CSRF token: a person who wants out must get out. */
async function logout(parts: AccessParts, call: Call): Promise<Answer> {
  const sessionid = sessionOf(parts, call)
  if (sessionid !== undefined) {
    await parts.database.transaction((trx) => endSession(trx, sessionid, parts.clock.now()))
    parts.sessions.clear()
  }
  return { headers: { 'set-cookie': signedOutCookies(parts.secure) } }
}

function sessionOf({ tokens }: AccessParts, { headers }: Call): string | undefined {
  const renewing = findCookie(headers['cookie'], cookienames.refresh)
  if (renewing) return sessionIdOf(renewing)
  const token = headers['authorization']?.replace(/^bearer /iu, '') ?? findCookie(headers['cookie'], cookienames.access)
  return token === undefined ? undefined : tokens.find(token)?.sessionid
}

/** The person who calls; an API key or the product itself is none. */
export async function callerOf(parts: AccessParts, { actor }: Call): Promise<Person> {
  const person = actor.userid === null ? undefined : await findPerson(parts.database.read, actor.userid)
  if (!person) throw unauthenticated('Only a person who is signed in can ask this.')
  return person
}
