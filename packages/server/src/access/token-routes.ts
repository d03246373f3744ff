import { choice, datetime, forbidden, invalidInput, notFound, text, type Role } from '@shopdb/contract'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import { randomToken } from '../base/ids.ts'
import { insertedKey } from '../database/rows.ts'
import { isAtLeast } from './actor.ts'
import { callerOf } from './auth-routes.ts'
import { bodySchema, readBody } from './body.ts'
import { apitokenprefix } from './identify.ts'
import { hashToken } from './keys.ts'
import type { AccessParts } from './parts.ts'
import type { Answer, Call, Route } from './route.ts'

const tag = 'Signing in'

const fields = {
  name: text({ required: true, max: 120, help: 'What the token is for.' }),
  role: choice({
    choices: ['viewer', 'operator', 'manager', 'admin'],
    help: 'The most that the token may do. Default: what you may do now.',
  }),
  expires: datetime({ help: 'When the token ends. Default: never.' }),
}

/** One's own API tokens. */
export function tokenRoutes(parts: AccessParts): readonly Route[] {
  return [listRoute(parts), createRoute(parts), revokeRoute(parts)]
}

const answer = { schema: { type: 'object' } } as const

const listRoute = (parts: AccessParts): Route => ({
  method: 'GET',
  path: '/api/auth/tokens',
  permission: 'signedin',
  doc: { summary: 'Your API tokens, without the tokens themselves', tag, answer },
  handle: (call) => list(parts, call),
})

const createRoute = (parts: AccessParts): Route => ({
  method: 'POST',
  path: '/api/auth/tokens',
  permission: 'signedin',
  doc: {
    summary: 'Make an API token; it is shown this once',
    tag,
    body: bodySchema(fields),
    answer: { ...answer, status: 201 },
  },
  handle: (call) => create(parts, call),
})

const revokeRoute = (parts: AccessParts): Route => ({
  method: 'DELETE',
  path: '/api/auth/tokens/:id',
  permission: 'signedin',
  doc: { summary: 'Take back one of your API tokens', tag, answer: { status: 204 } },
  handle: (call) => revoke(parts, call),
})

const columns = ['apitokenid', 'name', 'role', 'expires', 'lastused', 'createddate'] as const

async function list(parts: AccessParts, call: Call): Promise<Answer> {
  const { userid } = await callerOf(parts, call)
  const query = parts.database.read
    .selectFrom('apitokens')
    .select(columns)
    .where('userid', '=', userid)
    .where('revoked', 'is', null)
  const rows = await query.orderBy('apitokenid').execute()
  return { body: { data: rows.map(shown) } }
}

function shown(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const moment = (value: unknown): string | null => (typeof value === 'string' ? isoOfStored(value) : null)
  return {
    ...row,
    expires: moment(row['expires']),
    lastused: moment(row['lastused']),
    createddate: moment(row['createddate']),
  }
}

async function create(parts: AccessParts, call: Call): Promise<Answer> {
  const { userid } = await callerOf(parts, call)
  const values = readBody(fields, call.body)
  const expires = futureOf(values['expires'], parts.clock.now())
  // A token that may do little must not be able to make one that may do more.
  const role = roleOf(call, values['role'])
  const token = `${apitokenprefix}${randomToken()}`
  const createddate = storedOf(isoOf(parts.clock.now()))
  const row = { userid, name: values['name'], role, expires, lastused: null, createddate }
  const stored = { ...row, tokenhash: hashToken(token), revoked: null }
  const apitokenid = await parts.database.transaction((trx) =>
    insertedKey(trx, { table: 'apitokens', key: 'apitokenid' }, stored),
  )
  parts.log.info('An API token was made.', { userid, apitokenid, role })
  return { status: 201, headers: { 'cache-control': 'no-store' }, body: { ...shown({ apitokenid, ...row }), token } }
}

function roleOf({ actor }: Call, given: unknown): Role {
  // The choices of the field are the roles.
  const role = (given ?? actor.role) as Role
  if (!isAtLeast(actor, role))
    throw forbidden(`A token cannot do more than you may here: ${actor.role} at most, not ${role}.`)
  return role
}

/** A moment that is still to come, as stored, or null where none is given. */
export function futureOf(value: unknown, now: number): string | null {
  if (typeof value !== 'string') return null
  if (Date.parse(value) <= now) throw invalidInput([{ path: '/expires', message: 'must be in the future' }])
  return storedOf(value)
}

async function revoke(parts: AccessParts, call: Call): Promise<Answer> {
  const { userid } = await callerOf(parts, call)
  const apitokenid = Number(call.params['id'])
  const revoked = storedOf(isoOf(parts.clock.now()))
  const { numUpdatedRows } = await parts.database.transaction((trx) =>
    trx
      .updateTable('apitokens')
      .set({ revoked })
      .where('apitokenid', '=', Number.isSafeInteger(apitokenid) ? apitokenid : 0)
      .where('userid', '=', userid)
      .where('revoked', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  if (numUpdatedRows === 0n) throw notFound(`You have no API token ${call.params['id']}.`)
  parts.apitokens.clear()
  parts.log.info('An API token was taken back.', { userid, apitokenid })
  return {}
}
