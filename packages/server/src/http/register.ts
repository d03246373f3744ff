import { Readable } from 'node:stream'
import { forbidden, ShopError } from '@shopdb/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { requirePermission } from '../access/actor.ts'
import type { Asking, Caller } from '../access/caller.ts'
import type { Call, Route } from '../access/route.ts'
import { sendAnswer } from './answer.ts'
import { parseCookies } from './cookies.ts'
import { parseJsonBody } from './json-body.ts'
import { limited } from './limited.ts'

/** Finds out who asks; undefined for nobody. Throws for a proof that does not hold. */
export type Identify = (asking: Asking) => Promise<Caller | undefined> | Caller | undefined

const megabyte = 1024 * 1024

/** Nobody that is known, on a public route. */
const nobody: Caller = {
  actor: { kind: 'system', userid: null, apikeyid: null, pluginname: null, name: 'nobody', role: 'viewer' },
  source: 'web',
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** Machines push here. */
    readonly isOfMachine?: boolean
  }
}

/** Puts routes on the app: who asks is known before a body is read. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], identify: Identify): void {
  app.decorateRequest('caller', null)
  takeJson(app)
  for (const route of routes.filter((one) => !one.upload)) registerRoute(app, route, identify)
  void app.register(async (scope) => {
    takeStreams(scope)
    for (const route of routes.filter((one) => one.upload)) registerRoute(scope, route, identify)
  })
}

function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => parseJsonBody(body, request.routeOptions.config.isOfMachine),
  )
}

function takeStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', async (_request: FastifyRequest, payload: Readable) => payload)
}

function registerRoute(app: FastifyInstance, route: Route, identify: Identify): void {
  const bodyLimit = route.bodylimit ?? megabyte
  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    // Agents that know passwords only send theirs when they are asked to; the header stays only on a refusal.
    if (route.permission === 'collector') reply.header('www-authenticate', 'Basic realm="collectors"')
    request.caller = await admit(request, route, identify)
    if (route.permission === 'collector') reply.removeHeader('www-authenticate')
  }
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit,
    config: { isOfMachine: route.permission === 'collector' },
    ...(route.permission !== 'public' && { onRequest: guard }),
    handler: async (request, reply) => {
      await sendAnswer(request, reply, await route.handle(callOf(request, route, bodyLimit)))
      return reply
    },
  })
}

async function admit(request: FastifyRequest, route: Route, identify: Identify): Promise<Caller> {
  if (route.isOpened && (await route.isOpened())) return nobody
  const { method, headers } = request
  const cookies = parseCookies(headers.cookie)
  const caller = await identify({ method, headers, cookies })
  if (!caller)
    throw new ShopError('unauthenticated', 'Nobody is signed in; sign in, or send a token as Authorization: Bearer.')
  refuseCaller(caller, route)
  return caller
}

/** A collector's key opens collectors and nothing else; those are open to managers too, who try them out. */
function refuseCaller({ actor }: Caller, { permission }: Route): void {
  const isKey = actor.kind === 'apikey'
  if (isKey && permission !== 'collector') throw forbidden('A collector key opens collectors only.')
  if (permission === 'collector' && !isKey) requirePermission(actor, { name: 'collectors.push', least: 'manager' })
  if (typeof permission === 'object') requirePermission(actor, permission)
}

function callOf(request: FastifyRequest, { permission, upload: isupload }: Route, bodylimit: number): Call {
  const { actor, source } = request.caller ?? nobody
  return {
    actor,
    source,
    requestid: request.id,
    least: typeof permission === 'object' ? permission.least : undefined,
    // Fastify's router and query parser give exactly these shapes.
    params: request.params as Call['params'],
    query: request.query as Call['query'],
    body: isupload ? undefined : request.body,
    headers: request.headers as Call['headers'],
    address: request.ip,
    // A route that takes an upload stands in the scope whose parser hands the stream over.
    ...(isupload && { upload: limited((request.body as Readable | undefined) ?? Readable.from([]), bodylimit) }),
  }
}
