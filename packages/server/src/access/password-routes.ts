import { invalidInput, notFound, ShopError } from '@shopdb/contract'
import { callerOf } from './auth-routes.ts'
import { bodySchema, givenPassword, passwordmember, readBody } from './body.ts'
import { setPassword } from './credentials.ts'
import { provePerson } from './login.ts'
import type { AccessParts } from './parts.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { findPerson, type Person } from './person.ts'
import type { Answer, Call, Route } from './route.ts'
import { signInBrowser } from './signed-in.ts'

const bodylimit = 16 * 1024
const ownfields = { current: passwordmember, password: passwordmember }
const resetfields = { password: passwordmember }

/** Setting passwords: one's own, and as administrator anybody's. */
export function passwordRoutes(parts: AccessParts): readonly Route[] {
  return [ownRoute(parts), resetRoute(parts)]
}

const ownRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/auth/password',
  permission: 'signedin',
  bodylimit,
  doc: {
    summary: 'Change your own password; your other sessions end',
    tag: 'Signing in',
    body: bodySchema(ownfields),
    answer: { status: 204 },
  },
  handle: (call) => changeOwn(parts, call),
})

const resetRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/users/:id/password',
  permission: { name: 'users.write', least: 'admin' },
  bodylimit,
  doc: {
    summary: 'Give a user a new password; their sessions end',
    tag: 'User',
    body: bodySchema(resetfields),
    answer: { status: 204 },
  },
  handle: (call) => reset(parts, call),
})

async function changeOwn(parts: AccessParts, call: Call): Promise<Answer> {
  const person = await callerOf(parts, call)
  const values = readBody(ownfields, call.body)
  const current = givenPassword(values['current'], '/current')
  const password = checkPassword(values['password'], person.username)
  if (password === current) throw invalidInput([{ path: '/password', message: 'must differ from the current one' }])
  await proveCurrent(parts, { username: person.username, password: current, address: call.address })
  await change(parts, call, { person, password })
  if (call.source !== 'web') return {}
  const { headers = {} } = await signInBrowser(parts, call, person)
  return { headers }
}

/** Guesses are counted as at signing in. A wrong one is no 401, which would tell the page that its session is over. */
async function proveCurrent(parts: AccessParts, proof: Parameters<typeof provePerson>[1]): Promise<void> {
  try {
    await provePerson(parts, proof)
  } catch (error) {
    if (!(error instanceof ShopError) || error.code !== 'unauthenticated') throw error
    throw invalidInput([{ path: '/current', message: 'is not your current password' }])
  }
}

async function reset(parts: AccessParts, call: Call): Promise<Answer> {
  const id = Number(call.params['id'])
  const person = Number.isSafeInteger(id) ? await findPerson(parts.database.read, id) : undefined
  if (!person) throw notFound(`There is no active user ${call.params['id']}.`)
  const values = readBody(resetfields, call.body)
  await change(parts, call, { person, password: checkPassword(values['password'], person.username) })
  return {}
}

interface Setting {
  readonly person: Person
  readonly password: string
}

async function change(parts: AccessParts, call: Call, { person, password }: Setting): Promise<void> {
  const passwordhash = await hashPassword(password)
  const { actor, source, requestid } = call
  await parts.changes.change({ actor, source, requestid, reason: 'Password set' }, (work) =>
    setPassword(work, person, passwordhash),
  )
  parts.sessions.clear()
}
