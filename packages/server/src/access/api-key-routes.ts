import { datetime, notFound, text } from '@shopdb/contract'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import { randomToken } from '../base/ids.ts'
import { insertedKey } from '../database/rows.ts'
import { apikeyprefix } from './api-keys.ts'
import { bodySchema, readBody } from './body.ts'
import { hashToken } from './keys.ts'
import type { AccessParts } from './parts.ts'
import type { Answer, Call, Route } from './route.ts'
import { futureOf } from './token-routes.ts'

const tag = 'Collectors'
const path = '/api/apikeys'
const permission = { name: 'apikeys.write', least: 'admin' } as const
const answer = { schema: { type: 'object' } } as const
const fields = {
  name: text({ required: true, max: 120, help: 'Who will use it, such as the imaging server.' }),
  pluginname: text({ required: true, max: 40, help: 'The plugin whose collectors it opens.' }),
  expires: datetime({ help: 'When the key ends. Default: never.' }),
}

/** The keys of collectors, for administrators. */
export function apiKeyRoutes(parts: AccessParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path,
      permission: { name: 'apikeys.read', least: 'admin' },
      doc: { summary: 'List the keys of collectors, without the keys themselves', tag, answer },
      handle: () => list(parts),
    },
    {
      method: 'POST',
      path,
      permission,
      doc: {
        summary: 'Make a key for the collectors of a plugin; it is shown this once',
        tag,
        body: bodySchema(fields),
        answer: { ...answer, status: 201 },
      },
      handle: (call) => create(parts, call),
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      permission,
      doc: { summary: 'Take back a key', tag, answer: { status: 204 } },
      handle: (call) => revoke(parts, call),
    },
  ]
}

const columns = ['apikeyid', 'name', 'pluginname', 'expires', 'lastused', 'createddate'] as const

async function list({ database }: AccessParts): Promise<Answer> {
  const keys = database.read.selectFrom('apikeys').select(columns).where('revoked', 'is', null)
  return { body: { data: (await keys.orderBy('apikeyid').execute()).map(shown) } }
}

function shown(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const moments = ['expires', 'lastused', 'createddate'].map((name) => {
    const value = row[name]
    return [name, typeof value === 'string' ? isoOfStored(value) : null] as const
  })
  return { ...row, ...Object.fromEntries(moments) }
}

async function create(parts: AccessParts, { body, actor }: Call): Promise<Answer> {
  const { name, pluginname, expires: given } = readBody(fields, body)
  const expires = futureOf(given, parts.clock.now())
  const key = `${apikeyprefix}${randomToken()}`
  const row = { name, pluginname, expires, lastused: null, createddate: storedOf(isoOf(parts.clock.now())) }
  const apikeyid = await parts.database.transaction((trx) =>
    insertedKey(trx, { table: 'apikeys', key: 'apikeyid' }, { ...row, keyhash: hashToken(key), revoked: null }),
  )
  parts.log.info('A collector key was made.', { by: actor.name, apikeyid, pluginname })
  return { status: 201, headers: { 'cache-control': 'no-store' }, body: { ...shown({ apikeyid, ...row }), key } }
}

async function revoke({ database, clock, apikeys, log }: AccessParts, { params, actor }: Call): Promise<Answer> {
  const apikeyid = Number(params['id'])
  const revoked = storedOf(isoOf(clock.now()))
  const { numUpdatedRows } = await database.transaction((trx) =>
    trx
      .updateTable('apikeys')
      .set({ revoked })
      .where('apikeyid', '=', Number.isSafeInteger(apikeyid) ? apikeyid : 0)
      .where('revoked', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  if (numUpdatedRows === 0n) throw notFound(`There is no key ${params['id']}.`)
  apikeys.clear()
  log.info('A collector key was taken back.', { by: actor.name, apikeyid })
  return {}
}
