import { asTitle } from '@shopdb/contract'
import { cookienames } from '../access/cookies.ts'
import type { Route, RouteDoc } from '../access/route.ts'
import { shareSchemas } from './shared-schemas.ts'

/** What the document is called and which version of the product it describes. */
export interface ApiInfo {
  readonly title: string
  readonly version: string
}

type Schema = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of these routes. */
export function describeRoutes(routes: readonly Route[], info: ApiInfo): Schema {
  const told = routes.filter(({ doc }) => doc.ishidden !== true)
  const bypath = Map.groupBy(told, (route) => templateOf(route.path))
  const paths = [...bypath].map(([path, group]): [string, unknown] => [
    path,
    Object.fromEntries(group.map((route) => [route.method.toLowerCase(), operation(route)])),
  ])
  const { document, schemas } = shareSchemas(Object.fromEntries(paths))
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      description: 'Every failure is application/problem+json (RFC 9457).',
    },
    tags: [...new Set(routes.map((route) => route.doc.tag))].map((name) => ({ name })),
    paths: document,
    components: { ...components, schemas: { ...components.schemas, ...schemas } },
  }
}

/** `/api/vendors/:id` as the document writes it: `/api/vendors/{id}`. */
function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/gu, '{$1}')
}

function operation(route: Route): Schema {
  const { doc, permission } = route
  const parameters = [...pathParameters(route), ...queryParameters(doc)]
  return {
    operationId: operationId(route),
    summary: doc.summary,
    tags: [doc.tag],
    ...(doc.description !== undefined && { description: doc.description }),
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(doc),
    responses: { [answerStatus(doc)]: success(doc), default: { $ref: '#/components/responses/Problem' } },
    security:
      permission === 'public' ? [] : [...(route.isOpened ? [{}] : []), { cookie: [] }, { bearer: [] }, { apikey: [] }],
    ...(typeof permission === 'object' && { 'x-permission': permission.name, 'x-role': permission.least }),
  }
}

/** `GET /api/vendors/:id/history` is `getVendorsIdHistory`. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api/u, '')
    .split(/[^A-Za-z0-9]+/u)
    .filter(Boolean)
  return method.toLowerCase() + words.map(asTitle).join('')
}

const key = { type: 'integer', minimum: 1 }

function pathParameters({ path, doc }: Route): readonly Schema[] {
  return [...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' && doc.istextid !== true ? key : { type: 'string' },
  }))
}

function queryParameters(doc: RouteDoc): readonly Schema[] {
  return Object.entries(doc.query ?? {}).map(([name, { description, schema }]) => ({
    name,
    in: 'query',
    description,
    schema,
  }))
}

function requestBody({ body }: RouteDoc): Schema {
  if (!body) return {}
  return {
    requestBody: { required: true, content: { [body.contenttype ?? 'application/json']: { schema: body.schema } } },
  }
}

function answerStatus({ answer }: RouteDoc): number {
  return answer?.status ?? (answer ? 200 : 204)
}

function success({ answer }: RouteDoc): Schema {
  const description = answer?.description ?? 'Done.'
  if (!answer?.schema && !answer?.contenttype) return { description }
  return { description, content: { [answer.contenttype ?? 'application/json']: { schema: answer.schema ?? {} } } }
}

const flaw = {
  type: 'object',
  properties: { path: { type: 'string', description: 'A JSON pointer to the member.' }, message: { type: 'string' } },
  required: ['path', 'message'],
}

const problem = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestid: { type: 'string' },
    errors: { type: 'array', items: flaw },
  },
  required: ['type', 'title', 'status', 'detail', 'requestid'],
}

const components = {
  schemas: { Problem: problem },
  responses: {
    Problem: {
      description: 'What went wrong, where, and what would be right.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  securitySchemes: {
    cookie: {
      type: 'apiKey',
      in: 'cookie',
      name: cookienames.access,
      description: 'Set by signing in; writes also echo the CSRF cookie in X-CSRF-Token.',
    },
    bearer: { type: 'http', scheme: 'bearer', description: 'A personal API token.' },
    apikey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The key of a collector.' },
  },
}
