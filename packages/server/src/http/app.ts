import { invalid, type Log, notFound } from '@shopdb/contract'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Route } from '../access/route.ts'
import { TooManyError } from '../access/too-many.ts'
import { createRequestIds } from '../base/ids.ts'
import { checkRoutes } from './check-routes.ts'
import { refuseBrokenRequest } from './client-error.ts'
import { allowOrigins } from './cors.ts'
import { describingRoutes } from './describe.ts'
import { type SecurityHeaders, securityHeaders } from './headers.ts'
import { openTaken, type TakenAt } from './methods.ts'
import { createMetrics, type Metrics, metricsRoute } from './metrics.ts'
import { findWebBuild, isPage, sendPage, servePages } from './pages.ts'
import { problemOf, problemtype } from './problem.ts'
import { type Identify, registerRoutes } from './register.ts'

/** What the app is made of. */
export interface AppParts {
  readonly routes: readonly Route[]
  readonly identify: Identify
  readonly log: Log
  /** Whether people reach the site through https. */
  readonly https: boolean
  readonly corsorigins: readonly string[]
  readonly trustproxy: readonly string[]
  /** The product's version, for the description of the API. */
  readonly version: string
  /** Where the built web lies, if it is built. */
  readonly webfolder: string
}

/** Milliseconds from which a request is told to the log. */
const slow = 1000

/** Builds the HTTP app, ready to listen or to be asked by a test. Throws for a route without a permission. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const build = findWebBuild(parts.webfolder)
  const headers = securityHeaders({ https: parts.https, importmap: build?.importmap })
  const metrics = createMetrics()
  const served = [...parts.routes, metricsRoute(metrics)]
  const routes = [...served, ...describingRoutes(served, { title: 'ShopDB', version: parts.version })]
  checkRoutes(routes)
  const app = openFastify(parts, headers)
  watch(app, parts.log, metrics)
  const takenAt = openTaken(routes)
  prepareAnswers(app, headers)
  allowOrigins(app, parts.corsorigins)
  refuseMethods(app, takenAt)
  app.setErrorHandler((error, request, reply) => sendProblem({ request, reply, log: parts.log }, error))
  app.setNotFoundHandler(async (request, reply) => {
    // What was looked for among the files of the pages.
    const taken = takenAt(request)
    if (taken) {
      reply.header('allow', taken.allow)
      throw taken.refusal
    }
    if (isPage(request)) return sendPage(reply, build, headers.page)
    throw notFound(`There is nothing at ${request.url.split('?', 1)[0]}.`)
  })
  registerRoutes(app, routes, parts.identify)
  if (build) await servePages(app, build, headers.page)
  return app
}

function openFastify(parts: AppParts, headers: SecurityHeaders): FastifyInstance {
  return fastify({
    logger: false,
    genReqId: createRequestIds(),
    trustProxy: parts.trustproxy.length > 0 ? [...parts.trustproxy] : false,
    requestTimeout: 120_000,
    return503OnClosing: false,
    clientErrorHandler: refuseBrokenRequest,
    schemaController: { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } },
    // These come before any hook, so the headers are set here as well.
    frameworkErrors: (error, request, reply) =>
      sendProblem({ request, reply: reply.headers(headers.api), log: parts.log }, error),
  })
}

/** What is asked is checked by declarations, so that nobody needs the compilers of schemas: a hundred files, otherwise read at each start. */
function refuseSchema(): never {
  throw new Error('Routes have no schema.')
}

/** Security headers and the request's id on every answer; NUL is refused wherever it stands in the address. */
function prepareAnswers(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers.api).header('x-request-id', request.id)
    done(request.url.includes('%00') ? invalid('The address has a NUL character (%00); leave it out.') : undefined)
  })
}

/** Before a body is read, whatever it may be. */
function refuseMethods(app: FastifyInstance, takenAt: TakenAt): void {
  app.addHook('onRequest', (request, reply, done) => {
    const taken = request.is404 ? takenAt(request) : undefined
    if (!taken) return done()
    reply.header('allow', taken.allow)
    if (request.method !== 'OPTIONS') return done(taken.refusal)
    reply.code(204).send()
  })
}

function watch(app: FastifyInstance, log: Log, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    // A stream of events is open for as long as somebody listens.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done()
    metrics.observe(reply.statusCode, reply.elapsedTime)
    if (reply.elapsedTime > slow)
      log.warn('A request was slow.', { ...lineOf(request), milliseconds: Math.round(reply.elapsedTime) })
    done()
  })
}

function lineOf(request: FastifyRequest): {
  readonly requestid: string
  readonly method: string
  readonly path: string
} {
  return { requestid: request.id, method: request.method, path: request.url.split('?', 1)[0] ?? '' }
}

interface Failing {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly log: Log
}

function sendProblem({ request, reply, log }: Failing, error: unknown): void {
  const problem = problemOf(error, request.id)
  if (problem.status >= 500) log.error('A request failed.', { ...lineOf(request), error })
  if (error instanceof TooManyError) reply.header('retry-after', String(error.seconds))
  reply.code(problem.status).header('content-type', problemtype).send(JSON.stringify(problem))
}
